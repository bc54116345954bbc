package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.inject.Inject;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Model;
import dev.lacuna.model.ModelFile;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.TaskModule;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.CheckpointFolder;
import dev.lacuna.train.CheckpointInterval;
import dev.lacuna.train.Checkpoints;
import dev.lacuna.train.EpochRecord;
import dev.lacuna.train.PlainTraining;
import dev.lacuna.train.TrainingEngine;
import dev.lacuna.train.TrainingListener;
import dev.lacuna.train.fused.FusedEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --ipw}, from the options to the model. */
class InversePropensityTest {
  private static final int SEEDS = 4;

  private final Told told = new Told(new ArrayList<>(), new ArrayList<>());

  /**
   * A line cannot be right for all numbers. Unweighted it is right for large ones, whose labels are
   * observed; weighted it is as right as a line can be for all. Over ten seeds the weights took at
   * least 0.7 from the error and 0.5 from the log loss, 0.8 and 0.9 on average.
   */
  @Test
  void modelThatIsTooSimpleSuitsAllRowsAndNotThoseWithLabelsAlone() {
    double square = 0;
    double far = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Map<String, String> settings = Map.of("seed", "" + seed, "calibration", "none");
      TrainedRun<double[]> plain = run(settings);
      TrainedRun<double[]> weighted = run(with(settings, "ipw", "yes"));
      square += (squareError(plain) - squareError(weighted)) / SEEDS;
      far += (logLoss(plain) - logLoss(weighted)) / SEEDS;
    }

