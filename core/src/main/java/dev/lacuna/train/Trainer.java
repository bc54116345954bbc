package dev.lacuna.train;

import dev.lacuna.data.Randomness;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.model.Network;
import java.util.Optional;

/** Trains a network: epochs of shuffled batches, early stopping, checkpoints, history. */
public final class Trainer {
  private final TrainingEngine engine;
  private final Checkpoints checkpoints;

  /** Creates a trainer whose steps this engine takes, without checkpoints. */
  public Trainer(TrainingEngine engine) {
    this(engine, Checkpoints.none());
  }

  /**
   * Creates a trainer whose steps this engine takes.
   *
   * @param checkpoints of the run; several trainers may share them, one after the other
   */
  public Trainer(TrainingEngine engine, Checkpoints checkpoints) {
    this.engine = engine;
    this.checkpoints = checkpoints;
  }

  /**
   * Trains to the end, or until the dev part has seen no improvement for the configured patience.
   * Where the run's checkpoints hold the training, it goes on from there, and ends as if it had
   * never been stopped.
   *
   * @throws dev.lacuna.error.LacunaException when the data cannot be trained on, or a checkpoint is
   *     of another training
   * @throws DivergedException when loss or weights stop being finite; it hands on the last weights
   *     that were good
   */
  public TrainingResult train(TrainingJob job, TrainingListener listener) {
    TrainingChecks.trainable(job);
    TrainingChecks.weighable(job, engine);
    TargetScaling scaling = TargetScaling.fit(job.train().labels());
    Checkpoints.Training kept = checkpoints.begin(job, engine.name());
    Optional<TrainingResult> before = kept.result(scaling);
    if (before.isPresent()) {
      listener.started(job, engine.name());
      listener.resumed(before.get().history().epochs());
      listener.finished(before.get().history());
      return before.get();
    }
    TrainingResult result = train(job, scaling, kept, listener);
    kept.ended(result);
    listener.finished(result.history());
    return result;
  }

  private TrainingResult train(
      TrainingJob job,
      TargetScaling scaling,
      Checkpoints.Training kept,
      TrainingListener listener) {
    RunInProgress run = new RunInProgress(job, scaling, engine.name());
    try (TrainingEngine.Session session = engine.start(problem(job, scaling))) {
      listener.started(job.with(session.network().architecture()), engine.name());
      if (kept.restore(run, session)) {
        listener.resumed(run.records());
      }
      while (run.goesOn()) {
        while (run.hasBatch()) {
          run.step(session);
          kept.stepTaken(run, session);
        }
        listener.epochEnded(run.epochEnded(session));
        kept.epochEnded(run, session);
      }
      return run.result();
    } catch (DivergedException diverged) {
      listener.diverged();
      throw diverged;
    }
  }

  private static TrainingEngine.Problem problem(TrainingJob job, TargetScaling scaling) {
    long seed = job.config().compute().seed();
    return new TrainingEngine.Problem(
        Network.initial(
            job.architecture(), job.config().initialScale(), Randomness.of(seed, "weights")),
        job.loss(),
        job.train().features(),
        job.train().targets(scaling),
        job.config());
  }
}
