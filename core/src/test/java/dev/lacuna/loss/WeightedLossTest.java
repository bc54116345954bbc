package dev.lacuna.loss;

import static dev.lacuna.loss.LossBatch.HEADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights of cells in the masked loss. */
class WeightedLossTest {
  private static final double LN2 = Math.log(2);
  private static final Offset<Double> ROUNDING = within(1e-12);

  /** A loss and its gradient at the logits. */
  @SuppressWarnings("ArrayRecordComponent") // taken apart at once
  private record Result(BatchLoss loss, double[] gradient) {}

  // Three rows and two heads. Logits of y are 0: each cell costs ln 2 with slope ∓1/2. r is
  // observed
  // in the second row only, where it costs (3 − 1)² with slope 4. Weights of y: 2, 0.5, 3; of r:
  // 0.25
  private static final LabelSchema PAIR =
      LabelSchema.of(BinaryHead.of("y"), RegressionHead.of("r"));
  private static final Targets PAIR_TARGETS =
      new Targets(
              2,
              new float[] {1, 0, 0, 1, 1, 0},
              new boolean[] {true, false, true, true, true, false})
          .weighted(new CellWeights(2, new float[] {2, 9, 0.5f, 0.25f, 3, 9}));
  private static final double[] PAIR_LOGITS = {0, 5, 0, 3, 0, 5};

  @ParameterizedTest
  @CsvSource({
    // c_y and c_r, by the counts 3 and 1 of observed cells and B·T = 6, whatever they weigh
    "PER_HEAD, 0.16666666666666667, 0.5",
    "POOLED, 0.25, 0.25",
    "EXPECTED, 0.16666666666666667, 0.16666666666666667",
    "ALL_CELLS, 0.16666666666666667, 0.16666666666666667",
  })
  void lossIsWhatWasWorkedByHand(Normalization normalization, double cy, double cr) {
    Result result = evaluate(MaskedLoss.of(PAIR).with(normalization), PAIR_TARGETS, PAIR_LOGITS);

    assertThat(result.loss().total()).isCloseTo(cy * 5.5 * LN2 + cr * 0.25 * 4, ROUNDING);
    assertThat(result.loss().sums()).containsExactly(new double[] {5.5 * LN2, 1}, ROUNDING);
    assertThat(result.loss().observed()).containsExactly(3, 1);
    assertThat(result.gradient())
        .containsExactly(
            new double[] {-cy * 2 / 2, 0, cy * 0.5 / 2, cr * 0.25 * 4, -cy * 3 / 2, 0}, ROUNDING);
  }

  @Test
  void weightsOfCellsAndOfClassesMultiply() {
    ClassWeights classes = new ClassWeights(List.of(List.of(4.0, 0.5), List.of()));

    Result result =
        evaluate(
            MaskedLoss.of(PAIR).with(Normalization.ALL_CELLS).with(classes),
            PAIR_TARGETS,
            PAIR_LOGITS);

    assertThat(result.loss().sums())
        .containsExactly(new double[] {(2 * 0.5 + 0.5 * 4 + 3 * 0.5) * LN2, 1}, ROUNDING);
    assertThat(result.gradient()[2]).isCloseTo(0.5 * 4 / 2 / 6, ROUNDING);
  }

  @Test
  void theyCountWhereAllHeadsAreBinary() {
    MaskedLoss binary =
        MaskedLoss.of(LabelSchema.of(BinaryHead.of("a"), BinaryHead.of("b")))
            .with(Normalization.ALL_CELLS);

    Result result = evaluate(binary, PAIR_TARGETS, new double[6]);

    assertThat(result.loss().sums())
        .containsExactly(new double[] {5.5 * LN2, 0.25 * LN2}, ROUNDING);
    assertThat(result.gradient())
        .containsExactly(new double[] {-2 / 12.0, 0, 0.5 / 12, -0.25 / 12, -3 / 12.0, 0}, ROUNDING);
  }

  @Property
  void gradientIsThatOfTheLoss(
      @ForAll("losses") MaskedLoss loss, @ForAll("batches") LossBatch batch, @ForAll long seed) {
    Targets targets = batch.targets().weighted(randomWeights(batch, seed));
    Result result = evaluate(loss, targets, batch.logits());

    double step = 1e-6;
    Offset<Double> rounding = within(1e-6 * (1 + Math.abs(result.loss().total())));
    for (int i = 0; i < batch.logits().length; i++) {
      double above = evaluate(loss, targets, moved(batch.logits(), i, step)).loss().total();
      double below = evaluate(loss, targets, moved(batch.logits(), i, -step)).loss().total();
      assertThat(result.gradient()[i]).isCloseTo((above - below) / (2 * step), rounding);
    }
  }

  @Property
  void weightsOfOneAreNoWeights(
      @ForAll("losses") MaskedLoss loss, @ForAll("batches") LossBatch batch) {
    float[] ones = new float[batch.values().length];
    Arrays.fill(ones, 1);

    assertSame(
        evaluate(loss, batch.targets().weighted(new CellWeights(HEADS, ones)), batch.logits()),
        evaluate(loss, batch.targets(), batch.logits()));
  }

