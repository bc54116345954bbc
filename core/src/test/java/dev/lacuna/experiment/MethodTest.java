package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.data.Missingness;
import dev.lacuna.data.Randomness;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Predictions;
import dev.lacuna.train.Trainer;
import dev.lacuna.train.TrainingConfig;
import dev.lacuna.train.TrainingJob;
import dev.lacuna.train.TrainingListener;
import dev.lacuna.train.TrainingResult;
import dev.lacuna.train.TrainingSet;
import dev.lacuna.train.dl4j.Dl4jEngine;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(BinaryHead.of("y", MaskValue.BLANK, MaskValue.number(-1)));
  private static final int ROWS = 2000;

  private final DenseFeatures features;
  private final LabelMatrix truth;

  MethodTest() {
    RandomGenerator random = Randomness.of(1, "points");
    float[] points = new float[ROWS];
    LabelMatrix.Builder labels = LabelMatrix.builder(SCHEMA);
    for (int row = 0; row < ROWS; row++) {
      points[row] = (float) random.nextDouble(-3, 3);
      labels.add("row " + row, points[row] > 0 ? 1 : 0);
    }
    features = new DenseFeatures(1, points);
    truth = labels.build();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3})
  void maskValueAsTargetPullsProbabilitiesToOneMinusTwiceTheMissingShare(double missing) {
    LabelMatrix labels = Missingness.completelyAtRandom(truth, missing, 3);

    assertThat(medianWherePositive(train(Method.SENTINEL, labels)))
        .isBetween(1 - 2 * missing - 0.1, 1 - 2 * missing + 0.1);
    assertThat(medianWherePositive(train(Method.MASKED, labels))).isGreaterThan(0.95);
  }

  @Test
  void maskedLeavesLabelsAndLossAsTheyAre() {
    LabelMatrix labels = Missingness.completelyAtRandom(truth, 0.3, 3);
    MaskedLoss loss = MaskedLoss.of(SCHEMA);

    assertThat(Method.MASKED.trainLabels(labels)).isSameAs(labels);
    assertThat(Method.MASKED.loss(loss)).isSameAs(loss);
  }

  @Test
  void sentinelWritesTheFirstNumberAmongTheMaskValues() {
    LabelMatrix labels =
        LabelMatrix.builder(SCHEMA).add("1", List.of("1")).add("2", List.of("")).build();

    LabelMatrix filled = Method.SENTINEL.trainLabels(labels);

    assertThat(filled.observedCounts()).containsExactly(2);
    assertThat(filled.value(0, 0)).isEqualTo(1);
    assertThat(filled.value(1, 0)).isEqualTo(-1);
  }

  @Test
  void sentinelNeedsANumberThatIsFinite() {
    LabelSchema words = LabelSchema.of(RegressionHead.of("r", MaskValue.NAN));
    LabelSchema classes =
        LabelSchema.of(new CategoricalHead("c", List.of("a", "b"), List.of(MaskValue.number(-1))));

    for (LabelSchema schema : List.of(words, classes)) {
      LacunaException thrown =
          catchThrowableOfType(LacunaException.class, () -> Method.SENTINEL.check(schema));
      assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_OPTION);
      assertThat(thrown).hasMessageContaining("head '" + schema.head(0).name() + "'");
      Method.MASKED.check(schema);
    }
  }

  @ParameterizedTest
  @EnumSource
  void methodThatFitsBinaryHeadsWithANumberPassesItsCheck(Method method) {
    method.check(SCHEMA);
    assertThat(method.title()).isNotBlank();
  }

  private TrainingResult train(Method method, LabelMatrix labels) {
    return new Trainer(new Dl4jEngine())
        .train(
            new TrainingJob(
                new Architecture(1, List.of(16), Activation.RELU, 0, 1),
                method.loss(MaskedLoss.of(SCHEMA)),
                new TrainingSet(features, method.trainLabels(labels)),
                new TrainingSet(
                    new DenseFeatures(1, new float[0]), LabelMatrix.unlabelled(SCHEMA, 0)),
                new TrainingConfig(
                    20, 100, 0.01, 0, Optional.empty(), new TrainingConfig.Compute(1, 1))),
            TrainingListener.none());
  }

  private double medianWherePositive(TrainingResult result) {
    Predictions predictions =
        Predictions.ofLogits(SCHEMA, result.scaling(), result.network().logits(features));
    double[] scores =
        IntStream.range(0, ROWS)
            .filter(row -> truth.value(row, 0) == 1)
            .mapToDouble(row -> predictions.value(row, 0))
            .sorted()
            .toArray();
    return scores[scores.length / 2];
  }
}
