package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.Missingness;
import dev.lacuna.data.Randomness;
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
import org.junit.jupiter.params.provider.ValueSource;

class MethodTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(BinaryHead.of("y", MaskValue.BLANK, MaskValue.number(-1)));
  private static final int ROWS = 2000;
  private static final float MISSING = Float.NaN;
  private static final LabelSchema MIXED =
      LabelSchema.of(
          BinaryHead.of("y", MaskValue.BLANK, MaskValue.number(-9)),
          new CategoricalHead("c", List.of("p", "q", "s"), List.of(MaskValue.BLANK)),
          RegressionHead.of("r", MaskValue.BLANK));
  private static final LabelMatrix TINY =
      LabelMatrix.builder(MIXED)
          .add("1", List.of("1", "s", "10"))
          .add("2", List.of("", "", ""))
          .add("3", List.of("0", "s", "40"))
          .add("4", List.of("0", "q", ""))
          .build();

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
  void sentinelIsMinusOneWithoutANumberAndLeavesCategoricalHeadsMasked() {
    assertThat(cells(Method.SENTINEL.trainLabels(TINY)))
        .isEqualTo(new float[][] {{1, 2, 10}, {-9, MISSING, -1}, {0, 2, 40}, {0, 1, -1}});
    assertThat(Method.SENTINEL.notes(MIXED))
        .containsExactly(
            "sentinel: a missing label of c stays masked",
            "sentinel: a missing label of r is learnt as −1, for no number is a mask value");
  }

  @Test
  void zeroIsClassZeroAndTheMeanOfARegressionHead() {
    assertThat(cells(Method.ZERO.trainLabels(TINY)))
        .isEqualTo(new float[][] {{1, 2, 10}, {0, 0, 25}, {0, 2, 40}, {0, 1, 25}});
  }

  @Test
  void meanIsThePositiveRateTheCommonestClassAndTheMean() {
    assertThat(cells(Method.MEAN_IMPUTE.trainLabels(TINY)))
        .isEqualTo(new float[][] {{1, 2, 10}, {1 / 3f, 2, 25}, {0, 2, 40}, {0, 1, 25}});
  }

  @Test
  void headWithoutAnyObservedLabelHasNoMeanAndStaysMissing() {
    LabelMatrix unlabelled = LabelMatrix.unlabelled(MIXED, 2);

    assertThat(Method.MEAN_IMPUTE.trainLabels(unlabelled)).isEqualTo(unlabelled);
    assertThat(Method.ZERO.trainLabels(unlabelled).observedCounts()).containsExactly(2, 2, 0);
  }

  @Test
  void dropRowsKeepsTheRowsWithEveryLabel() {
    Dataset<String> kept =
        Method.DROP_ROWS.trainPart(new Dataset<>("tiny", List.of("a", "b", "c", "d"), TINY));

    assertThat(kept.inputs()).containsExactly("a", "c");
    assertThat(cells(kept.labels())).isEqualTo(new float[][] {{1, 2, 10}, {0, 2, 40}});
  }

  @Test
  void dropRowsIsRefusedWithoutACompleteRow() {
    LabelMatrix gaps = TINY.drop((row, head) -> row == head);

    assertThat(Method.DROP_ROWS.refusal(gaps)).contains("only 0 of 4 rows have every label");
  }

  @Test
  void dropRowsIsRefusedWhereAHeadIsLeftWithOneClass() {
    assertThat(Method.DROP_ROWS.refusal(TINY))
        .contains("only 2 of 4 rows have every label, all of one class of 'c'");
    assertThat(Method.MASKED.refusal(TINY)).isEmpty();
  }

  @Test
  void idsAreWhatTheCommandLineTakes() {
    assertThat(Method.ids())
        .containsExactly(
            "masked",
            "sentinel",
            "zero",
            "drop-rows",
            "single-head",
            "mean-impute",
            "self-training");
    assertThat(Method.ids()).allSatisfy(id -> assertThat(Method.byId(id).id()).isEqualTo(id));
  }

  private static float[][] cells(LabelMatrix labels) {
    float[][] cells = new float[labels.rows()][labels.heads()];
    for (int row = 0; row < cells.length; row++) {
      for (int t = 0; t < cells[row].length; t++) {
        cells[row][t] = labels.observed(row, t) ? labels.value(row, t) : MISSING;
      }
    }
    return cells;
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
