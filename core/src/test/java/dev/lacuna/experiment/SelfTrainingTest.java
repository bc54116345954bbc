package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.Mechanism;
import dev.lacuna.data.Missingness;
import dev.lacuna.data.Randomness;
import dev.lacuna.data.Split;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.TrainingListener;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelfTrainingTest {
  private final ExperimentSession session =
      ExperimentSession.open(
          new StripesTask.Module(), Map.of("missing", "0", "epochs", "40", "split", "0.7,0.1,0.2"));
  private final StripesTask task = session.task(StripesTask.class);
  private final Experiment experiment = session.experiment();

  @Test
  void fillsWhatItIsSureOfWhereHiddenLabelsConfirmIt() {
    Split<double[]> split = dropped(experiment.split(task), 0.6);

    SelfTraining.Outcome<double[]> outcome = train(split);

    LabelMatrix before = split.train().labels();
    LabelMatrix after = outcome.run().split().train().labels();
    for (int t = 0; t < 3; t++) {
      assertThat(after.observedCount(t) > before.observedCount(t))
          .isEqualTo(outcome.helped().get(t));
    }
    for (int row = 0; row < before.rows(); row++) {
      for (int t = 0; t < 3; t++) {
        if (before.observed(row, t)) {
          assertThat(after.value(row, t)).isEqualTo(before.value(row, t));
        } else if (t == 0 && after.observed(row, t)) {
          float p = after.value(row, t);
          assertThat(Math.max(p, 1 - p)).isBetween(0.9f, 1f);
        } else if (t == 1 && after.observed(row, t)) {
          assertThat(after.value(row, t)).isIn(0f, 1f, 2f);
        }
      }
    }
    assertThat(outcome.helped().get(2)).as("no probability belongs to a number").isFalse();
  }

  @Test
  void isMaskedTrainingWhereNothingIsConfirmed() {
    // labels that have nothing to do with the inputs cannot be confirmed
    Split<double[]> split = shuffled(dropped(experiment.split(task), 0.5));

    SelfTraining.Outcome<double[]> outcome = train(split);

    assertThat(outcome.helped()).containsOnly(false);
    TrainedRun<double[]> masked =
        experiment.run(task, split, Method.MASKED, TrainingListener.none());
    for (int row = 0; row < split.test().size(); row++) {
      assertThat(outcome.run().predictions().value(row, 0))
          .isEqualTo(masked.predictions().value(row, 0));
    }
  }

  private SelfTraining.Outcome<double[]> train(Split<double[]> split) {
    return new SelfTraining<>(experiment, experiment.prepare(task, split), split)
        .train(name -> TrainingListener.none());
  }

  private Split<double[]> dropped(Split<double[]> split, double rate) {
    return DroppedLabels.of(
        split,
        new Missingness(Mechanism.MCAR, rate),
        experiment.prepare(task, split).featurizer(),
        1);
  }

  /** Gives every train row the labels of another one. */
  private static Split<double[]> shuffled(Split<double[]> split) {
    Dataset<double[]> train = split.train();
    int[] order = Randomness.permutation(train.size(), Randomness.of(1, "rows"));
    return new Split<>(
        train.withLabels(train.labels().select(order)),
        split.dev(),
        split.test(),
        split.shortfalls());
  }
}
