package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.inject.Inject;
import dev.lacuna.data.DataSource;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Randomness;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.eval.CalibrationChoice;
import dev.lacuna.eval.Calibrator;
import dev.lacuna.eval.Evaluation;
import dev.lacuna.eval.Metric;
import dev.lacuna.eval.Thresholds;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Calibration;
import dev.lacuna.model.Model;
import dev.lacuna.model.ModelFile;
import dev.lacuna.model.Network;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.TaskModule;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.EpochRecord;
import dev.lacuna.train.TrainingListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentSessionTest {
  private final Path folder;

  ExperimentSessionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void smallTaskLearnsFromTheLabelsThatAreThere() {
    ExperimentSession session = ExperimentSession.open(new StripesTask.Module(), Map.of());

    TrainedRun<double[]> run = run(session);

    assertThat(run.evaluation().head("above").metric(Metric.ACCURACY).toOptional().orElseThrow())
        .isGreaterThan(0.8);
    assertThat(run.evaluation().head("stripe").metric(Metric.ACCURACY).toOptional().orElseThrow())
        .isGreaterThan(0.7);
    assertThat(run.evaluation().head("distance").metric(Metric.R2).toOptional().orElseThrow())
        .isGreaterThan(0.9);
    assertThat(run.histories().get(0).epochs()).hasSize(30);
    assertThat(run.method()).isEqualTo("masked");
    assertThat(run.split().train().size()).isEqualTo(192);
  }

  @Test
  void savedModelIsLoadedAndPredictsAndIsJudgedTheSame() {
    ExperimentSession session =
        ExperimentSession.open(new StripesTask.Module(), Map.of("epochs", "3"));
    TrainedRun<double[]> run = run(session);
    Path file = folder.resolve("model.lacuna");
    run.model().save(file);

    ExperimentSession later = ExperimentSession.open(new StripesTask.Module(), Map.of());
    Model<double[]> loaded = later.experiment().load(later.task(StripesTask.class), file);
    Predictions predictions = loaded.predict(run.split().test().inputs());
    Evaluation evaluation =
        later.experiment().evaluate(loaded, run.split().test().labels(), predictions);

    assertThat(loaded.card()).isEqualTo(run.model().card());
    assertThat(evaluation.toMap()).isEqualTo(run.evaluation().toMap());
    assertSame(predictions, run.predictions());
  }

  @Test
  void dropoutOfFeaturesStaysInTheModelFile() {
    TrainedRun<double[]> run =
        run(open(Map.of("epochs", "2", "input-dropout", "0.25", "dropout", "0.5")));
    Path file = folder.resolve("model.lacuna");
    run.model().save(file);

    Architecture architecture = ModelFile.read(file).architecture();

    assertThat(architecture).isEqualTo(run.model().architecture());
    assertThat(architecture.inputDropout()).isEqualTo(0.25);
    assertThat(architecture.dropout()).isEqualTo(0.5);
  }

  @Test
  void sameSeedGivesTheSameReportAndTheSameModelFile() {
    Map<String, String> settings =
        Map.of("epochs", "4", "dropout", "0.2", "patience", "2", "seed", "11");
    TrainedRun<double[]> first = run(ExperimentSession.open(new StripesTask.Module(), settings));
    TrainedRun<double[]> second = run(ExperimentSession.open(new StripesTask.Module(), settings));

    assertThat(report(second).toMap()).isEqualTo(report(first).toMap());
    assertThat(second.histories()).isEqualTo(first.histories());
    first.model().save(folder.resolve("first.lacuna"));
    second.model().save(folder.resolve("second.lacuna"));
    assertThat(folder.resolve("second.lacuna"))
        .hasSameBinaryContentAs(folder.resolve("first.lacuna"));
  }

  @Test
  void ensembleBeginsWithTheModelOfItsSeedAndAddsOthers() {
    TrainedRun<double[]> one = run(open(Map.of("epochs", "3", "calibration", "none")));
    TrainedRun<double[]> three =
        run(open(Map.of("epochs", "3", "calibration", "none", "ensemble", "3")));

    List<Predictions> members = three.model().memberPredictions(three.split().test().inputs());
    assertThat(members).hasSize(3);
    assertSame(members.get(0), one.predictions());
    assertThat(three.histories()).hasSize(3).doesNotHaveDuplicates();
    assertThat(three.histories().get(0)).isEqualTo(one.histories().get(0));
    for (int row = 0; row < three.predictions().rows(); row++) {
      double sum = 0;
      for (Predictions member : members) {
        sum += member.value(row, 0);
      }
      assertThat(three.predictions().value(row, 0)).isEqualTo(sum / 3);
    }
  }

  @Test
  void ensembleOfTheSameSeedHasTheSameModelFile() {
    Map<String, String> settings = Map.of("epochs", "2", "ensemble", "2", "seed", "5");
    run(open(settings)).model().save(folder.resolve("first.lacuna"));
    run(open(settings)).model().save(folder.resolve("second.lacuna"));

    assertThat(folder.resolve("second.lacuna"))
        .hasSameBinaryContentAs(folder.resolve("first.lacuna"));
    assertThat(ModelFile.read(folder.resolve("first.lacuna")).members()).hasSize(2);
  }

  @Test
  void membersAreWatchedOneByOne() {
    List<String> watched = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public TrainingListener ofMember(int member, int members) {
            watched.add(member + " of " + members);
            return this;
          }

          @Override
          public void epochEnded(EpochRecord epoch) {
            watched.add("epoch " + epoch.epoch());
          }
        };
    ExperimentSession session = open(Map.of("epochs", "2", "ensemble", "2"));

    session.experiment().run(session.task(StripesTask.class), Method.MASKED, listener);

    assertThat(watched)
        .containsExactly("1 of 2", "epoch 1", "epoch 2", "2 of 2", "epoch 1", "epoch 2");
  }

  @Test
  void calibrationIsFittedOnDevBeforeThresholds() {
    Map<String, String> settings = Map.of("epochs", "6", "split", "0.4,0.4,0.2");
    Map<String, String> uncalibratedSettings = new HashMap<>(settings);
    uncalibratedSettings.put("calibration", "none");
    TrainedRun<double[]> raw = run(open(uncalibratedSettings));
    TrainedRun<double[]> run = run(open(settings));

    LabelMatrix dev = run.split().dev().labels();
    Predictions uncalibrated = raw.model().predict(run.split().dev().inputs());
    List<Calibration> fitted = Calibrator.fit(CalibrationChoice.AUTO, dev, uncalibrated);
    assertThat(raw.model().card().calibrations()).containsOnly(Calibration.none());
    assertThat(run.model().card().calibrations()).isEqualTo(fitted);
    assertThat(fitted.get(0)).isInstanceOf(Calibration.Temperature.class);
    assertThat(run.model().card().thresholds())
        .isEqualTo(Thresholds.tune(dev, uncalibrated.calibrated(fitted)).values());
    assertThat(run.evaluation().head("above").toString()).contains("Temperature");
    assertThat(report(run).toMap().toString()).contains("calibration=temperature ");
  }

  @Test
  void anotherSeedGivesAnotherModel() {
    TrainedRun<double[]> one = run(open(Map.of("epochs", "1", "seed", "1")));
    TrainedRun<double[]> two = run(open(Map.of("epochs", "1", "seed", "2")));

    assertThat(two.histories()).isNotEqualTo(one.histories());
  }

  @Test
  void provenanceSaysWhereTheModelComesFrom() {
    TrainedRun<double[]> run =
        run(open(Map.of("epochs", "1", "out", "somewhere", "missing", "0.2")));

    Map<String, Object> provenance = run.model().card().provenance();
    assertThat(provenance)
        .containsEntry("data", "drawn")
        .containsEntry("train_rows", 192)
        .containsEntry("engine", "fused")
        .containsEntry("method", "masked");
    assertThat(provenance)
        .extractingByKey("options")
        .asString()
        .contains("seed=1", "missing=0.2")
        .doesNotContain("somewhere");
  }

  @Test
  void provenanceTellsTheTimeTheLabelsAndTheProgram() {
    Clock clock = Clock.fixed(Instant.parse("2026-02-03T04:05:06.789Z"), ZoneOffset.UTC);
    ExperimentSession session = open(Map.of("epochs", "1", "seed", "3"));
    ExperimentSession fixed =
        ExperimentSession.open(
            new StripesTask.Module(),
            session.options(),
            RunContext.of(Feedback.none()).with(clock));

    Map<String, Object> provenance = run(fixed).model().card().provenance();
    assertThat(provenance)
        .containsEntry("time", "2026-02-03T04:05:06Z")
        .containsEntry("seed", "3")
        .containsEntry("rows", 240)
        .containsKeys("lacuna", "lacuna_commit", "java", "os")
        .doesNotContainKey("data_sha256");
    assertThat(run(fixed.withSeed(3)).model().card().provenance()).isEqualTo(provenance);
    assertThat(run(fixed.withSeed(4)).model().card().provenance().get("labels_sha256"))
        .isNotEqualTo(provenance.get("labels_sha256"));
  }

  @Test
  void modelOfAnotherTaskIsRefused() {
    Path file = folder.resolve("model.lacuna");
    run(open(Map.of("epochs", "1"))).model().save(file);
    ExperimentSession other = ExperimentSession.open(new StripesTask.Module("zebra"), Map.of());

    LacunaException thrown =
        refusal(() -> other.experiment().load(other.task(StripesTask.class), file));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_MODEL);
    assertThat(thrown)
        .hasMessage(
            "The model must be of task 'zebra'. Found %s, a model of task 'stripes'. Use 'lacuna"
                + " stripes' with it.",
            file);
  }

  @Test
  void modelWhoseNetworkDoesNotFitItsFeaturesIsRefused() {
    Path file = folder.resolve("model.lacuna");
    Model<double[]> model = run(open(Map.of("epochs", "1"))).model();
    Network wider =
        Network.initial(
            new Architecture(3, List.of(), Activation.RELU, 0, 5), Randomness.of(1, "weights"));
    ModelFile.write(
        file, new ModelFile.Content(model.card(), List.of(wider), model.featurizer().files()));
    ExperimentSession session = open(Map.of());

    LacunaException thrown =
        refusal(() -> session.experiment().load(session.task(StripesTask.class), file));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_MODEL);
    assertThat(thrown).hasMessageContaining("Found 3-5 for 2 features and 5 logits");
  }

  @Test
  void inputThatBecomesNoFiniteNumberIsRefusedBeforeTraining() {
    ExperimentSession session = ExperimentSession.open(new Spoilt(), Map.of());

    LacunaException thrown =
        refusal(() -> session.experiment().run(session.task(SpoiltTask.class)));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_DATA);
    assertThat(thrown.getMessage())
        .matches(
            "Features must be finite numbers\\. Found NaN in row \\d+, column \\d of the train"
                + " part\\.");
  }

  @Test
  void unknownOptionIsRefusedWithTheNearest() {
    LacunaException thrown = refusal(() -> open(Map.of("mising", "0.2")));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_OPTION);
    assertThat(thrown).hasMessageEndingWith("there is no option 'mising'. Did you mean 'missing'?");
  }

  @Test
  void unknownEngineIsRefusedWithTheNearest() {
    ExperimentSession session = open(Map.of("engine", "dl4k"));

    LacunaException thrown = refusal(session::experiment);

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_OPTION);
    assertThat(thrown).hasMessageEndingWith("Found 'dl4k'. Did you mean 'dl4j'?");
  }

  @Test
  void wideNetworksTrainOnTheFusedEngineToo() {
    TrainedRun<double[]> run = run(open(Map.of("epochs", "1", "hidden", "300,200")));

    assertThat(run.model().card().provenance()).containsEntry("engine", "fused");
  }

  @Test
  void moduleThatForgetsItsTaskIsRefused() {
    LacunaException thrown = refusal(() -> ExperimentSession.open(new Forgetful(), Map.of()));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_TASK);
    assertThat(thrown)
        .hasMessageStartingWith(
            "The module of task 'forgetful' must bind its task and everything that it needs."
                + " Found: ");
    assertThat(thrown.getMessage()).contains("Task");
  }

  @Test
  void moduleThatForgetsWhatItsTaskNeedsIsRefused() {
    LacunaException thrown = refusal(() -> ExperimentSession.open(new HalfBound(), Map.of()));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_TASK);
    assertThat(thrown.getMessage()).contains("'half'", "Needed");
  }

  /** Binds nothing. */
  private static final class Forgetful extends TaskModule {
    @Override
    public TaskDescription description() {
      return new TaskDescription("forgetful", "binds nothing", "", List.of(), Map.of());
    }

    @Override
    protected void configureTask() {}
  }

  /** Binds a task, but not what it needs. */
  private static final class HalfBound extends TaskModule {
    @Override
    public TaskDescription description() {
      return new TaskDescription("half", "binds half", "", List.of(), Map.of());
    }

    @Override
    protected void configureTask() {
      bindTask(Needy.class);
    }
  }

  /** Binds a task one of whose inputs is broken. */
  private static final class Spoilt extends TaskModule {
    @Override
    public TaskDescription description() {
      return new TaskDescription(
          "spoilt", "holds a NaN", "", List.of(StripesTask.MISSING), Map.of());
    }

    @Override
    protected void configureTask() {
      bindTask(SpoiltTask.class);
    }
  }

  private static final class SpoiltTask extends StripesTask {
    @Inject
    SpoiltTask(OptionValues options) {
      super(options);
    }

    @Override
    public DataSource<double[]> source() {
      return () -> {
        Dataset<double[]> data = super.source().load();
        List<double[]> inputs = new ArrayList<>(data.inputs());
        inputs.set(100, new double[] {0.5, Double.NaN});
        return new Dataset<>(data.origin(), inputs, data.labels());
      };
    }
  }

  private interface Needed {}

  private static final class Needy extends StripesTask {
    @Inject
    Needy(OptionValues options, Needed needed) {
      super(options);
      assertThat(needed).isNotNull();
    }
  }

  private static ExperimentSession open(Map<String, String> settings) {
    return ExperimentSession.open(new StripesTask.Module(), settings);
  }

  private static TrainedRun<double[]> run(ExperimentSession session) {
    return session.experiment().run(session.task(StripesTask.class));
  }

  private static RunReport report(TrainedRun<double[]> run) {
    return new RunReport("stripes", 11, run.split().test(), run.evaluation(), List.of());
  }

  private static LacunaException refusal(ThrowingCallable action) {
    LacunaException thrown = catchThrowableOfType(LacunaException.class, action);
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private static void assertSame(Predictions actual, Predictions expected) {
    for (int row = 0; row < expected.rows(); row++) {
      for (int t = 0; t < StripesTask.SCHEMA.size(); t++) {
        for (int k = 0; k < StripesTask.SCHEMA.head(t).outputs(); k++) {
          assertThat(actual.value(row, t, k)).isEqualTo(expected.value(row, t, k));
        }
      }
    }
  }
}
