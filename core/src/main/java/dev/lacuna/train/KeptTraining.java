package dev.lacuna.train;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.Failures;
import dev.lacuna.io.Resumable;
import dev.lacuna.io.StateReader;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.model.NetworkState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One training of a run that keeps checkpoints in a folder. */
final class KeptTraining implements Checkpoints.Training {
  private final CheckpointFolder folder;
  private final TrainingFiles files;
  private final TrainingJob job;
  private final String engine;
  private @Nullable String fingerprint;
  private int epochs;

  KeptTraining(CheckpointFolder folder, TrainingFiles files, TrainingJob job, String engine) {
    this.folder = folder;
    this.files = files;
    this.job = job;
    this.engine = engine;
  }

  @Override
  public Optional<TrainingResult> result(TargetScaling scaling) {
    Path file = files.result();
    if (!folder.plan().resumes() || !Files.exists(file)) {
      return Optional.empty();
    }
    if (!CheckpointFile.isWhole(file)) {
      folder.warn("%s is damaged. Its training is done again.".formatted(file));
      return Optional.empty();
    }
    return Optional.of(read(file, in -> readResult(scaling, in)));
  }

  private TrainingResult readResult(TargetScaling scaling, StateReader in) throws IOException {
    History history = History.restore(job.loss().schema(), in);
    return new TrainingResult(NetworkState.restore(in), scaling, history, engine);
  }

  @Override
  public boolean restore(Resumable run, Resumable session) {
    if (!folder.plan().resumes()) {
      return false;
    }
    try {
      for (Path file : files.checkpoints()) {
        if (CheckpointFile.isWhole(file)) {
          return read(file, in -> restore(run, session, in));
        }
        folder.warn("%s is damaged. What was written before it is used.".formatted(file));
      }
    } catch (IOException unreadable) {
      throw unfit(folder.plan().folder(), Failures.reason(unreadable), unreadable);
    }
    return false;
  }

  private static boolean restore(Resumable run, Resumable session, StateReader in)
      throws IOException {
    run.restore(in);
    session.restore(in);
    return true;
  }

  @Override
  public void stepTaken(Resumable run, Resumable session) {
    if (folder.isDue()) {
      save(run, session);
    }
  }

  @Override
  public void epochEnded(Resumable run, Resumable session) {
    epochs++;
    if (folder.isDue(epochs)) {
      save(run, session);
    }
  }

  @Override
  public void ended(TrainingResult result) {
    if (folder.plan().interval() instanceof CheckpointInterval.Never) {
      return;
    }
    String made = fingerprint();
    TrainingFiles place = files;
    folder.ended(() -> write(place, made, result)); // what may wait must not hold the data
  }

  private void save(Resumable run, Resumable session) {
    folder.save(
        () -> {
          CheckpointFile.write(
              files.next(),
              out -> {
                out.text(fingerprint());
                run.save(out);
                session.save(out);
              });
          files.removeOld();
        });
  }

  private static void write(TrainingFiles files, String fingerprint, TrainingResult result)
      throws IOException {
    CheckpointFile.write(
        files.result(),
        out -> {
          out.text(fingerprint);
          result.history().save(out);
          NetworkState.save(result.network(), out);
        });
    files.removeCheckpoints();
  }

  private <T> T read(Path file, CheckpointFile.Reading<T> reading) {
    try {
      return CheckpointFile.read(
          file,
          in -> {
            if (!in.text().equals(fingerprint())) {
              throw new IOException("it is of a training with other data or settings");
            }
            return reading.readFrom(in);
          });
    } catch (IOException | IllegalArgumentException | ArithmeticException mismatch) {
      throw unfit(file, String.valueOf(mismatch.getMessage()), mismatch);
    }
  }

  private LacunaException unfit(Path file, String reason, Exception cause) {
    return new LacunaException(
        ErrorCode.BAD_FILE,
        "A training goes on only with the data, the options and the version of Lacuna that it began with. Found %s: %s. Use the same, or train anew without --resume."
            .formatted(file, reason),
        cause);
  }

  private String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      known = JobFingerprint.of(job, engine);
      fingerprint = known;
    }
    return known;
  }
}
