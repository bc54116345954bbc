package dev.lacuna.train;

import dev.lacuna.data.Randomness;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Network;
import java.util.random.RandomGenerator;

/** Trains a network: epochs of shuffled batches, early stopping, history. */
public final class Trainer {
  private final TrainingEngine engine;

  /** Creates a trainer whose steps this engine takes. */
  public Trainer(TrainingEngine engine) {
    this.engine = engine;
  }

  /**
   * Trains to the end, or until the dev part has seen no improvement for the configured patience.
   *
   * @throws dev.lacuna.error.LacunaException when the data cannot be trained on
   * @throws DivergedException when loss or weights stop being finite; it hands on the last weights
   *     that were good
   */
  public TrainingResult train(TrainingJob job, TrainingListener listener) {
    TrainingChecks.trainable(job);
    TargetScaling scaling = TargetScaling.fit(job.train().labels());
    TrainingEngine.Problem problem = problem(job, scaling);
    RunInProgress run = new RunInProgress(job, scaling, engine.name());
    try (TrainingEngine.Session session = engine.start(problem)) {
      listener.started(job.with(session.network().architecture()), engine.name());
      RandomGenerator shuffle = Randomness.of(job.config().compute().seed(), "shuffle");
      while (run.goesOn()) {
        int[] order = Randomness.permutation(job.train().rows(), shuffle);
        listener.epochEnded(run.epochEnded(runEpoch(job, session, order, run), session));
      }
      TrainingResult result = run.result();
      listener.finished(result.history());
      return result;
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
        Targets.of(job.train().labels(), scaling),
        job.config());
  }

  private static EpochTotals runEpoch(
      TrainingJob job, TrainingEngine.Session session, int[] order, RunInProgress run) {
    EpochTotals totals = new EpochTotals(job.loss().schema());
    int batchSize = Math.min(job.config().batchSize(), order.length);
    for (int from = 0, to; from < order.length; from = to) {
      to = from + Math.min(batchSize, order.length - from); // the sum may pass the largest int
      BatchLoss batch = session.step(order, from, to);
      run.check(batch);
      totals.add(batch);
    }
    return totals;
  }
}
