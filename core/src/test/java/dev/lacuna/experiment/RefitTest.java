package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.inject.Inject;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Split;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.model.Model;
import dev.lacuna.model.Network;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.TaskModule;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.EpochRecord;
import dev.lacuna.train.History;
import dev.lacuna.train.PlainTraining;
import dev.lacuna.train.TrainingEngine;
import dev.lacuna.train.TrainingJob;
import dev.lacuna.train.TrainingListener;
import dev.lacuna.train.fused.FusedEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Training again on train and dev, once dev has chosen. */
class RefitTest {
  private static final Map<String, String> ONCE =
      Map.of("epochs", "60", "patience", "3", "split", "0.5,0.3,0.2", "learning-rate", "0.05");
  private static final Map<String, String> REFIT = with(ONCE, "refit", "yes");

  @Test
  void modelHasLearntTrainAndDevForAsLongAsDevFoundBest() {
    TrainedRun<double[]> run = run(REFIT);
    TrainedRun<double[]> both = trainedOnBoth(run, ONCE);

    assertThat(run.histories().get(0).bestEpoch()).isLessThan(60);
    assertThat(both.histories().get(0).epochs()).hasSize(run.histories().get(0).bestEpoch());
    assertSame(run.model().members(), both.model().members());
    assertThat(largest(run.model())).isEqualTo(largest(both.model()));
  }

  @Test
  void numbersAreStandardisedByTrainAndDev() {
    TrainedRun<double[]> run = run(REFIT);
    Split<double[]> split = run.split();

    assertThat(run.model().card().scaling())
        .isEqualTo(TargetScaling.fit(split.train().append(split.dev()).labels()))
        .isNotEqualTo(TargetScaling.fit(split.train().labels()));
  }

  @Test
  void whatDevChoseInTheFirstTrainingStays() {
    // so short that the best threshold is not the usual one
    Map<String, String> brief = Map.of("epochs", "1", "split", "0.5,0.3,0.2");
    TrainedRun<double[]> once = run(brief);
    TrainedRun<double[]> run = run(with(brief, "refit", "yes"));

    assertThat(run.model().card().thresholds())
        .isEqualTo(once.model().card().thresholds())
        .isNotEqualTo(List.of(0.5, 0.5, 0.5));
    assertThat(run.model().card().calibrations())
        .isEqualTo(once.model().card().calibrations())
        .isNotEqualTo(once.model().uncalibrated().card().calibrations());
    assertThat(run.histories()).isEqualTo(once.histories());
    assertThat(run.split().train().labels()).isEqualTo(once.split().train().labels());
    assertThat(run.split().dev().labels()).isEqualTo(once.split().dev().labels());
  }

  @Test
  void figuresAreThoseOfTheModelThatIsKept() {
    TrainedRun<double[]> run = run(REFIT);

    Predictions predictions = run.model().predict(run.split().test().inputs());

    for (int row = 0; row < predictions.rows(); row++) {
      assertThat(run.predictions().value(row, 0)).isEqualTo(predictions.value(row, 0));
      assertThat(run.predictions().value(row, 2)).isEqualTo(predictions.value(row, 2));
    }
    assertThat(run.model().card().metrics()).isEqualTo(run.evaluation().toMap());
    assertThat(run.evaluation().toMap()).isNotEqualTo(run(ONCE).evaluation().toMap());
  }

  @Test
  void provenanceSaysSo() {
    TrainedRun<double[]> run = run(REFIT);

    assertThat(run.model().card().provenance())
        .containsEntry("train_rows", 120)
        .containsEntry("dev_rows", 72)
        .containsEntry(
            "refitted",
            "on train and dev, %d epochs".formatted(run.histories().get(0).bestEpoch()));
    assertThat(run(ONCE).model().card().provenance()).doesNotContainKey("refitted");
  }

  @Test
  void withoutPatienceItTakesAllEpochs() {
    TrainedRun<double[]> run = run(with(with(REFIT, "patience", "0"), "epochs", "7"));

    assertThat(run.model().card().provenance())
        .containsEntry("refitted", "on train and dev, 7 epochs");
  }