    assertThat(square).isGreaterThan(0.5);
    assertThat(far).isGreaterThan(0.4);
  }

  @Test
  void whatIsMissingCompletelyAtRandomChangesNothing() {
    Map<String, String> settings = Map.of("steepness", "0", "epochs", "3");

    TrainedRun<double[]> weighted = run(with(settings, "ipw", "yes"));

    assertThat(told.warnings()).hasSize(1).first().asString().startsWith("--ipw changes nothing");
    assertThat(told.notes()).isEmpty();
    assertThat(parameters(weighted.model())).isEqualTo(parameters(run(settings).model()));
  }

  @Test
  void everyHeadIsToldOfAndKeptInTheProvenance(@TempDir Path folder) {
    TrainedRun<double[]> run = run(Map.of("ipw", "yes", "epochs", "1"));

    assertThat(told.notes()).hasSize(3);
    assertThat(told.notes().get(0))
        .matches(
            "ipw: head square: \\d+ of 1,500 labels observed; effective sample size \\d+ \\(\\d\\d %\\); weights 0\\.\\d+ to \\S+, \\d+ clipped");
    assertThat(told.notes().get(2)).endsWith("all weights 1, for none is missing");
    run.model().save(folder.resolve("model.lacuna"));
    ModelFile.Content content = ModelFile.read(folder.resolve("model.lacuna"));
    assertThat(content.card().provenance()).containsKey("ipw");
    List<List<String>> rows = new ModelSummary(content).provenance().rows();
    assertThat(rows).filteredOn(row -> row.get(0).equals("ipw")).hasSize(3);
    assertThat(rows)
        .contains(
            List.of(
                "ipw",
                "head=complete rows=1500 observed=1500 effective_sample_size=1500 smallest_weight=1.000 largest_weight=1.000 clipped=0"));
  }

  @Test
  void withoutTheOptionNothingIsSaid() {
    TrainedRun<double[]> run = run(Map.of("epochs", "1"));

    assertThat(told.notes()).isEmpty();
    assertThat(told.warnings()).isEmpty();
    assertThat(run.model().card().provenance()).doesNotContainKey("ipw");
  }

  @Test
  void aTighterClipLimitsMoreWeights() {
    TrainedRun<double[]> loose = run(Map.of("ipw", "yes", "epochs", "1", "ipw-clip", "1000"));
    TrainedRun<double[]> tight = run(Map.of("ipw", "yes", "epochs", "1", "ipw-clip", "2"));

    assertThat(effective(tight)).isGreaterThan(effective(loose));
  }

  @Test
  void bothEnginesHeedTheWeights() {
    Map<String, String> settings = Map.of("ipw", "yes", "epochs", "5");

    double[] fused = parameters(run(settings).model());
    double[] other = parameters(run(with(settings, "engine", "dl4j")).model());

    assertThat(other).containsExactly(fused, within(1e-3));
    assertThat(parameters(run(Map.of("epochs", "5")).model())[0])
        .isNotCloseTo(fused[0], within(1e-2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "5"})
  void modelIsTheSameBitForBitForAnyNumberOfThreads(String threads) {
    Map<String, String> settings = Map.of("ipw", "yes", "epochs", "3", "threads", "1");

    assertThat(parameters(run(with(settings, "threads", threads)).model()))
        .isEqualTo(parameters(run(settings).model()));
  }

  @Test
  void anEngineThatDoesNotHeedWeightsIsRefused() {
    ExperimentSession session =
        ExperimentSession.open(
            new Deaf(), options(new Deaf(), Map.of("ipw", "yes")), Feedback.none());

    assertThatThrownBy(() -> session.experiment().run(session.task(DeafTask.class)))
        .isInstanceOfSatisfying(
            LacunaException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_OPTION))
        .hasMessage(
            "--ipw needs an engine that heeds weights of labels. Found 'deaf', which does not. Use --engine fused, or drop --ipw.");
  }

  @Test
  void aRefitWeighsTheLabelsOfTrainAndDev() {
    TrainedRun<double[]> run = run(Map.of("ipw", "yes", "epochs", "2", "refit", "yes"));

    assertThat(told.notes()).hasSize(6);
    assertThat(told.notes().get(3)).contains(" of 1,800 labels observed");
    assertThat(weighting(run, 0).get("rows")).isEqualTo(1_800);
  }

  @Test
  void everyFoldIsWeighedByItself() {
    ExperimentSession session = open(Map.of("ipw", "yes", "epochs", "1", "folds", "3"), told);
    BentTask task = session.task(BentTask.class);
    CrossValidation validation = session.crossValidation();

    CrossValidatedRun<double[]> run =
        validation.run(task, validation.folds(task), title -> TrainingListener.none());

    assertThat(told.notes()).hasSize(4 * 3);
    assertThat(weighting(run.refitted(), 0).get("rows")).isEqualTo(4_800);
  }

  @Test
  void aComparisonWeighsWhatIsMaskedAndNothingThatIsFilled() {
    ExperimentSession session = open(Map.of("ipw", "yes", "epochs", "1"), told);
    BentTask task = session.task(BentTask.class);

    new Comparison<>(session.experiment(), task)
        .run(
            session.experiment().split(task),
            List.of(Method.MASKED, Method.MEAN_IMPUTE, Method.SINGLE_HEAD),
            title -> TrainingListener.none());

    assertThat(told.notes()).hasSize(3);
    assertThat(told.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aRunThatWasStoppedEndsAsIfItHadNotBeen(int epochs, @TempDir Path folder) {
    Map<String, String> settings = Map.of("ipw", "yes", "epochs", "4", "ensemble", "2");
    double[] whole = parameters(run(settings).model());

    assertThatThrownBy(() -> run(settings, checkpoints(folder, false), new Stop(epochs)))
        .isInstanceOf(Stopped.class);
    assertThat(folder).isDirectoryContaining("glob:**training-1.result");
    TrainedRun<double[]> resumed =
        run(settings, checkpoints(folder, true), TrainingListener.none());

    assertThat(parameters(resumed.model())).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aRunThatWasStoppedInItsObservationModelGoesOnFromThere(int epoch, @TempDir Path folder) {
    Map<String, String> settings = Map.of("ipw", "yes", "epochs", "2");
    double[] whole = parameters(run(settings).model());
    RunContext stopping = RunContext.of(new StopsAt(epoch)).with(checkpoints(folder, false));

    assertThatThrownBy(() -> run(settings, stopping, TrainingListener.none()))
        .isInstanceOf(Stopped.class);
    TrainedRun<double[]> resumed =
        run(settings, checkpoints(folder, true), TrainingListener.none());

    assertThat(parameters(resumed.model())).isEqualTo(whole);
  }

  /** Ends the process when the observation model is so far. */
  private record StopsAt(long place) implements Feedback {
    @Override
    public void note(String line) {}

    @Override
    public void warn(String line) {}

    @Override
    public Work begin(String what, long total) {
      if (!what.equals("observation model")) {
        return Feedback.none().begin(what, total);
      }
      return new Work() {
        @Override
        public void at(long done) {
          if (done == place) {
            throw new Stopped();
          }
        }

        @Override
        public void close() {}
      };
    }
  }

  /** Keeps what it is told. */
  private record Told(List<String> notes, List<String> warnings) implements Feedback {
    @Override
    public void note(String line) {
      notes.add(line);
    }

    @Override
    public void warn(String line) {
      warnings.add(line);
    }

    @Override
    public Work begin(String what, long total) {
      return Feedback.none().begin(what, total);
    }
  }

  /** Ends a training as the end of its process would. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Stops a run after an epoch of its first network. */
  private record Stop(int epoch) implements TrainingListener {
    @Override
    public void epochEnded(EpochRecord ended) {
      if (ended.epoch() > epoch) {
        throw new Stopped();
      }
    }
  }

  /** Takes steps as if there were no weights. */
  private static final class DeafEngine implements TrainingEngine {
    private final TrainingEngine sound = new FusedEngine();

    @Override
    public String name() {
      return "deaf";
    }

    @Override
    public Session start(Problem problem) {
      return sound.start(problem);
    }
  }

  /** Brings an engine that does not heed weights. */
  private static final class DeafTask extends StripesTask {
    @Inject
    DeafTask(OptionValues options) {
      super(options);
    }

    @Override
    public Optional<TrainingEngine> engine() {
      return Optional.of(new DeafEngine());
    }
  }

  private static final class Deaf extends TaskModule {
    @Override
    public TaskDescription description() {
      return new StripesTask.Module("deaf").description();
    }

    @Override
    protected void configureTask() {
      bindTask(DeafTask.class);
    }
  }

  private static CheckpointFolder checkpoints(Path folder, boolean resumes) {
    CheckpointFolder.Plan plan =
        new CheckpointFolder.Plan(folder, CheckpointInterval.parse("1"), resumes, "a run");
    return new CheckpointFolder(
        plan,
        line -> {
          throw new AssertionError(line);
        });
  }

  private TrainedRun<double[]> run(Map<String, String> settings) {
    return run(settings, Checkpoints.none(), TrainingListener.none());
  }

  private TrainedRun<double[]> run(
      Map<String, String> settings, Checkpoints checkpoints, TrainingListener listener) {
    return run(settings, RunContext.of(told).with(checkpoints), listener);
  }

  private static TrainedRun<double[]> run(
      Map<String, String> settings, RunContext context, TrainingListener listener) {
    TaskModule module = new BentTask.Module();
    ExperimentSession session = ExperimentSession.open(module, options(module, settings), context);
    return session.experiment().run(session.task(BentTask.class), Method.MASKED, listener);
  }

  private static ExperimentSession open(Map<String, String> settings, Feedback feedback) {
    TaskModule module = new BentTask.Module();
    return ExperimentSession.open(module, options(module, settings), feedback);
  }

  private static OptionValues options(TaskModule module, Map<String, String> settings) {
    TaskDescription task = module.description();
    return OptionValues.read(
        ExperimentSession.options(task),
        task.defaults(),
        List.of(OptionValues.Source.names(settings)));
  }

  private static Map<String, String> with(Map<String, String> settings, String name, String value) {
    Map<String, String> more = new HashMap<>(settings);
    more.put(name, value);
    return more;
  }

  private static double[] parameters(Model<?> model) {
    return model.members().stream()
        .map(PlainTraining::parametersOf)
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static Map<?, ?> weighting(TrainedRun<?> run, int head) {
    Object ipw = run.model().card().provenance().get("ipw");
    return (Map<?, ?>) ((List<?>) Objects.requireNonNull(ipw)).get(head);
  }

  private static double effective(TrainedRun<?> run) {
    Object effective = weighting(run, 0).get("effective_sample_size");
    return ((Number) Objects.requireNonNull(effective)).doubleValue();
  }

  /** The root of the mean squared error of the squares, over all rows of the test part. */
  private static double squareError(TrainedRun<double[]> run) {
    LabelMatrix labels = run.split().test().labels();
    double sum = 0;
    for (int row = 0; row < labels.rows(); row++) {
      double distance = run.predictions().value(row, 0, 0) - labels.value(row, 0);
      sum += distance * distance;
    }
    return Math.sqrt(sum / labels.observedCount(0));
  }

  private static double logLoss(TrainedRun<double[]> run) {
    LabelMatrix labels = run.split().test().labels();
    double sum = 0;
    for (int row = 0; row < labels.rows(); row++) {
      double probability = run.predictions().value(row, 1, 0);
      sum -= Math.log(labels.value(row, 1) == 1 ? probability : 1 - probability);
    }
    return sum / labels.observedCount(1);
  }
}
