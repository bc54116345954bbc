package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.inject.Inject;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Groups;
import dev.lacuna.data.Split;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.eval.Evaluator;
import dev.lacuna.eval.Metric;
import dev.lacuna.eval.Thresholds;
import dev.lacuna.model.Model;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.Table;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.TaskModule;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.History;
import dev.lacuna.train.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossValidationTest {
  private static final Map<String, String> SMALL =
      Map.of("folds", "3", "epochs", "6", "calibration", "none");

  private final Path folder;

  CrossValidationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyRowIsPredictedByTheModelOfItsFold() {
    ExperimentSession session = open(SMALL);
    StripesTask task = session.task(StripesTask.class);
    Folds<double[]> folds = session.crossValidation().folds(task);

    CrossValidatedRun<double[]> run = run(session, folds);

    assertThat(run.predictions().rows()).isEqualTo(240);
    for (int fold = 0; fold < 3; fold++) {
      TrainedRun<double[]> alone =
          session.experiment().run(task, folds.split(fold), Method.MASKED, TrainingListener.none());
      int[] rows = folds.testRows(fold);
      for (int i = 0; i < rows.length; i++) {
        for (int head = 0; head < StripesTask.SCHEMA.size(); head++) {
          for (int k = 0; k < StripesTask.SCHEMA.head(head).outputs(); k++) {
            assertThat(run.predictions().value(rows[i], head, k))
                .isEqualTo(alone.predictions().value(i, head, k));
          }
        }
      }
      assertThat(run.folds().get(fold).evaluation()).isEqualTo(alone.evaluation());
    }
  }

  @Test
  void pooledFiguresAreThoseOfAllPredictions() {
    ExperimentSession session = open(SMALL);
    Folds<double[]> folds = folds(session);

    CrossValidatedRun<double[]> run = run(session, folds);

    assertThat(run.evaluation().pooled().macro(Metric.ACCURACY))
        .isEqualTo(Evaluator.score(folds.data().labels(), run.predictions(), Metric.ACCURACY));
    assertThat(run.evaluation().pooled().head("above").counts().observed())
        .isEqualTo(folds.data().labels().observedCount(0));
  }

  @Test
  void modelIsRefittedOnAllRowsWithThresholdsOfTheFolds() {
    ExperimentSession session = open(SMALL);
    Folds<double[]> folds = folds(session);

    CrossValidatedRun<double[]> run = run(session, folds);

    Model<double[]> model = run.refitted().model();
    assertThat(run.refitted().split().train().inputs()).isEqualTo(folds.data().inputs());
    assertThat(run.refitted().histories().get(0).epochs()).hasSize(6);
    assertThat(model.card().thresholds())
        .isEqualTo(Thresholds.tune(folds.data().labels(), run.predictions()).values());
    assertThat(model.card().metrics()).isEqualTo(run.evaluation().toMap());
    assertThat(model.card().provenance())
        .containsEntry("train_rows", 240)
        .containsEntry("dev_rows", 0)
        .containsEntry("test_rows", 0)
        .containsEntry("folds", 3)
        .containsEntry("epochs", 6)
        .containsEntry("figures", "means over the folds; this model is refitted on all rows");
  }

  @Test
  void refittingEndsAfterTheMedianOfTheBestEpochs() {
    ExperimentSession session =
        open(Map.of("folds", "3", "epochs", "40", "patience", "2", "schedule", "one-cycle"));

    CrossValidatedRun<double[]> run = run(session, folds(session));

    int[] best =
        run.folds().stream().mapToInt(f -> f.histories().get(0).bestEpoch()).sorted().toArray();
    assertThat(run.refitted().histories().get(0).epochs()).hasSize(best[1]);
    assertThat(History.medianBestEpoch(run.folds().get(0).histories()))
        .isEqualTo(run.folds().get(0).histories().get(0).bestEpoch());
  }

  @Test
  void sameSeedGivesTheSameReportAndTheSameModelFile() {
    CrossValidatedRun<double[]> first = run(open(SMALL), folds(open(SMALL)));
    CrossValidatedRun<double[]> second = run(open(SMALL), folds(open(SMALL)));

    assertThat(report(second).toMap()).isEqualTo(report(first).toMap());
    assertThat(report(second).historyCsv()).isEqualTo(report(first).historyCsv());
    first.refitted().model().save(folder.resolve("first.lacuna"));
    second.refitted().model().save(folder.resolve("second.lacuna"));
    assertThat(folder.resolve("second.lacuna"))
        .hasSameBinaryContentAs(folder.resolve("first.lacuna"));
  }

  @Test
  void reportHoldsMeansPooledFiguresAndThoseOfEachFold() {
    CrossValidationReport report = report(run(open(SMALL), folds(open(SMALL))));

    Map<String, Object> map = report.toMap();
    assertThat(map.keySet())
        .containsExactly(
            "task",
            "split",
            "folds",
            "examples",
            "seed",
            "heads",
            "macro",
            "macro_deviation",
            "macro_heads",
            "joint",
            "pooled",
            "fold_metrics");
    assertThat(map).containsEntry("split", "folds").containsEntry("folds", 3);
    assertThat(map.get("fold_metrics")).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(3);
    assertThat(report.historyCsv().lines().map(line -> line.split(",", 2)[0]).distinct())
        .containsExactly("fold", "1", "2", "3", "all");
    assertThat(report.historyCsv().lines()).hasSize(1 + 4 * 6);
  }

  @Test
  void tableShowsSpreadPooledFiguresAndThreshold() {
    Table table = report(run(open(SMALL), folds(open(SMALL)))).table();

    assertThat(table.headers())
        .startsWith("head", "observed", "missing", "accuracy", "pooled")
        .endsWith("tuned f1 macro", "threshold");
    assertThat(table.rows()).hasSize(4);
    assertThat(table.rows().get(0).get(3)).matches("0\\.\\d{4} ± 0\\.\\d{4}");
    assertThat(table.rows().get(3).get(0)).isEqualTo("macro mean");
    assertThat(table.notes().get(0)).startsWith("mean ± standard deviation over 3 folds");
  }

  @Test
  void eachTrainingIsAnnounced() {
    ExperimentSession session = open(SMALL);
    List<String> titles = new ArrayList<>();

    session
        .crossValidation()
        .run(
            session.task(StripesTask.class),
            folds(session),
            title -> {
              titles.add(title);
              return TrainingListener.none();
            });

    assertThat(titles).containsExactly("fold 1 of 3", "fold 2 of 3", "fold 3 of 3", "all rows");
  }

  @Test
  void refittedModelIsNotJudgedOnRowsItHasSeen() {
    Path file = folder.resolve("model.lacuna");
    run(open(SMALL), folds(open(SMALL))).refitted().model().save(file);
    ExperimentSession same = open(Map.of());
    ExperimentSession other = open(Map.of("missing", "0.3"));

    LacunaException thrown = catchThrowableOfType(LacunaException.class, () -> test(same, file));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_OPTION);
    assertThat(thrown)
        .hasMessageStartingWith(
            "A model must be judged on rows that it has not seen. Found one that is refitted on all"
                + " 240 rows of these data, after cross-validation. Its honest figures are those of"
                + " its 3 folds");
    assertThat(test(other, file).size()).isEqualTo(24);
  }

  @Test
  void modelOfOneSplitIsJudgedOnItsTestPart() {
    Path file = folder.resolve("model.lacuna");
    ExperimentSession session = open(Map.of("epochs", "1"));
    session.experiment().run(session.task(StripesTask.class)).model().save(file);

    assertThat(test(session, file).size()).isEqualTo(24);
  }

  @Test
  void foldsAreNeeded() {
    LacunaException thrown =
        catchThrowableOfType(LacunaException.class, () -> folds(open(Map.of())));

    assertThat(thrown).hasMessageStartingWith("The option --folds is needed here.");
  }

  @Test
  void groupsOfTheTaskAreHeededByFoldsAndSplit() {
    ExperimentSession session = ExperimentSession.open(new Grouped(), Map.of("folds", "4"));
    GroupedTask task = session.task(GroupedTask.class);

    Folds<double[]> folds = session.crossValidation().folds(task);
    for (int fold = 0; fold < 4; fold++) {
      assertUnparted(folds.split(fold));
    }
    assertUnparted(session.experiment().split(task));
  }

  private static void assertUnparted(Split<double[]> split) {
    Set<Integer> seen = new HashSet<>();
    for (Dataset<double[]> part : List.of(split.train(), split.dev(), split.test())) {
      Set<Integer> here = new HashSet<>(part.inputs().stream().map(GroupedTask::key).toList());
      assertThat(here).isNotEmpty().noneMatch(seen::contains);
      seen.addAll(here);
    }
  }

  private static ExperimentSession open(Map<String, String> settings) {
    return ExperimentSession.open(new StripesTask.Module(), settings);
  }

  private static Folds<double[]> folds(ExperimentSession session) {
    return session.crossValidation().folds(session.task(StripesTask.class));
  }

  private static CrossValidatedRun<double[]> run(ExperimentSession session, Folds<double[]> folds) {
    return session
        .crossValidation()
        .run(session.task(StripesTask.class), folds, title -> TrainingListener.none());
  }

  private static CrossValidationReport report(CrossValidatedRun<double[]> run) {
    return new CrossValidationReport("stripes", 1, run, List.of());
  }

  private static Dataset<double[]> test(ExperimentSession session, Path file) {
    StripesTask task = session.task(StripesTask.class);
    return session.experiment().unseen(task, session.experiment().load(task, file));
  }

  /** Binds the task whose rows belong together. */
  private static final class Grouped extends TaskModule {
    @Override
    public TaskDescription description() {
      return new TaskDescription(
          "grouped", "stripes in groups", "", List.of(StripesTask.MISSING), Map.of());
    }

    @Override
    protected void configureTask() {
      bindTask(GroupedTask.class);
    }
  }

  private static final class GroupedTask extends StripesTask {
    @Inject
    GroupedTask(OptionValues options) {
      super(options);
    }

    @Override
    public Groups groups(Dataset<double[]> data) {
      return Groups.of(data.inputs().stream().map(GroupedTask::key).toList());
    }

    /** Points that are near to each other along one side. */
    private static int key(double[] input) {
      return (int) Math.floor(input[0] * 20);
    }
  }
}
