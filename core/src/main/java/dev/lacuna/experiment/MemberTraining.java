package dev.lacuna.experiment;

import dev.lacuna.data.Randomness;
import dev.lacuna.train.DivergedException;
import dev.lacuna.train.Trainer;
import dev.lacuna.train.TrainingJob;
import dev.lacuna.train.TrainingListener;
import dev.lacuna.train.TrainingResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Trains the members of an ensemble one after the other: the same job from different seeds (B.
 * Lakshminarayanan et al., Simple and Scalable Predictive Uncertainty Estimation using Deep
 * Ensembles, 2017), each on a random choice of the columns (T. K. Ho, The Random Subspace Method
 * for Constructing Decision Forests, 1998).
 *
 * @param trainer trains each
 * @param members how many, at least 1
 * @param columns the share of the columns that each of several members learns from, above 0; a
 *     single one learns from all
 */
record MemberTraining(Trainer trainer, int members, double columns) {
  /**
   * Returns the members in order.
   *
   * @throws dev.lacuna.train.DivergedException when one diverges; it hands on that one's last good
   *     weights
   */
  List<TrainingResult> train(TrainingJob job, TrainingListener listener) {
    List<TrainingResult> trained = new ArrayList<>();
    for (int member = 1; member <= members; member++) {
      trained.add(trainMember(ofMember(job, member), listener.ofMember(member, members)));
    }
    return trained;
  }

  private TrainingResult trainMember(TrainingJob job, TrainingListener listener) {
    if (members == 1 || columns == 1) {
      return trainer.train(job, listener);
    }
    BitSet left = leftOut(job);
    TrainingJob rest = job.withFeatures(features -> features.withoutColumns(left));
    try {
      return without(left, trainer.train(rest, listener));
    } catch (DivergedException diverged) {
      throw diverged.with(result -> without(left, result));
    }
  }

  /** What was never learnt from still holds the weights of the start. */
  private static TrainingResult without(BitSet columns, TrainingResult result) {
    return result.with(result.network().withoutInputs(columns));
  }

  private BitSet leftOut(TrainingJob job) {
    int all = job.train().features().columns();
    int count = (int) Math.min(all - 1, Math.round((1 - columns) * all));
    long seed = job.config().compute().seed();
    BitSet left = new BitSet();
    Arrays.stream(Randomness.permutation(all, Randomness.of(seed, "columns")))
        .limit(count)
        .forEach(left::set);
    return left;
  }

  private static TrainingJob ofMember(TrainingJob job, int member) {
    long seed = job.config().compute().seed();
    return member == 1 ? job : job.withSeed(Randomness.derive(seed, "member-" + member));
  }
}
