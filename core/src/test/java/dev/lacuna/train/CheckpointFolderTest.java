package dev.lacuna.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.io.Resumable;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.CellWeights;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Network;
import dev.lacuna.model.Norm;
import dev.lacuna.train.fused.FusedEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFolderTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(BinaryHead.of("y", MaskValue.NAN), RegressionHead.of("r", MaskValue.NAN));
  private static final int ROWS = 50;
  private static final int BATCH = 8;
  private static final int STEPS_AN_EPOCH = 7;
  private static final int EPOCHS = 6;
  private static final Optional<EarlyStopping> PATIENCE =
      Optional.of(new EarlyStopping(50, Optional.empty()));

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();
  private final FusedEngine engine = new FusedEngine();
  private long now;

  /** Ends a training as the end of its process would. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @CsvSource({
    // norm, whether dev watches, steps until it is stopped
    "NONE, false, 1",
    "NONE, false, 7",
    "NONE, true, 17",
    "NONE, true, 41",
    "LAYER, true, 20",
    "BATCH, false, 23",
    "BATCH, true, 36",
  })
  void aTrainingThatWasStoppedEndsAsIfItHadNotBeen(Norm norm, boolean watches, int steps) {
    TrainingJob job = job(norm, watches ? PATIENCE : Optional.empty(), 1);
    TrainingResult whole = new Trainer(engine).train(job, TrainingListener.none());

    stop(job, everySecond(false), steps);
    TrainingResult resumed = train(job, everySecond(true));

    assertSame(resumed, whole);
    assertThat(warnings).isEmpty();
  }

  @Test
  void itMayBeStoppedAgainAndAgain() {
    TrainingJob job = job(Norm.LAYER, PATIENCE, 1);
    TrainingResult whole = new Trainer(engine).train(job, TrainingListener.none());

    stop(job, everySecond(false), 3);
    for (int times = 0; times < 7; times++) {
      stop(job, everySecond(true), 5);
    }

    assertSame(train(job, everySecond(true)), whole);
  }

  @Test
  void theListenerHearsFromWhichEpochItGoesOn() {
    TrainingJob job = job(Norm.NONE, Optional.empty(), 1);
    List<String> heard = new ArrayList<>();
    stop(job, everySecond(false), 2 * STEPS_AN_EPOCH + 3);

    new Trainer(engine, everySecond(true))
        .train(
            job,
            new TrainingListener() {
              @Override
              public void resumed(List<EpochRecord> before) {
                heard.add("resumed " + before.size());
              }

              @Override
              public void epochEnded(EpochRecord epoch) {
                heard.add("epoch " + epoch.epoch());
              }
            });

    assertThat(heard).containsExactly("resumed 2", "epoch 3", "epoch 4", "epoch 5", "epoch 6");
  }

  @Test
  void theLastTwoCheckpointsAreKept() throws IOException {
    TrainingJob job = job(Norm.NONE, Optional.empty(), 1);

    stop(job, everySecond(false), 12);

    assertThat(names())
        .containsExactly("run.json", "training-1.10.checkpoint", "training-1.11.checkpoint");
    assertThat(Files.readString(checkpoints().resolve("run.json"))).isEqualTo("what it is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"flip", "cut", "empty", "longer"})
  void aDamagedNewestCheckpointFallsBackToTheOneBefore(String damage) throws IOException {
    TrainingJob job = job(Norm.BATCH, PATIENCE, 1);
    TrainingResult whole = new Trainer(engine).train(job, TrainingListener.none());
    stop(job, everySecond(false), 12);
    damage(checkpoints().resolve("training-1.11.checkpoint"), damage);

    TrainingResult resumed = train(job, everySecond(true));

    assertSame(resumed, whole);
    assertThat(warnings)
        .containsExactly(
            checkpoints().resolve("training-1.11.checkpoint")
                + " is damaged. What was written before it is used.");
  }

  @Test
  void withBothDamagedTheTrainingBeginsAnew() throws IOException {
    TrainingJob job = job(Norm.NONE, PATIENCE, 1);
    TrainingResult whole = new Trainer(engine).train(job, TrainingListener.none());
    stop(job, everySecond(false), 12);
    damage(checkpoints().resolve("training-1.11.checkpoint"), "cut");
    damage(checkpoints().resolve("training-1.10.checkpoint"), "flip");

    assertSame(train(job, everySecond(true)), whole);
    assertThat(warnings).hasSize(2);
  }

  @Test
  void trainingsThatHadEndedAreNotDoneAgain() throws IOException {
    TrainingJob first = job(Norm.NONE, PATIENCE, 1);
    TrainingJob second = job(Norm.LAYER, Optional.empty(), 2);
    TrainingResult wholeFirst = new Trainer(engine).train(first, TrainingListener.none());
    TrainingResult wholeSecond = new Trainer(engine).train(second, TrainingListener.none());
    CheckpointFolder run = everySecond(false);
    train(first, run);
    stop(second, run, 12);
    assertThat(names())
        .containsExactly(
            "run.json",
            "training-1.result",
            "training-2.10.checkpoint",
            "training-2.11.checkpoint");

    CheckpointFolder again = everySecond(true);
    ScriptedEngine idle = new ScriptedEngine(1);
    TrainingResult resumedFirst =
        new Trainer(named(idle), again).train(first, TrainingListener.none());

    assertThat(idle.batches()).isEmpty();
    assertSame(resumedFirst, wholeFirst);
    assertSame(train(second, again), wholeSecond);
  }

  @Test
  void aDamagedResultIsTrainedAgain() throws IOException {
    TrainingJob job = job(Norm.NONE, PATIENCE, 1);
    TrainingResult whole = train(job, everyEpochs(2, false));
    damage(checkpoints().resolve("training-1.result"), "flip");

    assertSame(train(job, everyEpochs(2, true)), whole);
    assertThat(warnings)
        .containsExactly(
            checkpoints().resolve("training-1.result")
                + " is damaged. Its training is done again.");
  }

  @Test
  void countedByEpochsNothingIsWrittenWithinOne() throws IOException {
    TrainingJob job = job(Norm.NONE, Optional.empty(), 1);

    stop(job, everyEpochs(2, false), 5 * STEPS_AN_EPOCH + 3);

    assertThat(names())
        .containsExactly("run.json", "training-1.1.checkpoint", "training-1.2.checkpoint");
    TrainingResult whole = new Trainer(engine).train(job, TrainingListener.none());
    assertSame(train(job, everyEpochs(2, true)), whole);
  }

  @Test
  void neverMeansNever() {
    TrainingJob job = job(Norm.NONE, Optional.empty(), 1);

    train(job, folder(new CheckpointInterval.Never(), false));

    assertThat(checkpoints()).doesNotExist();
  }

  @Test
  void aRunThatBeginsAnewReplacesWhatIsThereWithItsFirstCheckpoint() throws IOException {
    TrainingJob job = job(Norm.NONE, Optional.empty(), 1);
    stop(job, everySecond(false), 12);

    CheckpointFolder anew = everyEpochs(1, false);
    stop(job, anew, 3);
    assertThat(names()).contains("training-1.11.checkpoint");
    stop(job, everyEpochs(1, false), STEPS_AN_EPOCH + 1);

    assertThat(names()).containsExactly("run.json", "training-1.1.checkpoint");
  }

  @Test
  void whatIsNotNeededAnyMoreIsRemovedAndNothingElse() throws IOException {
    TrainingJob job = job(Norm.NONE, Optional.empty(), 1);
    CheckpointFolder run = everySecond(false);
    train(job, run);
    run.discard();
    assertThat(checkpoints()).doesNotExist();

    CheckpointFolder another = everySecond(false);
    train(job, another);
    Files.writeString(checkpoints().resolve("notes.txt"), "mine");
    another.discard();

    assertThat(names()).containsExactly("notes.txt");
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("could not be removed");
  }

  @ParameterizedTest
  @EnumSource(names = {"LAYER", "BATCH"})
  void aTrainingOfOtherSettingsIsRefused(Norm other) {
    stop(job(Norm.NONE, Optional.empty(), 1), everySecond(false), 12);

    assertThatThrownBy(() -> train(job(other, Optional.empty(), 1), everySecond(true)))
        .isInstanceOfSatisfying(
            LacunaException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_FILE))
        .hasMessageContaining("other data or settings")
        .hasMessageContaining("train anew without --resume");
  }

  @Test
  void aTrainingOnOtherDataIsRefused() {
    TrainingJob job = job(Norm.NONE, Optional.empty(), 1);
    stop(job, everySecond(false), 12);
    TrainingSet changed = set(ROWS, 99);
    TrainingSet otherFeatures = new TrainingSet(changed.features(), job.train().labels());
    TrainingSet otherLabels = new TrainingSet(job.train().features(), changed.labels());

    TrainingSet otherWeights =
        job.train()
            .weighted(
                new CellWeights(SCHEMA.size(), new float[job.train().rows() * SCHEMA.size()]));

    for (TrainingSet other : List.of(otherFeatures, otherLabels, otherWeights)) {
      TrainingJob on =
          new TrainingJob(job.architecture(), job.loss(), other, job.dev(), job.config());
      assertThatThrownBy(() -> train(on, everySecond(true)))
          .hasMessageContaining("other data or settings");
    }
  }

  @Test
  void anotherNumberOfThreadsChangesNothing() {
    TrainingJob job = job(Norm.BATCH, PATIENCE, 1);
    TrainingResult whole = new Trainer(engine).train(job, TrainingListener.none());
    stop(job, everySecond(false), 12);
    TrainingConfig threaded = job.config().with(new TrainingConfig.Compute(1, 2));

    assertSame(
        train(
            new TrainingJob(job.architecture(), job.loss(), job.train(), job.dev(), threaded),
            everySecond(true)),
        whole);
  }

  @Test
  void aCheckpointThatCannotBeWrittenDoesNotEndTheTraining() throws IOException {
    TrainingJob job = job(Norm.NONE, Optional.empty(), 1);
    TrainingResult whole = new Trainer(engine).train(job, TrainingListener.none());
    Files.writeString(checkpoints(), "a file where the folder should be");

    assertSame(train(job, everyEpochs(3, false)), whole);
    assertThat(warnings).isNotEmpty();
    assertThat(warnings)
        .allMatch(
            line -> line.startsWith("No checkpoint could be written, and the training goes on"));
  }

  private TrainingResult train(TrainingJob job, Checkpoints checkpoints) {
    return new Trainer(engine, checkpoints).train(job, TrainingListener.none());
  }

  /** Trains until so many steps were taken; a second goes by with each. */
  private void stop(TrainingJob job, CheckpointFolder checkpoints, int steps) {
    Checkpoints stopping = (of, name) -> new StoppingTraining(checkpoints.begin(of, name), steps);
    assertThatThrownBy(() -> train(job, stopping)).isInstanceOf(Stopped.class);
  }

  /** Passes on what happens, until the process ends. */
  private static final class StoppingTraining implements Checkpoints.Training {
    private final Checkpoints.Training training;
    private int steps;

    StoppingTraining(Checkpoints.Training training, int steps) {
      this.training = training;
      this.steps = steps;
    }

    @Override
    public Optional<TrainingResult> result(TargetScaling scaling) {
      return training.result(scaling);
    }

    @Override
    public boolean restore(Resumable run, Resumable session) {
      return training.restore(run, session);
    }

    @Override
    public void stepTaken(Resumable run, Resumable session) {
      if (--steps == 0) {
        throw new Stopped();
      }
      training.stepTaken(run, session);
    }

    @Override
    public void epochEnded(Resumable run, Resumable session) {
      training.epochEnded(run, session);
    }

    @Override
    public void ended(TrainingResult result) {
      training.ended(result);
    }
  }

  /** Keeps a checkpoint of every step, for the clock goes on by a second whenever it is asked. */
  private CheckpointFolder everySecond(boolean resumes) {
    return folder(new CheckpointInterval.Seconds(1), resumes);
  }

  private CheckpointFolder everyEpochs(int epochs, boolean resumes) {
    return folder(new CheckpointInterval.Epochs(epochs), resumes);
  }

  private CheckpointFolder folder(CheckpointInterval interval, boolean resumes) {
    return new CheckpointFolder(
        new CheckpointFolder.Plan(checkpoints(), interval, resumes, "what it is"),
        warnings::add,
        () -> now += 1_000_000_000L);
  }

  private Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(checkpoints())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static TrainingEngine named(TrainingEngine engine) {
    return new TrainingEngine() {
      @Override
      public String name() {
        return "fused";
      }

      @Override
      public Session start(Problem problem) {
        return engine.start(problem);
      }
    };
  }

  private static void damage(Path file, String how) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (how) {
      case "flip" -> bytes[bytes.length / 2] ^= 4;
      case "cut" -> bytes = Arrays.copyOf(bytes, bytes.length - 1);
      case "longer" -> bytes = Arrays.copyOf(bytes, bytes.length + 1);
      default -> bytes = new byte[0];
    }
    Files.write(file, bytes);
  }

  private static TrainingJob job(Norm norm, Optional<EarlyStopping> stopping, long seed) {
    Optimizer optimizer =
        new Optimizer(
            Optimizer.Rule.ADAMW, 0.02, 0.01, 0.9, new Schedule(Schedule.Shape.ONE_CYCLE, 0), 1);
    return new TrainingJob(
        new Architecture(3, List.of(6, 5), Activation.TANH, norm, 0.1, 0.2, SCHEMA.outputs()),
        MaskedLoss.of(SCHEMA),
        set(ROWS, 5),
        set(20, 6),
        new TrainingConfig(
            EPOCHS, BATCH, optimizer, stopping, new TrainingConfig.Compute(seed, 1)));
  }

  private static TrainingSet set(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] features = new float[3 * rows];
    LabelMatrix.Builder labels = LabelMatrix.builder(SCHEMA);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < 3; column++) {
        features[3 * row + column] = (float) random.nextDouble(-1, 1);
      }
      double sum = features[3 * row] + features[3 * row + 1];
      labels.add(
          "row",
          random.nextInt(3) == 0 ? Double.NaN : sum > 0 ? 1 : 0,
          random.nextInt(3) == 0 ? Double.NaN : sum);
    }
    return new TrainingSet(new DenseFeatures(3, features), labels.build());
  }

  private static void assertSame(TrainingResult found, TrainingResult expected) {
    assertThat(found.history()).isEqualTo(expected.history());
    assertThat(found.engine()).isEqualTo(expected.engine());
    assertThat(found.scaling()).isEqualTo(expected.scaling());
    assertThat(numbers(found.network())).isEqualTo(numbers(expected.network()));
  }

  private static List<Float> numbers(Network network) {
    List<Float> all = new ArrayList<>();
    network
        .layers()
        .forEach(
            layer -> {
              for (float weight : layer.weights()) {
                all.add(weight);
              }
              for (float bias : layer.biases()) {
                all.add(bias);
              }
              layer
                  .norm()
                  .ifPresent(
                      norm -> {
                        for (float scale : norm.scale()) {
                          all.add(scale);
                        }
                        for (float shift : norm.shift()) {
                          all.add(shift);
                        }
                      });
            });
    return all;
  }
}
