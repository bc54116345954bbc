package dev.lacuna.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.eval.HeadEvaluation;
import dev.lacuna.eval.Metric;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.Method;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.TrainingListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ToyTrainingTest {
  @Test
  void maskedTrainingLearnsEveryHead() {
    TrainedRun<Point> run =
        train(
            Map.of("drops", "as-written", "epochs", "25", "learning-rate", "0.005"), Method.MASKED);

    for (HeadEvaluation head : run.evaluation().heads()) {
      assertThat(head.metric(Metric.ACCURACY).toOptional().orElseThrow())
          .as("accuracy of %s", head.name())
          .isGreaterThanOrEqualTo(0.98);
    }
  }

  /** With a share m of the labels written −1, the probability where the label is 1 is 1 − 2m. */
  @Test
  void theMaskValueAsTargetDragsProbabilitiesDown() {
    TrainedRun<Point> run =
        train(
            Map.of(
                "missing-rate",
                "0.3",
                "epochs",
                "120",
                "learning-rate",
                "0.003",
                "calibration",
                "none"),
            Method.SENTINEL);

    for (int head = 0; head < run.evaluation().heads().size(); head++) {
      assertThat(medianWherePositive(run, head)).as("head %d", head).isCloseTo(0.4, within(0.1));
    }
  }

  private static TrainedRun<Point> train(Map<String, String> settings, Method method) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.putAll(Map.of("points", "12000", "train-share", "0.9", "batch-size", "500"));
    ExperimentSession session = Toy.open(all);
    ToyTask toy = session.task(ToyTask.class);
    return session.experiment().run(toy, method, TrainingListener.none());
  }

  private static double medianWherePositive(TrainedRun<Point> run, int head) {
    LabelMatrix labels = run.split().test().labels();
    double[] probabilities =
        IntStream.range(0, labels.rows())
            .filter(row -> labels.value(row, head) == 1)
            .mapToDouble(row -> run.predictions().value(row, head))
            .sorted()
            .toArray();
    return probabilities[probabilities.length / 2];
  }
}
