package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.Split;
import dev.lacuna.eval.Headline;
import dev.lacuna.eval.Metric;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.EpochRecord;
import dev.lacuna.train.History;
import dev.lacuna.train.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void allMethodsAreTrainedOnTheSamePartsAndJudgedByTheSameCells() {
    List<String> titles = new ArrayList<>();

    Comparison.Result<double[]> result = compare(open(Map.of()), List.of(Method.values()), titles);

    assertThat(titles)
        .containsExactly(
            "masked",
            "sentinel",
            "zero",
            "drop-rows",
            "single-head, head above",
            "single-head, head stripe",
            "single-head, head distance",
            "mean-impute",
            "self-training, teacher",
            "self-training, pupil",
            "self-training, last network");
    assertThat(result.runs())
        .extracting(TrainedRun::method)
        .containsExactly(
            "masked",
            "mask value as target",
            "missing as 0",
            "complete rows only",
            "missing as the mean",
            "filled by itself");
    assertThat(result.figures().outcomes())
        .allSatisfy(
            outcome ->
                assertThat(((MethodOutcome.Trained) outcome).evaluation().heads())
                    .extracting(head -> head.counts().observed())
                    .isEqualTo(observed(result.runs().get(0).split().test())));
    assertThat(result.figures().draws()).containsOnlyKeys(Headline.values());
  }

  @Test
  void dropRowsSaysWhyItCannotBeTrainedAndTheOthersGoOn() {
    Comparison.Result<double[]> result =
        compare(
            open(Map.of("missing", "0.95", "epochs", "1")),
            List.of(Method.MASKED, Method.DROP_ROWS),
            new ArrayList<>());

    assertThat(result.figures().outcome(Method.DROP_ROWS))
        .isEqualTo(
            new MethodOutcome.Untrainable(Method.DROP_ROWS, "only 0 of 192 rows have every label"));
    assertThat(result.figures().trained(Method.MASKED)).isPresent();
  }

  @Test
  void networkOfAHeadPredictsWhatATrainingWithNoOtherLabelDoes() {
    ExperimentSession session = open(Map.of("epochs", "5"));
    StripesTask task = session.task(StripesTask.class);
    Split<double[]> split = session.experiment().split(task);

    Predictions together = headByHead(session, split).predictions();

    for (int t = 0; t < StripesTask.SCHEMA.size(); t++) {
      Predictions alone =
          session
              .experiment()
              .run(
                  session.experiment().prepare(task, split),
                  only(t, split),
                  Method.MASKED,
                  TrainingListener.none())
              .predictions();
      for (int row = 0; row < together.rows(); row++) {
        for (int k = 0; k < StripesTask.SCHEMA.head(t).outputs(); k++) {
          assertThat(together.value(row, t, k)).isEqualTo(alone.value(row, t, k));
        }
      }
    }
  }

  @Test
  void labelsOfOtherHeadsChangeNothingForTheNetworkOfAHead() {
    ExperimentSession session = open(Map.of("epochs", "5"));
    Split<double[]> split = session.experiment().split(session.task(StripesTask.class));
    Dataset<double[]> train = split.train();
    Dataset<double[]> fewer =
        train.withLabels(train.labels().drop((row, head) -> head == 2 && row % 2 == 0));

    Predictions whole = headByHead(session, split).predictions();
    Predictions less =
        headByHead(session, new Split<>(fewer, split.dev(), split.test(), List.of())).predictions();

    assertThat(less.value(0, 0)).isEqualTo(whole.value(0, 0));
    assertThat(less.value(0, 1, 2)).isEqualTo(whole.value(0, 1, 2));
    assertThat(less.value(0, 2)).isNotEqualTo(whole.value(0, 2));
  }

  @Test
  void headWithoutAnyLabelGetsEvenOdds() {
    ExperimentSession session = open(Map.of("epochs", "1"));
    Split<double[]> split = session.experiment().split(session.task(StripesTask.class));
    LabelMatrix labels = split.train().labels();
    Dataset<double[]> train = split.train().withLabels(labels.drop((row, head) -> head < 2));

    HeadByHead.Outcome outcome =
        headByHead(session, new Split<>(train, split.dev(), split.test(), List.of()));

    assertThat(outcome.predictions().value(0, 0)).isEqualTo(0.5);
    assertThat(outcome.predictions().value(0, 1, 0)).isEqualTo(1 / 3.0);
    assertThat(outcome.trainRows()).containsExactly(labels.observedCount(2));
  }

  @Test
  void headThatTheMonitorCannotMeasureIsStoppedByItsLoss() {
    ExperimentSession session =
        open(Map.of("epochs", "3", "patience", "2", "monitor", Metric.ROC_AUC.id()));
    Split<double[]> split = session.experiment().split(session.task(StripesTask.class));
    Map<String, String> monitors = new HashMap<>();

    new HeadByHead<>(session.experiment(), prepared(session, split), split)
        .train(head -> watcher(history -> monitors.put(head, history.monitor())));

    assertThat(monitors)
        .isEqualTo(Map.of("above", "roc_auc", "stripe", "loss", "distance", "loss"));
  }

  @Test
  void experimentByItselfTrainsNoMethodOfSeveralNetworks() {
    ExperimentSession session = open(Map.of("epochs", "1"));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                session
                    .experiment()
                    .run(
                        session.task(StripesTask.class),
                        Method.SINGLE_HEAD,
                        TrainingListener.none()))
        .withMessageContaining("Comparison");
  }

  @Test
  void anotherSeedSplitsAnew() {
    ExperimentSession session = open(Map.of());
    ExperimentSession other = session.withSeed(2);

    assertThat(other.experiment().settings().seed()).isEqualTo(2);
    assertThat(other.options().get(StripesTask.MISSING)).isEqualTo(0.4);
    assertThat(other.experiment().split(other.task(StripesTask.class)).train().inputs())
        .isNotEqualTo(session.experiment().split(session.task(StripesTask.class)).train().inputs());
  }

  private static TrainingListener watcher(Consumer<History> finished) {
    return new TrainingListener() {
      @Override
      public void epochEnded(EpochRecord epoch) {}

      @Override
      public void finished(History history) {
        finished.accept(history);
      }
    };
  }

  private static ExperimentSession open(Map<String, String> settings) {
    return ExperimentSession.open(new StripesTask.Module(), settings);
  }

  private static Comparison.Result<double[]> compare(
      ExperimentSession session, List<Method> methods, List<String> titles) {
    StripesTask task = session.task(StripesTask.class);
    return new Comparison<>(session.experiment(), task)
        .run(
            session.experiment().split(task),
            methods,
            title -> {
              titles.add(title);
              return TrainingListener.none();
            });
  }

  private static Experiment.Prepared<double[]> prepared(
      ExperimentSession session, Split<double[]> split) {
    return session.experiment().prepare(session.task(StripesTask.class), split);
  }

  private static HeadByHead.Outcome headByHead(ExperimentSession session, Split<double[]> split) {
    return new HeadByHead<>(session.experiment(), prepared(session, split), split)
        .train(head -> TrainingListener.none());
  }

  /** The rows with a label of one head, and no other label. */
  private static Split<double[]> only(int head, Split<double[]> split) {
    LabelMatrix labels = split.train().labels();
    int[] rows =
        IntStream.range(0, labels.rows()).filter(row -> labels.observed(row, head)).toArray();
    Dataset<double[]> train = split.train().select(rows);
    return new Split<>(
        train.withLabels(train.labels().drop((row, other) -> other != head)),
        split.dev(),
        split.test(),
        List.of());
  }

  private static List<Integer> observed(Dataset<?> test) {
    return Arrays.stream(test.labels().observedCounts()).boxed().toList();
  }
}