  @Test
  void emptyDevLeavesNothingToLearn() {
    Map<String, String> noDev = Map.of("epochs", "3", "split", "0.8,0,0.2");

    TrainedRun<double[]> run = run(with(noDev, "refit", "yes"));

    assertSame(run.model().members(), run(noDev).model().members());
    assertThat(run.model().card().provenance()).doesNotContainKey("refitted");
  }

  @Test
  void membersAreTrainedAgainForTheMedianOfTheirBestEpochs() {
    Map<String, String> three = with(ONCE, "ensemble", "3");
    TrainedRun<double[]> run = run(with(three, "refit", "yes"));
    TrainedRun<double[]> both = trainedOnBoth(run, three);

    assertThat(run.histories()).isEqualTo(run(three).histories());
    assertThat(run.histories().stream().map(History::bestEpoch).distinct().count())
        .isGreaterThan(1);
    assertThat(run.model().members()).hasSize(3);
    assertSame(run.model().members(), both.model().members());
    assertThat(both.histories())
        .allSatisfy(
            history ->
                assertThat(history.epochs()).hasSize(History.medianBestEpoch(run.histories())));
  }

  @Test
  void eachTrainingIsWatchedByItself() {
    List<String> seen = new ArrayList<>();
    ExperimentSession session = open(with(with(REFIT, "patience", "0"), "epochs", "2"));

    session
        .experiment()
        .run(session.task(StripesTask.class), Method.MASKED, new Watch("training", seen));

    assertThat(seen)
        .containsExactly(
            "training: 120 rows, 72 for dev, until epoch 2",
            "training: over",
            "training again: 192 rows, 0 for dev, until epoch 2",
            "training again: over");
  }

  @Test
  void foldsAreEachTrainedAgainAndTellHowLongAllRowsAreLearnt() {
    ExperimentSession session =
        open(Map.of("folds", "3", "epochs", "20", "patience", "2", "refit", "yes"));
    StripesTask task = session.task(StripesTask.class);
    Folds<double[]> folds = session.crossValidation().folds(task);

    CrossValidatedRun<double[]> run =
        session.crossValidation().run(task, folds, title -> TrainingListener.none());

    for (int fold = 0; fold < 3; fold++) {
      TrainedRun<double[]> alone =
          session.experiment().run(task, folds.split(fold), Method.MASKED, TrainingListener.none());
      assertThat(alone.model().card().provenance()).containsKey("refitted");
      assertThat(run.folds().get(fold).evaluation()).isEqualTo(alone.evaluation());
      assertThat(run.folds().get(fold).histories()).isEqualTo(alone.histories());
    }
    int median =
        History.medianBestEpoch(
            run.folds().stream().flatMap(fold -> fold.histories().stream()).toList());
    assertThat(run.refitted().histories().get(0).epochs()).hasSize(median);
    assertThat(run.refitted().model().card().provenance())
        .containsEntry("epochs", median)
        .doesNotContainKey("refitted");
  }

  @Test
  void allMethodsOfAComparisonShareTheFeaturesOfBoth() {
    ExperimentSession session =
        ExperimentSession.open(new Bound("counting", CountingTask.class), REFIT);
    CountingTask task = session.task(CountingTask.class);
    Split<double[]> split = session.experiment().split(task);

    Comparison.Result<double[]> result = compare(session, task, split);

    assertThat(task.fitted).containsExactly(120, 192);
    assertThat(result.runs())
        .hasSize(6)
        .allSatisfy(
            run -> {
              assertThat(run.model().featurizer())
                  .isSameAs(result.runs().get(0).model().featurizer());
              assertThat(run.model().card().provenance()).containsKey("refitted");
            });
  }

  @Test
  void rowsOfEveryMethodAreThoseOfBoth() {
    ExperimentSession session = open(REFIT);
    StripesTask task = session.task(StripesTask.class);
    Split<double[]> split = session.experiment().split(task);
    LabelMatrix both = split.train().append(split.dev()).labels();

    SeedComparison figures = compare(session, task, split).figures();

    assertThat(trainRows(figures, Method.MASKED)).containsExactly(192);
    assertThat(trainRows(figures, Method.DROP_ROWS))
        .containsExactly(CompleteRows.of(both).length)
        .isNotEqualTo(List.of(CompleteRows.of(split.train().labels()).length));
    assertThat(trainRows(figures, Method.SINGLE_HEAD))
        .containsExactly(both.observedCount(0), both.observedCount(1), both.observedCount(2));
  }

