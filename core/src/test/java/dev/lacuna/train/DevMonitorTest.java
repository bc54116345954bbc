package dev.lacuna.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.eval.Metric;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.Network;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DevMonitorTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("told", MaskValue.number(-1)),
          BinaryHead.of("untold", MaskValue.number(-1)),
          RegressionHead.of("number", MaskValue.NAN));
  private static final LabelMatrix LABELS =
      LabelMatrix.builder(SCHEMA)
          .add("1", 1, -1, 2)
          .add("2", 0, -1, Double.NaN)
          .add("3", 1, -1, 4)
          .build();

  @Test
  void lossOfAHeadIsTheMeanOverItsObservedCells() {
    DevFigures figures = monitor().measure(new EarlyStopping(3, Optional.empty()), zero());

    // all logits are 0: ln 2 for the binary head, and squares of the standardised −1 and 1
    assertThat(figures.heads().get(0).orElseThrow()).isCloseTo(Math.log(2), within(1e-9));
    assertThat(figures.heads().get(1)).isEmpty();
    assertThat(figures.heads().get(2).orElseThrow()).isCloseTo(figureOfNumbers(), within(1e-6));
    // per-head normalization: the mean over the heads that are there
    assertThat(figures.all().orElseThrow())
        .isCloseTo((Math.log(2) + figureOfNumbers()) / 2, within(1e-6));
  }

  @Test
  void metricOfAHeadThatItDoesNotApplyToOrThatDevCannotTellOfIsEmpty() {
    DevFigures figures =
        monitor().measure(new EarlyStopping(3, Optional.of(Metric.ROC_AUC)), zero());

    // every row has the same score, and an equal score counts half
    assertThat(figures.heads())
        .containsExactly(OptionalDouble.of(0.5), OptionalDouble.empty(), OptionalDouble.empty());
    assertThat(figures.all()).hasValue(0.5);
  }

  /** The deviation of the two numbers, 2 and 4, is 1 over both: they stand at −1 and 1. */
  private static double figureOfNumbers() {
    return MaskedLoss.of(SCHEMA).headLosses().get(2).cell(new double[1], 0, 1, new double[1]);
  }

  private static DevMonitor monitor() {
    TrainingSet set = new TrainingSet(new DenseFeatures(1, new float[3]), LABELS);
    TrainingJob job =
        new TrainingJob(
            architecture(),
            MaskedLoss.of(SCHEMA),
            set,
            set,
            TrainerTest.config(3, Optional.empty()));
    return new DevMonitor(job, TargetScaling.fit(LABELS));
  }

  private static Network zero() {
    return new Network(architecture(), List.of(new DenseLayer(new float[3], new float[3])));
  }

  private static Architecture architecture() {
    return new Architecture(1, List.of(), Activation.RELU, 0, SCHEMA.outputs());
  }
}
