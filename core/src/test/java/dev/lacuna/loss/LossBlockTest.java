package dev.lacuna.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Blocks are used again and again, in pieces, and by paths of their own for heads of one kind. */
class LossBlockTest {
  private static final double LN2 = Math.log(2);
  private static final Offset<Double> ROUNDING = within(1e-12);

  /** A classes' head and one of numbers; a logit 0 costs ln 2, a number 2 off costs 4, slope 4. */
  private static final MaskedLoss MIXED =
      MaskedLoss.of(LabelSchema.of(BinaryHead.of("y"), RegressionHead.of("r")));

  private static final MaskedLoss BINARY =
      MaskedLoss.of(LabelSchema.of(BinaryHead.of("a"), BinaryHead.of("b")));
  private static final double[] ONES = {1, 1};

  /** Rows 0 to 3 of two heads: all observed, the first only, the second only, none. */
  private static final Targets TARGETS =
      new Targets(
          2,
          new float[] {1, 1, 0, 0, 1, 1, 0, 0},
          new boolean[] {true, true, true, false, false, true, false, false});

  private static final int[] ORDER = {0, 1, 2, 3};

  @Test
  void observedCellsOfTheFirstRowsAreCounted() {
    LossBlock block = new LossBlock(MIXED, 4);
    block.load(TARGETS, ORDER, 0, 4);
    int[] counts = {10, 20};

    block.countObserved(2, counts);
    assertThat(counts).containsExactly(12, 21);
    block.countObserved(0, counts);
    assertThat(counts).containsExactly(12, 21);
    block.countObserved(4, counts);
    assertThat(counts).containsExactly(14, 23);
  }

  @Test
  void loadingEmptiesTheSums() {
    LossBlock block = new LossBlock(MIXED, 4);
    block.load(TARGETS, ORDER, 0, 4);
    write(block, 0, 3);
    block.evaluate(0, 4, ONES);
    assertThat(block.sums()).containsExactly(new double[] {2 * LN2, 8}, ROUNDING);

    block.load(TARGETS, ORDER, 0, 4);
    assertThat(block.sums()).containsExactly(0, 0);
  }

  @Test
  void anEarlierGradientDoesNotStayInMissingCells() {
    LossBlock block = new LossBlock(MIXED, 4);
    block.load(TARGETS, new int[] {0, 0, 0, 0}, 0, 4);
    write(block, 0, 3);
    block.evaluate(0, 4, ONES);
    assertThat(block.gradient()).containsExactly(-0.5, 4, -0.5, 4, -0.5, 4, -0.5, 4);

    block.load(TARGETS, ORDER, 0, 4);
    block.evaluate(0, 4, ONES);
    assertThat(block.gradient()).containsExactly(-0.5, 4, 0.5, 0, 0, 4, 0, 0);
  }

  @Test
  void piecesLeaveTheGradientOfOtherRowsAlone() {
    for (MaskedLoss loss : List.of(MIXED, BINARY)) {
      LossBlock block = new LossBlock(loss, 4);
      block.load(TARGETS, ORDER, 0, 4);
      write(block, 0.5, 3);
      block.evaluate(0, 4, ONES);
      double[] whole = block.gradient().clone();
      double[] sums = block.sums().clone();

      block.load(TARGETS, ORDER, 0, 4);
      Arrays.fill(block.gradient(), 7);
      block.evaluate(2, 3, ONES);
      assertThat(block.gradient()).startsWith(7, 7, 7, 7).endsWith(7, 7);
      block.evaluate(0, 2, ONES);
      block.evaluate(3, 4, ONES);
      assertThat(block.gradient()).containsExactly(whole);
      assertThat(block.sums()).containsExactly(sums, ROUNDING);
    }
  }

  @Test
  void classWeightsCountWhereAllHeadsAreBinary() {
    MaskedLoss weighted =
        BINARY.with(new ClassWeights(List.of(List.of(3.0, 5.0), List.of(2.0, 0.5))));
    LossBlock block = new LossBlock(weighted, 4);
    block.load(TARGETS, ORDER, 0, 4);

    block.evaluate(0, 4, ONES);

    // a: 1 and 0 observed; b: 1 twice
    assertThat(block.sums()).containsExactly(new double[] {8 * LN2, LN2}, ROUNDING);
    assertThat(block.gradient()).containsExactly(-2.5, -0.25, 1.5, 0, 0, -0.25, 0, 0);
  }

  @Test
  void limitOfLogitsCountsWhereAllHeadsAreBinary() {
    BinaryCrossEntropy limited = new BinaryCrossEntropy(2);
    LossBlock block = new LossBlock(BINARY.with(List.of(limited, limited)), 4);
    block.load(TARGETS, ORDER, 0, 4);
    write(block, -50, 50);

    block.evaluate(0, 4, ONES);

    double wrong = Math.log1p(Math.exp(2));
    double right = Math.log1p(Math.exp(-2));
    assertThat(block.sums()).containsExactly(new double[] {wrong + right, 2 * right}, ROUNDING);
    assertThat(block.gradient()).containsOnly(0);
  }

  @Test
  void headsOfNumbersAloneAreNotTakenForClasses() {
    LabelSchema numbers = LabelSchema.of(RegressionHead.of("r"), RegressionHead.of("s"));
    LossBlock block = new LossBlock(MaskedLoss.of(numbers), 4);
    block.load(TARGETS, ORDER, 0, 4);
    write(block, 3, 0);

    block.evaluate(0, 4, ONES);

    // r: 3 − 1 and 3 − 0; s: 0 − 1 twice
    assertThat(block.sums()).containsExactly(4 + 9, 2);
    assertThat(block.gradient()).containsExactly(4, -2, 6, 0, 0, -2, 0, 0);
  }

  /** A product of so many terms 1 + e = 2 would overflow after 1,023 rows. */
  @Test
  void manyUndecidedLogitsStayFinite() {
    int rows = 3000;
    float[] values = new float[2 * rows];
    boolean[] observed = new boolean[2 * rows];
    Arrays.fill(observed, true);
    MaskedLoss weighted =
        BINARY.with(new ClassWeights(List.of(List.of(1.0, 1.0), List.of(2.0, 2.0))));
    for (MaskedLoss loss : List.of(BINARY, weighted)) {
      LossBlock block = new LossBlock(loss, rows);
      block.load(new Targets(2, values, observed), IntStream.range(0, rows).toArray(), 0, rows);

      block.evaluate(0, rows, ONES);

      double second = loss.equals(weighted) ? 2 : 1;
      assertThat(block.sums())
          .containsExactly(new double[] {rows * LN2, second * rows * LN2}, within(1e-8));
    }
  }

  /** Writes the logits of two heads, the same in every row. */
  private static void write(LossBlock block, double first, double second) {
    for (int i = 0; i < block.logits().length; i += 2) {
      block.logits()[i] = first;
      block.logits()[i + 1] = second;
    }
  }
}