  @Property
  void whatStandsForTheWeightOfAMissingCellChangesNothing(
      @ForAll("losses") MaskedLoss loss, @ForAll("batches") LossBatch batch, @ForAll long seed) {
    CellWeights weights = randomWeights(batch, seed);
    Result expected = evaluate(loss, batch.targets().weighted(weights), batch.logits());

    for (float filler : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1e30f, -1}) {
      float[] filled = new float[batch.values().length];
      for (int cell = 0; cell < filled.length; cell++) {
        filled[cell] = batch.observed()[cell] ? weights.of(cell / HEADS, cell % HEADS) : filler;
      }
      Targets targets = batch.targets().weighted(new CellWeights(HEADS, filled));
      assertSame(evaluate(loss, targets, batch.logits()), expected);
    }
  }

  @Property
  void aRowOfWeightTwoIsTheRowTwice(
      @ForAll("losses") MaskedLoss loss, @ForAll("batches") LossBatch batch) {
    float[] twos = new float[batch.values().length];
    Arrays.fill(twos, 2);
    int[] twice = IntStream.range(0, 2 * batch.rows()).map(i -> i / 2).toArray();
    double[] logits = new double[2 * batch.logits().length];
    int outputs = LossBatch.OUTPUTS;
    for (int i = 0; i < twice.length; i++) {
      System.arraycopy(batch.logits(), twice[i] * outputs, logits, i * outputs, outputs);
    }

    double[] weighted =
        evaluate(loss, batch.targets().weighted(new CellWeights(HEADS, twos)), batch.logits())
            .loss()
            .sums();

    assertThat(weighted)
        .containsExactly(
            evaluate(loss, batch.targets().select(twice), logits).loss().sums(), within(1e-9));
  }

  @Property
  void weightsScaleLossAndGradient(
      @ForAll("losses") MaskedLoss loss,
      @ForAll("batches") LossBatch batch,
      @ForAll @DoubleRange(min = 0, max = 8) double factor) {
    float[] factors = new float[batch.values().length];
    Arrays.fill(factors, (float) factor);
    Result plain = evaluate(loss, batch.targets(), batch.logits());

    Result scaled =
        evaluate(loss, batch.targets().weighted(new CellWeights(HEADS, factors)), batch.logits());

    assertThat(scaled.loss().total())
        .isCloseTo((float) factor * plain.loss().total(), within(1e-9));
    double[] expected = Arrays.stream(plain.gradient()).map(g -> (float) factor * g).toArray();
    assertThat(scaled.gradient()).containsExactly(expected, within(1e-9));
  }

  @Test
  void aBlockForgetsTheWeightsOfTheBatchBefore() {
    MaskedLoss loss = MaskedLoss.of(PAIR);
    LossBlock block = new LossBlock(loss, 3);
    Targets plain =
        new Targets(
            2,
            new float[] {1, 0, 0, 1, 1, 0},
            new boolean[] {true, false, true, true, true, false});
    int[] order = {0, 1, 2};
    block.load(PAIR_TARGETS, order, 0, 3);
    block.evaluate(0, 3, new double[] {1, 1});

    block.load(plain, order, 0, 3);
    block.evaluate(0, 3, new double[] {1, 1});

    assertThat(block.sums()).containsExactly(new double[] {3 * LN2, 1}, ROUNDING);
  }

  @Test
  void selectedRowsKeepTheirWeights() {
    Targets selected = PAIR_TARGETS.select(new int[] {2, 0});

    assertThat(selected.weights()).contains(new CellWeights(2, new float[] {3, 9, 2, 9}));
    assertThat(selected.observedCounts()).containsExactly(2, 0);
  }

  @Test
  void targetsAndWeightsMustHaveTheSameRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PAIR_TARGETS.weighted(new CellWeights(2, new float[2])))
        .withMessage("targets and weights must have the same rows, targets = 3, weights = 1");
  }

  private static CellWeights randomWeights(LossBatch batch, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] weights = new float[batch.values().length];
    for (int cell = 0; cell < weights.length; cell++) {
      weights[cell] = random.nextInt(5) == 0 ? 0 : (float) random.nextDouble(0.1, 10);
    }
    return new CellWeights(HEADS, weights);
  }

  private static double[] moved(double[] logits, int place, double step) {
    double[] moved = logits.clone();
    moved[place] += step;
    return moved;
  }

  private static Result evaluate(MaskedLoss loss, Targets targets, double[] logits) {
    double[] gradient = new double[logits.length];
    Arrays.fill(gradient, 99);
    return new Result(loss.evaluate(targets, logits, gradient), gradient);
  }

  private static void assertSame(Result found, Result expected) {
    assertThat(found.loss().total()).isEqualTo(expected.loss().total());
    assertThat(found.loss().sums()).isEqualTo(expected.loss().sums());
    assertThat(found.gradient()).isEqualTo(expected.gradient());
  }

  @Provide
  Arbitrary<MaskedLoss> losses() {
    return LossBatch.losses();
  }

  @Provide
  Arbitrary<LossBatch> batches() {
    return LossBatch.batches(1, 6);
  }
}