  @Test
  void networkOfAHeadLearnsTheRowsOfDevWithItsLabel() {
    List<String> seen = new ArrayList<>();
    ExperimentSession session = open(with(with(REFIT, "patience", "0"), "epochs", "2"));
    StripesTask task = session.task(StripesTask.class);
    Split<double[]> split = session.experiment().split(task);

    new HeadByHead<>(session.experiment(), session.experiment().prepare(task, split), split)
        .train(head -> new Watch(head, seen));

    int train = split.train().labels().observedCount(0);
    int dev = split.dev().labels().observedCount(0);
    assertThat(seen)
        .startsWith(
            "above: %d rows, %d for dev, until epoch 2".formatted(train, dev),
            "above: over",
            "above again: %d rows, 0 for dev, until epoch 2".formatted(train + dev),
            "above again: over");
  }

  @Test
  void networkOfAHeadThatDevDoesNotKnowIsTrainedOnce() {
    List<String> seen = new ArrayList<>();
    ExperimentSession session = open(with(REFIT, "epochs", "2"));
    StripesTask task = session.task(StripesTask.class);
    Split<double[]> split = session.experiment().split(task);
    Dataset<double[]> dev =
        split.dev().withLabels(split.dev().labels().drop((row, head) -> head == 0));
    Split<double[]> unknown = new Split<>(split.train(), dev, split.test(), List.of());

    HeadByHead.Outcome outcome =
        new HeadByHead<>(session.experiment(), session.experiment().prepare(task, unknown), unknown)
            .train(head -> new Watch(head, seen));

    assertThat(seen).noneMatch(line -> line.startsWith("above again"));
    assertThat(seen).anyMatch(line -> line.startsWith("stripe again"));
    assertThat(outcome.trainRows().get(0)).isEqualTo(split.train().labels().observedCount(0));
  }

  @Test
  void divergingAfterDevHasChosenKeepsTheLastGoodWeights() {
    ExperimentSession session =
        ExperimentSession.open(new Bound("fragile", FragileTask.class), REFIT);
    FragileTask task = session.task(FragileTask.class);
    List<String> seen = new ArrayList<>();

    DivergedRunException thrown =
        catchThrowableOfType(
            DivergedRunException.class,
            () -> session.experiment().run(task, Method.MASKED, new Watch("training", seen)));

    assertThat(thrown.code()).isEqualTo(ErrorCode.DIVERGED);
    assertThat(seen).contains("training: over").endsWith("training again: diverged");
    DivergedRunException.LastGood lastGood = thrown.lastGood().orElseThrow();
    assertThat(lastGood.epoch()).isEqualTo(1);
    assertThat(lastGood.model().members().get(0).isFinite()).isTrue();
    assertThat(lastGood.model().card().thresholds()).containsOnly(0.5);
    assertThat(lastGood.model().card().provenance())
        .containsEntry("train_rows", 192)
        .containsEntry("dev_rows", 0)
        .containsEntry("untested", "weights of epoch 1 of a training that diverged later");
  }

  /** Tells what happens to trainings. */
  private record Watch(String title, List<String> seen) implements TrainingListener {
    @Override
    public TrainingListener ofTrainAndDev() {
      return new Watch(title + " again", seen);
    }

    @Override
    public void started(TrainingJob job, String engine) {
      seen.add(
          "%s: %d rows, %d for dev, until epoch %d"
              .formatted(title, job.train().rows(), job.dev().rows(), job.config().stopAfter()));
    }

    @Override
    public void epochEnded(EpochRecord epoch) {}

    @Override
    public void finished(History history) {
      seen.add(title + ": over");
    }

    @Override
    public void diverged() {
      seen.add(title + ": diverged");
    }
  }

  /** Writes down on how many rows its features were fitted. */
  private static final class CountingTask extends StripesTask {
    private final List<Integer> fitted = new ArrayList<>();

    @Inject
    CountingTask(OptionValues options) {
      super(options);
    }

