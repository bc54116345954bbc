package dev.lacuna.train;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.AtomicFile;
import dev.lacuna.io.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The checkpoints of a run in a folder. What cannot be written is said, and does not end the
 * training.
 */
public final class CheckpointFolder implements Checkpoints {
  /** The file that says what run it is. */
  public static final String RUN = "run.json";

  private static final long NANOS = 1_000_000_000L;

  private final Plan plan;
  private final Consumer<String> warnings;
  private final LongSupplier nanoTime;
  private final List<Writing> unsaved = new ArrayList<>();
  private final CountDownLatch lastSaved = new CountDownLatch(1);
  private volatile boolean isTraining;
  private volatile boolean isEnding;
  private volatile boolean isAnnounced;
  private long lastSave;
  private int trainings;
  private boolean isReady;

  /**
   * Creates checkpoints; the folder itself is made with the first one.
   *
   * @param warnings hears, in one line each, what could not be written or read
   */
  public CheckpointFolder(Plan plan, Consumer<String> warnings) {
    this(plan, warnings, System::nanoTime);
  }

  /** Creates checkpoints by a clock of one's own. */
  CheckpointFolder(Plan plan, Consumer<String> warnings, LongSupplier nanoTime) {
    this.plan = plan;
    this.warnings = warnings;
    this.nanoTime = nanoTime;
    this.lastSave = nanoTime.getAsLong();
  }

  /**
   * What is kept where.
   *
   * @param folder for the checkpoints alone
   * @param interval how often a training is saved
   * @param resumes whether trainings go on from what the folder holds; otherwise the first
   *     checkpoint replaces it
   * @param run what run it is, for {@link #RUN}
   */
  public record Plan(Path folder, CheckpointInterval interval, boolean resumes, String run) {}

  /** Writes a file. */
  interface Writing {
    void write() throws IOException;
  }

  /**
   * Saves the training that goes on, after the step that it is at; for a thread that ends the
   * process.
   *
   * @param patience how long to wait for that
   * @return whether the run can go on from where it is; false where no training goes on, or nothing
   *     is kept
   */
  public boolean saveBeforeTheEnd(Duration patience) throws InterruptedException {
    if (isAnnounced) {
      return true;
    }
    if (!isTraining || plan.interval() instanceof CheckpointInterval.Never) {
      return false;
    }
    isEnding = true;
    return lastSaved.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Writes what run it is before any training begins, for a run that keeps its results itself.
   *
   * @return whether the run goes on from one that was stopped
   * @throws LacunaException when it cannot be written
   */
  public boolean announce() {
    boolean stopped = plan.resumes() && Files.exists(plan.folder().resolve(RUN));
    try {
      makeReady();
    } catch (IOException failure) {
      throw new LacunaException(
          ErrorCode.BAD_OUTPUT,
          "The folder of a run must be writable. Found, for %s: %s. Choose another place with --out."
              .formatted(plan.folder(), Failures.reason(failure)),
          failure);
    }
    isAnnounced = true;
    return stopped;
  }

  @Override
  public Training begin(TrainingJob job, String engine) {
    trainings++;
    isTraining = true;
    return new KeptTraining(this, new TrainingFiles(plan.folder(), trainings), job, engine);
  }

  /** Removes everything, once the run has written its results. */
  public void discard() {
    try {
      removeTrainings();
      AtomicFile.removeLeftovers(plan.folder());
      Files.deleteIfExists(plan.folder().resolve(RUN));
      Files.deleteIfExists(plan.folder());
    } catch (IOException inUse) {
      warn(
          "The checkpoints in %s are not needed any more, and could not be removed: %s."
              .formatted(plan.folder(), Failures.reason(inUse)));
    }
  }

  Plan plan() {
    return plan;
  }

  void warn(String line) {
    warnings.accept(line);
  }

  /** Returns whether it is time for a checkpoint. */
  boolean isDue() {
    return isEnding || isTimeOver();
  }

  private boolean isTimeOver() {
    return plan.interval() instanceof CheckpointInterval.Seconds seconds
        && nanoTime.getAsLong() - lastSave >= seconds.count() * NANOS;
  }

  /** Returns whether it is time for a checkpoint after so many epochs of a training. */
  boolean isDue(int epochs) {
    return plan.interval() instanceof CheckpointInterval.Epochs interval
        && epochs % interval.count() == 0;
  }

  /** Takes a result in; it is written with the next checkpoint, if not at once. */
  void ended(Writing result) {
    isTraining = false;
    unsaved.add(result);
    if (isDue() || plan.interval() instanceof CheckpointInterval.Epochs) {
      save(() -> {});
    }
  }

  /** Writes the results of trainings that have ended since the last time, and then a checkpoint. */
  void save(Writing checkpoint) {
    try {
      makeReady();
      for (Writing result : unsaved) {
        result.write();
      }
      unsaved.clear();
      checkpoint.write();
      if (isEnding) {
        isEnding = false;
        lastSaved.countDown();
      }
    } catch (IOException failure) {
      warn("No checkpoint could be written, and the training goes on: " + Failures.reason(failure));
    } catch (LacunaException failure) {
      warn("No checkpoint could be written, and the training goes on. " + failure.getMessage());
    }
    lastSave = nanoTime.getAsLong();
  }

  private void makeReady() throws IOException {
    if (!isReady) {
      Files.createDirectories(plan.folder());
      if (!plan.resumes()) {
        removeTrainings();
      }
      AtomicFile.write(plan.folder().resolve(RUN), plan.run());
      isReady = true;
    }
  }

  private void removeTrainings() throws IOException {
    for (Path file : TrainingFiles.all(plan.folder())) {
      Files.deleteIfExists(file);
    }
  }
}
