package dev.lacuna.loss;

import static dev.lacuna.loss.LossBatch.HEADS;
import static dev.lacuna.loss.LossBatch.LOSSES;
import static dev.lacuna.loss.LossBatch.OUTPUTS;
import static dev.lacuna.loss.LossBatch.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MaskedLossTest {
  private static final double LN2 = Math.log(2);
  private static final Offset<Double> ROUNDING = within(1e-12);

  /** A loss and its gradient at the logits. */
  @SuppressWarnings("ArrayRecordComponent") // taken apart at once
  private record Result(BatchLoss loss, double[] gradient) {}

  // Three rows and two heads, worked by hand. All logits of y are 0, so that each cell of y costs
  // ln 2 with slope ∓1/2; r is observed in the second row only, where it costs (3 − 1)² with slope
  // 4. So n = 3, 1 and B·T = 6; shares 1/2 and 1/4 are pretended.
  private static final LabelSchema PAIR =
      LabelSchema.of(BinaryHead.of("y"), RegressionHead.of("r"));
  private static final Targets PAIR_TARGETS =
      new Targets(
          2, new float[] {1, 0, 0, 1, 1, 0}, new boolean[] {true, false, true, true, true, false});
  private static final double[] PAIR_LOGITS = {0, 5, 0, 3, 0, 5};

  @ParameterizedTest
  @CsvSource({
    // L = ay·ln 2 + ar·4; slopes ∓cy/2 and cr·4
    "PER_HEAD, 1, 1, 0.5, 0.5",
    "POOLED, 1, 1, 0.75, 0.25",
    "EXPECTED, 1, 1, 1, 0.66666666666666667",
    "ALL_CELLS, 1, 1, 0.5, 0.16666666666666667",
    "PER_HEAD, 1, 3, 0.25, 0.75",
    "POOLED, 1, 3, 0.5, 0.5",
    "EXPECTED, 1, 3, 1, 2",
    "ALL_CELLS, 1, 3, 0.5, 0.5",
    "PER_HEAD, 1, 0, 1, 0",
    "POOLED, 2, 0, 1, 0",
  })
  void lossIsWhatWasWorkedByHand(
      Normalization normalization, double wy, double wr, double ay, double ar) {
    Result result = pairResult(pairLoss(normalization, wy, wr, ClassWeights.none(PAIR)));

    assertThat(result.loss().total()).isCloseTo(ay * LN2 + ar * 4, ROUNDING);
    double slope = ay / 3 / 2;
    assertThat(result.gradient())
        .containsExactly(new double[] {-slope, 0, slope, ar * 4, -slope, 0}, ROUNDING);
  }

  @Test
  void sumsAndCountsAreThoseOfTheHeads() {
    BatchLoss loss =
        pairResult(pairLoss(Normalization.POOLED, 1, 3, ClassWeights.none(PAIR))).loss();

    assertThat(loss.sums()).containsExactly(new double[] {3 * LN2, 4}, ROUNDING);
    assertThat(loss.observed()).containsExactly(3, 1);
    assertThat(loss.isEmpty()).isFalse();
  }

  @Test
  void classWeightsMultiplyCellsAndNotTheDenominator() {
    ClassWeights weights = new ClassWeights(List.of(List.of(4.0, 0.5), List.of()));

    Result result = pairResult(pairLoss(Normalization.PER_HEAD, 1, 1, weights));

    assertThat(result.loss().total()).isCloseTo((5 * LN2 / 3 + 4) / 2, ROUNDING);
    assertThat(result.gradient())
        .containsExactly(new double[] {-0.25 / 6, 0, 2 / 6.0, 2, -0.25 / 6, 0}, ROUNDING);
  }

  @Test
  void categoricalAndHuberHeadsAreWorkedByHandToo() {
    // one row: p(class b) = 2/4 and slopes 1/4, −1/2, 1/4; Huber beyond δ: 0.7 · (2 − 0.35)
    LossBatch batch =
        new LossBatch(
            1,
            new float[] {0, 1, 0, 1},
            new boolean[] {false, true, false, true},
            new double[] {9, 0, LN2, 0, 9, 3});

    Result result = evaluate(plainLoss(Normalization.PER_HEAD), batch);

    assertThat(result.loss().total()).isCloseTo((LN2 + 0.7 * 1.65) / 2, ROUNDING);
    assertThat(result.gradient())
        .containsExactly(new double[] {0, 0.125, -0.25, 0.125, 0, 0.35}, ROUNDING);
  }

  @Property
  void maskedCellHasExactlyZeroGradient(
      @ForAll("losses") MaskedLoss loss, @ForAll("batches") LossBatch batch) {
    Result result = evaluate(loss, batch);

    int[] offsets = SCHEMA.offsets();
    for (int cell = 0; cell < batch.observed().length; cell++) {
      int row = cell / HEADS * OUTPUTS;
      for (int i = offsets[cell % HEADS]; i < offsets[cell % HEADS + 1]; i++) {
        assertThat(batch.observed()[cell] || result.gradient()[row + i] == 0).isTrue();
      }
    }
  }

  @Property
  void storedValueOfMaskedCellChangesNothing(
      @ForAll("losses") MaskedLoss loss, @ForAll("batches") LossBatch batch) {
    Result expected = evaluate(loss, batch);

    for (float stored :
        new float[] {
          Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e30f, -1, 7, 0
        }) {
      assertSame(evaluate(loss, batch.withMissing(stored)), expected);
    }
  }

  @Property
  void logitsOfMaskedCellsChangeNothing(
      @ForAll("losses") MaskedLoss loss,
      @ForAll("batches") LossBatch batch,
      @ForAll @IntRange(max = HEADS - 1) int head) {
    LossBatch masked = batch.without(head);
    double[] logits = masked.logits().clone();
    for (int i = 0; i < logits.length; i++) {
      boolean ofHead = i % OUTPUTS >= SCHEMA.offset(head) && i % OUTPUTS < SCHEMA.offset(head + 1);
      logits[i] = ofHead ? Double.NaN : logits[i];
    }

    assertSame(evaluate(loss, masked.withLogits(logits)), evaluate(loss, masked));
  }

  @Property
  void rowsWithoutObservedCellsChangeNeitherLossNorGradient(
      @ForAll("losses") MaskedLoss any,
      @ForAll("batches") LossBatch batch,
      @ForAll @IntRange(min = 1, max = 5) int more) {
    for (Normalization normalization : List.of(Normalization.PER_HEAD, Normalization.POOLED)) {
      MaskedLoss loss = any.with(normalization);
      Result without = evaluate(loss, batch);
      Result with = evaluate(loss, batch.withEmptyRows(more));

      assertThat(with.loss().total()).isEqualTo(without.loss().total());
      assertThat(with.gradient())
          .containsExactly(Arrays.copyOf(without.gradient(), with.gradient().length));
    }
  }

  @Property
  void rowsWithoutObservedCellsDiluteTheConstantScaleNormalizations(
      @ForAll("losses") MaskedLoss any, @ForAll("batches") LossBatch batch) {
    for (Normalization normalization : List.of(Normalization.EXPECTED, Normalization.ALL_CELLS)) {
      MaskedLoss loss = any.with(normalization);

      assertThat(evaluate(loss, batch.withEmptyRows(batch.rows())).loss().total())
          .isCloseTo(evaluate(loss, batch).loss().total() / 2, ROUNDING);
    }
  }

  @Property
  void absentHeadHasNoGradientAndTakesNoPart(
      @ForAll("losses") MaskedLoss any, @ForAll("batches") LossBatch batch) {
    LabelSchema first = LabelSchema.of(SCHEMA.head(0));
    float[] values = new float[batch.rows()];
    boolean[] observed = new boolean[batch.rows()];
    double[] logits = new double[batch.rows()];
    for (int row = 0; row < batch.rows(); row++) {
      values[row] = batch.values()[row * HEADS];
      observed[row] = batch.observed()[row * HEADS];
      logits[row] = batch.logits()[row * OUTPUTS];
    }
    for (Normalization normalization : List.of(Normalization.PER_HEAD, Normalization.POOLED)) {
      MaskedLoss whole = any.with(normalization).with(ClassWeights.none(SCHEMA));
      Result result = evaluate(whole, batch.without(1).without(2).without(3));

      double[] alone = new double[logits.length];
      BatchLoss expected =
          MaskedLoss.of(first)
              .with(normalization)
              .evaluate(new Targets(1, values, observed), logits, alone);
      assertThat(result.loss().total()).isCloseTo(expected.total(), ROUNDING);
      for (int i = 0; i < result.gradient().length; i++) {
        double slope = i % OUTPUTS == 0 ? alone[i / OUTPUTS] : 0;
        assertThat(result.gradient()[i]).isCloseTo(slope, within(i % OUTPUTS == 0 ? 1e-12 : 0));
      }
    }
  }

  @Property
  void batchWithoutObservedCellsIsNoOp(
      @ForAll("losses") MaskedLoss loss, @ForAll("batches") LossBatch batch) {
    LossBatch empty = batch.without(0).without(1).without(2).without(3).withMissing(Float.NaN);
    Result result = evaluate(loss, empty);

    assertThat(result.loss().total()).isZero();
    assertThat(result.loss().isEmpty()).isTrue();
    assertThat(result.loss().sums()).containsOnly(0);
    assertThat(result.gradient()).containsOnly(0);
  }

  @ParameterizedTest
  @EnumSource
  void batchWithoutRowsIsNoOp(Normalization normalization) {
    LossBatch none = new LossBatch(0, new float[0], new boolean[0], new double[0]);

    assertThat(evaluate(plainLoss(normalization), none).loss().total()).isZero();
  }

  @Property
  void oneRowBatchWorksForEveryKindOfHead(
      @ForAll Normalization normalization,
      @ForAll("singleRows") LossBatch batch,
      @ForAll @IntRange(max = HEADS - 1) int head) {
    boolean[] one = new boolean[HEADS];
    one[head] = true;
    LossBatch single = new LossBatch(1, batch.values(), one, batch.logits());
    double[] slopes = new double[OUTPUTS];
    double cell =
        LOSSES.get(head).cell(batch.logits(), SCHEMA.offset(head), batch.values()[head], slopes);
    boolean observedOnly =
        normalization == Normalization.PER_HEAD || normalization == Normalization.POOLED;
    double divisor = observedOnly ? 1 : HEADS;

    Result result = evaluate(plainLoss(normalization), single);

    assertThat(result.loss().total()).isCloseTo(cell / divisor, ROUNDING);
    assertThat(result.gradient())
        .containsExactly(Arrays.stream(slopes).map(s -> s / divisor).toArray(), ROUNDING);
  }

  @Property
  void gradientAgreesWithCentralDifferences(
      @ForAll("losses") MaskedLoss loss, @ForAll("batches") LossBatch batch) {
    double[] gradient = evaluate(loss, batch).gradient();

    for (int i = 0; i < gradient.length; i++) {
      assertThat(centralDifference(loss, batch, i)).isCloseTo(gradient[i], within(1e-6));
    }
  }

  @Property
  void blocksWithTheBatchsCoefficientsAddUpToTheBatch(
      @ForAll("losses") MaskedLoss loss,
      @ForAll("batches") LossBatch batch,
      @ForAll @IntRange(max = 6) int cut) {
    Result whole = evaluate(loss, batch);
    double[] coefficients = loss.coefficients(whole.loss().observed(), batch.rows());
    int middle = Math.min(cut, batch.rows());
    double total = 0;
    double[] gradient = new double[batch.logits().length];
    for (int[] bounds : new int[][] {{0, middle}, {middle, batch.rows()}}) {
      LossBatch part = batch.part(bounds[0], bounds[1]);
      double[] ofPart = new double[part.logits().length];
      double[] sums = loss.accumulate(part.targets(), coefficients, part.logits(), ofPart);
      for (int t = 0; t < HEADS; t++) {
        total += coefficients[t] * sums[t];
      }
      System.arraycopy(ofPart, 0, gradient, bounds[0] * OUTPUTS, ofPart.length);
    }

    assertThat(total).isCloseTo(whole.loss().total(), ROUNDING);
    assertThat(gradient).containsExactly(whole.gradient());
  }

  /** Nets of binary heads alone take a way of their own; weights of 1 keep them from it. */
  @Property(tries = 20)
  void binaryHeadsAloneAreWorthWhatTheyAreAmongOthers(
      @ForAll @IntRange(min = 1, max = 1_100) int rows, @ForAll long seed) {
    LabelSchema schema = LabelSchema.of(BinaryHead.of("a"), BinaryHead.of("b"));
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[2 * rows];
    boolean[] observed = new boolean[2 * rows];
    double[] logits = new double[2 * rows];
    for (int i = 0; i < values.length; i++) {
      observed[i] = i == 0 || random.nextBoolean();
      values[i] = observed[i] ? random.nextInt(2) : Float.NaN;
      logits[i] = observed[i] ? random.nextDouble(-40, 40) : Double.POSITIVE_INFINITY;
    }
    MaskedLoss loss = MaskedLoss.of(schema);
    ClassWeights ones = new ClassWeights(List.of(List.of(1.0, 1.0), List.of(1.0, 1.0)));
    Targets targets = new Targets(2, values, observed);
    double[] gradient = new double[logits.length];
    double[] expected = new double[logits.length];

    double total = loss.evaluate(targets, logits, gradient).total();

    double other = loss.with(ones).evaluate(targets, logits, expected).total();
    assertThat(total).isCloseTo(other, within(1e-12 * (1 + other)));
    assertThat(gradient).containsExactly(expected, ROUNDING);
  }

  @Property
  void staleGradientIsOverwritten(
      @ForAll("losses") MaskedLoss loss, @ForAll("batches") LossBatch batch) {
    double[] stale = new double[batch.logits().length];
    Arrays.fill(stale, Double.NaN);
    loss.evaluate(batch.targets(), batch.logits(), stale);

    assertThat(stale).containsExactly(evaluate(loss, batch).gradient());
  }

  @Property
  void perHeadLossDoesNotDependOnTheObservedShare(
      @ForAll("batches") LossBatch batch, @ForAll @DoubleRange(min = -3, max = 3) double logit) {
    LabelSchema schema = LabelSchema.of(BinaryHead.of("a"), BinaryHead.of("b"));
    int cells = batch.rows() * 2;
    boolean[] observed = Arrays.copyOf(batch.observed(), cells);
    double[] logits = new double[cells];
    Arrays.fill(logits, logit);
    Targets targets = new Targets(2, new float[cells], observed);
    Assume.that(Arrays.stream(targets.observedCounts()).sum() > 0);

    double total = MaskedLoss.of(schema).evaluate(targets, logits, new double[cells]).total();

    assertThat(total).isCloseTo(Math.log1p(Math.exp(logit)), ROUNDING);
  }

  /** The mean over all masks, each as probable as cells observed at random make it, is exact. */
  @Property(tries = 20)
  void expectedNormalizationIsUnbiased(
      @ForAll @Size(6) List<@DoubleRange(min = -3, max = 3) Double> logits,
      @ForAll @DoubleRange(min = 0.05, max = 1) double shareOfY,
      @ForAll @DoubleRange(min = 0.05, max = 1) double shareOfR) {
    double[] z = logits.stream().mapToDouble(Double::doubleValue).toArray();
    float[] values = {1, 0.5f, 0, -1, 1, 2};
    double[] shares = {shareOfY, shareOfR};
    MaskedLoss loss =
        new MaskedLoss(
            PAIR,
            List.of(new BinaryCrossEntropy(), new SquaredError()),
            Normalization.EXPECTED,
            new HeadWeights(List.of(1.0, 2.0)),
            ClassWeights.none(PAIR),
            List.of(shareOfY, shareOfR));
    double mean = 0;
    double[] meanGradient = new double[6];
    for (int mask = 0; mask < 1 << 6; mask++) {
      boolean[] observed = new boolean[6];
      double probability = 1;
      for (int cell = 0; cell < 6; cell++) {
        observed[cell] = (mask >> cell & 1) == 1;
        probability *= observed[cell] ? shares[cell % 2] : 1 - shares[cell % 2];
      }
      double[] gradient = new double[6];
      mean += probability * loss.evaluate(new Targets(2, values, observed), z, gradient).total();
      for (int i = 0; i < 6; i++) {
        meanGradient[i] += probability * gradient[i];
      }
    }

    boolean[] all = new boolean[6];
    Arrays.fill(all, true);
    double[] gradient = new double[6];
    double full =
        loss.with(Normalization.ALL_CELLS)
            .evaluate(new Targets(2, values, all), z, gradient)
            .total();
    assertThat(mean).isCloseTo(full, within(1e-9));
    assertThat(meanGradient).containsExactly(gradient, within(1e-9));
  }

  @Property
  void extremeLogitsStayFinite(
      @ForAll("losses") MaskedLoss loss, @ForAll("batches") LossBatch batch) {
    double[] extreme = Arrays.stream(batch.logits()).map(z -> Math.copySign(1e4, z)).toArray();
    Result result = evaluate(loss, batch.withLogits(extreme));

    assertThat(result.loss().total()).isFinite();
    assertThat(Arrays.stream(result.gradient())).allMatch(Double::isFinite);
  }

  @Test
  void observedSharesAreThoseOfTheTrainPart() {
    LabelSchema schema =
        LabelSchema.of(
            BinaryHead.of("y", MaskValue.number(-1)), RegressionHead.of("r", MaskValue.NAN));
    LabelMatrix train =
        LabelMatrix.builder(schema)
            .add("1", 1, Double.NaN)
            .add("2", -1, Double.NaN)
            .add("3", 0, 5)
            .add("4", 0, Double.NaN)
            .build();

    assertThat(MaskedLoss.of(schema).withObservedSharesOf(train).observedShares())
        .containsExactly(0.75, 0.25);
    assertThat(
            MaskedLoss.of(schema)
                .withObservedSharesOf(LabelMatrix.unlabelled(schema, 0))
                .observedShares())
        .containsExactly(0.0, 0.0);
  }

  @Test
  void usualLossTakesTheMeanOfEachHead() {
    MaskedLoss loss = MaskedLoss.of(PAIR);

    assertThat(loss.normalization()).isEqualTo(Normalization.PER_HEAD);
    assertThat(loss.headLosses()).containsExactly(new BinaryCrossEntropy(), new SquaredError());
    assertThat(loss.headWeights()).isEqualTo(HeadWeights.equal(2));
    HeadWeights uneven = new HeadWeights(List.of(1.0, 3.0));
    assertThat(loss.with(uneven).headWeights()).isEqualTo(uneven);
    ClassWeights weights = new ClassWeights(List.of(List.of(1.0, 2.0), List.of()));
    assertThat(loss.with(weights).classWeights()).isEqualTo(weights);
    assertThat(loss.with(List.of(new BinaryCrossEntropy(), new HuberLoss(1))).headLosses())
        .containsExactly(new BinaryCrossEntropy(), new HuberLoss(1));
  }

  @Test
  void partsThatSpeakOfOtherHeadsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MaskedLoss.of(PAIR).with(HeadWeights.equal(3)))
        .withMessage(
            "losses, weights and shares must be one per head, heads = 2, found [2, 3, 2, 2]");
  }

  @Provide
  static Arbitrary<LossBatch> batches() {
    return LossBatch.batches(1, 6);
  }

  @Provide
  static Arbitrary<LossBatch> singleRows() {
    return LossBatch.batches(1, 1);
  }

  @Provide
  static Arbitrary<MaskedLoss> losses() {
    return LossBatch.losses();
  }

  private static MaskedLoss plainLoss(Normalization normalization) {
    return MaskedLoss.of(SCHEMA).with(LOSSES).with(normalization);
  }

  private static MaskedLoss pairLoss(
      Normalization normalization, double wy, double wr, ClassWeights classWeights) {
    return new MaskedLoss(
        PAIR,
        List.of(new BinaryCrossEntropy(), new SquaredError()),
        normalization,
        new HeadWeights(List.of(wy, wr)),
        classWeights,
        List.of(0.5, 0.25));
  }

  private static Result pairResult(MaskedLoss loss) {
    double[] gradient = new double[PAIR_LOGITS.length];
    return new Result(loss.evaluate(PAIR_TARGETS, PAIR_LOGITS, gradient), gradient);
  }

  private static Result evaluate(MaskedLoss loss, LossBatch batch) {
    double[] gradient = new double[batch.logits().length];
    return new Result(loss.evaluate(batch.targets(), batch.logits(), gradient), gradient);
  }

  private static double centralDifference(MaskedLoss loss, LossBatch batch, int logit) {
    double step = 1e-6;
    double[] logits = batch.logits().clone();
    logits[logit] += step;
    double above = evaluate(loss, batch.withLogits(logits)).loss().total();
    logits[logit] -= 2 * step;
    double below = evaluate(loss, batch.withLogits(logits)).loss().total();
    return (above - below) / (2 * step);
  }

  private static void assertSame(Result actual, Result expected) {
    assertThat(actual.loss().total()).isEqualTo(expected.loss().total());
    assertThat(actual.loss().sums()).containsExactly(expected.loss().sums());
    assertThat(actual.gradient()).containsExactly(expected.gradient());
  }
}
