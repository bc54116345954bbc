package dev.lacuna.experiment;

import dev.lacuna.data.Randomness;
import dev.lacuna.train.Trainer;
import dev.lacuna.train.TrainingJob;
import dev.lacuna.train.TrainingListener;
import dev.lacuna.train.TrainingResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the members of an ensemble one after the other: the same job from different seeds (B.
 * Lakshminarayanan et al., Simple and Scalable Predictive Uncertainty Estimation using Deep
 * Ensembles, 2017).
 *
 * @param trainer trains each
 * @param members how many, at least 1
 */
record MemberTraining(Trainer trainer, int members) {
  /**
   * Returns the members in order. The first is what training without an ensemble would give.
   *
   * @throws dev.lacuna.train.DivergedException when one diverges; it hands on that one's last good
   *     weights
   */
  List<TrainingResult> train(TrainingJob job, TrainingListener listener) {
    List<TrainingResult> trained = new ArrayList<>();
    for (int member = 1; member <= members; member++) {
      trained.add(trainer.train(ofMember(job, member), listener.ofMember(member, members)));
    }
    return trained;
  }

  private static TrainingJob ofMember(TrainingJob job, int member) {
    long seed = job.config().compute().seed();
    return member == 1 ? job : job.withSeed(Randomness.derive(seed, "member-" + member));
  }
}
