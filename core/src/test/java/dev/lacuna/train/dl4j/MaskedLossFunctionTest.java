package dev.lacuna.train.dl4j;

import static dev.lacuna.train.MixedBatch.OUTPUTS;
import static dev.lacuna.train.MixedBatch.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.HeadWeights;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Normalization;
import dev.lacuna.train.MixedBatch;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MaskedLossFunctionTest {
  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final IActivation IDENTITY = new ActivationIdentity();
  private static final MixedBatch HALF = MixedBatch.random(6, 0.5, 1);

  /** What DL4J is told of a batch: its mean score, and the gradient as DL4J will use it. */
  @SuppressWarnings("ArrayRecordComponent") // taken apart at once
  private record Result(double score, double[] gradient) {}

  @Property(tries = 30)
  void scoreAndGradientAreThoseOfTheMaskedLoss(
      @ForAll Normalization normalization, @ForAll("batches") MixedBatch batch) {
    MaskedLoss loss = loss(normalization);
    double[] gradient = new double[batch.logits().length];
    BatchLoss expected = loss.evaluate(batch.targets(), batch.logits(), gradient);

    Result result = evaluate(loss, batch);

    assertThat(result.score()).isCloseTo(expected.total(), ROUNDING);
    assertThat(result.gradient()).containsExactly(gradient, ROUNDING);
  }

  @Property(tries = 30)
  void gradientAgreesWithCentralDifferencesOfTheScore(
      @ForAll Normalization normalization, @ForAll("batches") MixedBatch batch) {
    MaskedLoss loss = loss(normalization);
    double[] gradient = evaluate(loss, batch).gradient();

    for (int i = 0; i < gradient.length; i++) {
      double slope =
          (evaluate(loss, nudged(batch, i, 1e-5)).score()
                  - evaluate(loss, nudged(batch, i, -1e-5)).score())
              / 2e-5;
      assertThat(gradient[i]).isCloseTo(slope, within(1e-6));
    }
  }

  @Property(tries = 30)
  void scoresOfRowsAddUpToTheScoreOfTheBatch(
      @ForAll Normalization normalization, @ForAll("batches") MixedBatch batch) {
    MaskedLossFunction function = new MaskedLossFunction(loss(normalization));

    INDArray scores =
        function.computeScoreArray(batch.labels(), batch.sums(), IDENTITY, batch.mask());

    assertThat(scores.shape()).containsExactly(batch.rows(), 1);
    assertThat(scores.sumNumber().doubleValue())
        .isCloseTo(
            function.computeScore(batch.labels(), batch.sums(), IDENTITY, batch.mask(), false),
            within(1e-10));
  }

  @Property(tries = 30)
  void gradientAndScoreTogetherAreWhatTheyAreApart(
      @ForAll("batches") MixedBatch batch, @ForAll boolean average) {
    MaskedLossFunction function = new MaskedLossFunction(loss(Normalization.PER_HEAD));

    Pair<Double, INDArray> both =
        function.computeGradientAndScore(
            batch.labels(), batch.sums(), IDENTITY, batch.mask(), average);

    assertThat(both.getFirst())
        .isEqualTo(
            function.computeScore(batch.labels(), batch.sums(), IDENTITY, batch.mask(), average));
    assertThat(both.getSecond())
        .isEqualTo(function.computeGradient(batch.labels(), batch.sums(), IDENTITY, batch.mask()));
  }

  @Property(tries = 30)
  void whatAMaskedLabelHoldsChangesNothing(
      @ForAll Normalization normalization, @ForAll("batches") MixedBatch batch) {
    MaskedLoss loss = loss(normalization);
    Result expected = evaluate(loss, batch);

    for (double filler :
        new double[] {
          Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e30, -1, 7
        }) {
      Result result = evaluate(loss, batch.labels(filler), batch.sums(), batch.mask());
      assertThat(result.score()).isEqualTo(expected.score());
      assertThat(result.gradient()).containsExactly(expected.gradient());
    }
  }

  @Property(tries = 30)
  void maskedCellHasExactlyZeroGradient(
      @ForAll Normalization normalization, @ForAll("batches") MixedBatch batch) {
    double[] gradient =
        evaluate(loss(normalization), batch.labels(Double.NaN), batch.sums(), batch.mask())
            .gradient();

    for (int i = 0; i < gradient.length; i++) {
      int cell = i / OUTPUTS * MixedBatch.HEADS + MixedBatch.headOf(i % OUTPUTS);
      assertThat(batch.observed()[cell] || gradient[i] == 0).isTrue();
    }
  }

  @Property(tries = 30)
  void rowsWithoutObservedCellsChangeNeitherScoreNorGradient(
      @ForAll("batches") MixedBatch batch, @ForAll @IntRange(min = 1, max = 5) int more) {
    for (Normalization normalization : List.of(Normalization.PER_HEAD, Normalization.POOLED)) {
      Result without = evaluate(loss(normalization), batch);
      Result with = evaluate(loss(normalization), batch.withEmptyRows(more));

      assertThat(with.score()).isEqualTo(without.score());
      assertThat(with.gradient())
          .containsExactly(Arrays.copyOf(without.gradient(), with.gradient().length), ROUNDING);
    }
  }

  @Test
  void gradientIsHandedOutTimesTheRowsAndSumsOfScoresToo() {
    MaskedLossFunction function = new MaskedLossFunction(loss(Normalization.PER_HEAD));
    double[] gradient = new double[HALF.logits().length];
    double total =
        loss(Normalization.PER_HEAD).evaluate(HALF.targets(), HALF.logits(), gradient).total();

    INDArray handedOut =
        function.computeGradient(HALF.labels(), HALF.sums(), IDENTITY, HALF.mask());

    assertThat(handedOut.data().asDouble())
        .containsExactly(Arrays.stream(gradient).map(g -> g * 6).toArray(), ROUNDING);
    assertThat(function.computeScore(HALF.labels(), HALF.sums(), IDENTITY, HALF.mask(), false))
        .isCloseTo(total * 6, ROUNDING);
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void absentHeadHasExactlyZeroGradient(
      @ForAll Normalization normalization,
      @ForAll("batches") MixedBatch batch,
      @ForAll @IntRange(max = 2) int absent) {
    MixedBatch without = batch.onlyHeads(absent != 0, absent != 1, absent != 2);

    double[] gradient = evaluate(loss(normalization), without).gradient();

    for (int i = 0; i < gradient.length; i++) {
      assertThat(MixedBatch.headOf(i % OUTPUTS) != absent || gradient[i] == 0).isTrue();
    }
  }

  @Property(tries = 30)
  void batchWithoutObservedCellsIsZeroAndHasZeroGradient(
      @ForAll Normalization normalization, @ForAll("batches") MixedBatch batch) {
    MixedBatch empty = batch.onlyHeads(false, false, false);

    Result result =
        evaluate(loss(normalization), empty.labels(Double.NaN), empty.sums(), empty.mask());

    assertThat(result.score()).isZero();
    assertThat(result.gradient()).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void oneRowIsEnoughForEveryKindOfHead(int head) {
    MixedBatch one = MixedBatch.random(1, 1, 3).onlyHeads(head == 0, head == 1, head == 2);
    double[] gradient = new double[OUTPUTS];
    BatchLoss expected =
        loss(Normalization.PER_HEAD).evaluate(one.targets(), one.logits(), gradient);

    Result result = evaluate(loss(Normalization.PER_HEAD), one);

    assertThat(expected.total()).isPositive();
    assertThat(result.score()).isCloseTo(expected.total(), ROUNDING);
    assertThat(result.gradient()).containsExactly(gradient, ROUNDING);
  }

  @Test
  void withoutMaskEverythingIsObserved() {
    MixedBatch full = MixedBatch.random(4, 1, 5);

    Result unmasked = evaluate(loss(Normalization.POOLED), full.labels(), full.sums(), null);
    Result masked = evaluate(loss(Normalization.POOLED), full);

    assertThat(unmasked.score()).isEqualTo(masked.score());
    assertThat(unmasked.gradient()).containsExactly(masked.gradient());
  }

  @Test
  void columnMaskMasksWholeRows() {
    MixedBatch full = MixedBatch.random(3, 1, 6);
    INDArray column = Nd4j.createFromArray(new double[][] {{1}, {0}, {1}});
    INDArray wide = Nd4j.ones(DataType.DOUBLE, 3, OUTPUTS);
    wide.getRow(1).assign(0);

    Result byColumn = evaluate(loss(Normalization.PER_HEAD), full.labels(), full.sums(), column);
    Result byCell = evaluate(loss(Normalization.PER_HEAD), full.labels(), full.sums(), wide);

    assertThat(byColumn.score()).isEqualTo(byCell.score()).isPositive();
    assertThat(byColumn.gradient()).containsExactly(byCell.gradient());
  }

  @Test
  void arraysInColumnOrderMeanTheSame() {
    Result expected = evaluate(loss(Normalization.PER_HEAD), HALF);

    Result result =
        evaluate(
            loss(Normalization.PER_HEAD),
            HALF.labels().dup('f'),
            HALF.sums().dup('f'),
            HALF.mask().dup('f'));

    assertThat(result.score()).isEqualTo(expected.score());
    assertThat(result.gradient()).containsExactly(expected.gradient());
  }

  @Test
  void gradientHasTheTypeOfTheSums() {
    INDArray gradient =
        new MaskedLossFunction(loss(Normalization.PER_HEAD))
            .computeGradient(
                HALF.labels(), HALF.sums().castTo(DataType.FLOAT), IDENTITY, HALF.mask());

    assertThat(gradient.dataType()).isEqualTo(DataType.FLOAT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, -1, Double.NaN})
  void weightsInTheMaskAreRefused(double weight) {
    INDArray mask = HALF.mask();
    mask.putScalar(0, 0, weight);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluate(loss(Normalization.PER_HEAD), HALF.labels(), HALF.sums(), mask))
        .withMessage(
            "a label mask must hold 0 and 1 only: weights belong into the loss. Found " + weight);
  }

  @Test
  void maskThatSplitsACategoricalHeadIsRefused() {
    MixedBatch full = MixedBatch.random(3, 1, 6);
    INDArray mask = full.mask();
    mask.putScalar(2, 3, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluate(loss(Normalization.PER_HEAD), full.labels(), full.sums(), mask))
        .withMessage(
            "a label mask must be the same for all columns of head 'c'. Found both 0 and 1 in one"
                + " row");
  }

  @Test
  void maskOfAnotherShapeIsRefused() {
    INDArray mask = Nd4j.ones(DataType.DOUBLE, 6, 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluate(loss(Normalization.PER_HEAD), HALF.labels(), HALF.sums(), mask))
        .withMessage(
            "a label mask must be [rows, outputs] or [rows, 1]. Found [6, 2] for 6 rows and 5"
                + " outputs");
  }

  @Test
  void labelsOfAnotherWidthAreRefused() {
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, 6, 3);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluate(loss(Normalization.PER_HEAD), labels, HALF.sums(), null))
        .withMessage("labels must be [rows, 5], one column per logit. Found [6, 3]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.9, 2, Double.NaN})
  void observedCategoricalLabelWithoutItsOneIsRefused(double instead) {
    MixedBatch full = MixedBatch.random(2, 1, 7);
    INDArray labels = full.labels();
    labels.putScalar(1, 1 + (int) full.values()[4], instead);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluate(loss(Normalization.PER_HEAD), labels, full.sums(), null))
        .withMessageStartingWith(
            "an observed label of head 'c' must be one 1 among zeros. Found [");
  }

  @Provide
  Arbitrary<MixedBatch> batches() {
    return MixedBatch.batches();
  }

  private static MaskedLoss loss(Normalization normalization) {
    return MaskedLoss.of(SCHEMA).with(normalization).with(new HeadWeights(List.of(1.0, 2.0, 0.5)));
  }

  private static Result evaluate(MaskedLoss loss, MixedBatch batch) {
    return evaluate(loss, batch.labels(), batch.sums(), batch.mask());
  }

  /** Divides the gradient by the rows, as DL4J does with what it is handed. */
  @SuppressWarnings("NullAway") // DL4J hands out null where there is no mask
  private static Result evaluate(
      MaskedLoss loss, INDArray labels, INDArray sums, @Nullable INDArray mask) {
    Pair<Double, INDArray> result =
        new MaskedLossFunction(loss).computeGradientAndScore(labels, sums, IDENTITY, mask, true);
    INDArray gradient = result.getSecond().div(labels.size(0));
    return new Result(result.getFirst(), gradient.dup('c').data().asDouble());
  }

  private static MixedBatch nudged(MixedBatch batch, int index, double by) {
    double[] logits = batch.logits().clone();
    logits[index] += by;
    return batch.withLogits(logits);
  }
}