    @Override
    public Featurizer<double[]> featurizer() {
      Featurizer<double[]> scale = super.featurizer();
      return new Featurizer<>() {
        @Override
        public FittedFeaturizer<double[]> fit(Dataset<double[]> train) {
          fitted.add(train.size());
          return scale.fit(train);
        }

        @Override
        public FittedFeaturizer<double[]> restore(Map<String, byte[]> files) {
          return scale.restore(files);
        }
      };
    }
  }

  /** Brings an engine that stands no more rows than those of the train part. */
  private static final class FragileTask extends StripesTask {
    @Inject
    FragileTask(OptionValues options) {
      super(options);
    }

    @Override
    public Optional<TrainingEngine> engine() {
      return Optional.of(new FragileEngine());
    }
  }

  private static final class FragileEngine implements TrainingEngine {
    private final TrainingEngine sound = new FusedEngine();

    @Override
    public String name() {
      return "fragile";
    }

    @Override
    public Session start(Problem problem) {
      Session session = sound.start(problem);
      return problem.targets().rows() > 120 ? new BreakingSession(session) : session;
    }
  }

  /** Breaks in its second epoch, of 192 rows in batches of 16. */
  private static final class BreakingSession implements TrainingEngine.Session {
    private final TrainingEngine.Session session;
    private int steps;

    BreakingSession(TrainingEngine.Session session) {
      this.session = session;
    }

    @Override
    public BatchLoss step(int[] order, int from, int to) {
      BatchLoss loss = session.step(order, from, to);
      steps++;
      return steps > 12 ? new BatchLoss(Double.NaN, loss.sums(), loss.observed()) : loss;
    }

    @Override
    public Network network() {
      return session.network();
    }

    @Override
    public void save(StateWriter out) throws IOException {
      session.save(out);
    }

    @Override
    public void restore(StateReader in) throws IOException {
      session.restore(in);
    }

    @Override
    public void close() {
      session.close();
    }
  }

  /** What a task's jar would bring. */
  private static final class Bound extends TaskModule {
    private final String name;
    private final Class<? extends StripesTask> task;

    Bound(String name, Class<? extends StripesTask> task) {
      this.name = name;
      this.task = task;
    }

    @Override
    public TaskDescription description() {
      return new StripesTask.Module(name).description();
    }

    @Override
    protected void configureTask() {
      bindTask(task);
    }
  }

  private static Map<String, String> with(Map<String, String> settings, String name, String value) {
    Map<String, String> more = new HashMap<>(settings);
    more.put(name, value);
    return more;
  }

  private static ExperimentSession open(Map<String, String> settings) {
    return ExperimentSession.open(new StripesTask.Module(), settings);
  }

  private static TrainedRun<double[]> run(Map<String, String> settings) {
    ExperimentSession session = open(settings);
    return session.experiment().run(session.task(StripesTask.class));
  }

  /** Trains on what is train and dev of a run, for as long as that should have been trained. */
  private static TrainedRun<double[]> trainedOnBoth(
      TrainedRun<double[]> run, Map<String, String> settings) {
    ExperimentSession session = open(settings);
    return session
        .experiment()
        .endingAfter(History.medianBestEpoch(run.histories()))
        .run(
            session.task(StripesTask.class),
            run.split().withDevInTrain(),
            Method.MASKED,
            TrainingListener.none());
  }

  private static <T extends StripesTask> Comparison.Result<double[]> compare(
      ExperimentSession session, T task, Split<double[]> split) {
    return new Comparison<>(session.experiment(), task)
        .run(split, List.of(Method.values()), title -> TrainingListener.none());
  }

  private static List<Integer> trainRows(SeedComparison figures, Method method) {
    return figures.trained(method).orElseThrow().trainRows();
  }

  /** Returns what the features were divided by. */
  private static String largest(Model<double[]> model) {
    byte[] text = model.featurizer().files().get("largest.txt");
    assertThat(text).isNotNull();
    return new String(text, StandardCharsets.UTF_8);
  }

  private static void assertSame(List<Network> found, List<Network> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int member = 0; member < expected.size(); member++) {
      assertThat(PlainTraining.parametersOf(found.get(member)))
          .isEqualTo(PlainTraining.parametersOf(expected.get(member)));
    }
  }
}
