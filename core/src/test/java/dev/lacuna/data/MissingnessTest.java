package dev.lacuna.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MissingnessTest {
  private static final int ROWS = 20_000;
  private static final LabelMatrix LABELS = labels();

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.95})
  void rateIsThatOfEveryHeadAndClass(double rate) {
    LabelMatrix dropped = Missingness.completelyAtRandom(LABELS, rate, 3);

    for (int head = 0; head < 2; head++) {
      for (int label = 0; label < 2; label++) {
        double kept = dropped.classCounts(head)[label] / (double) LABELS.classCounts(head)[label];
        // at least 4,500 cells a class: five standard errors are below 0.04
        assertThat(kept).isCloseTo(1 - rate, within(0.04));
      }
    }
  }

  @Test
  void headsGoMissingIndependently() {
    LabelMatrix dropped = Missingness.completelyAtRandom(LABELS, 0.5, 3);
    int both = 0;
    for (int row = 0; row < ROWS; row++) {
      both += dropped.observed(row, 0) && dropped.observed(row, 1) ? 1 : 0;
    }

    // half of the rows keep head a, and half of the nine tenths that hold it keep head b
    assertThat(both / (double) ROWS).isCloseTo(0.225, within(0.02));
  }

  @Test
  void rateZeroDropsNothingAndRateOneEverything() {
    assertThat(Missingness.completelyAtRandom(LABELS, 0, 1)).isEqualTo(LABELS);
    assertThat(Missingness.completelyAtRandom(LABELS, 1, 1).observedCounts()).containsExactly(0, 0);
  }

  @Test
  void higherRateDropsMoreOfTheSameCells() {
    LabelMatrix some = Missingness.completelyAtRandom(LABELS, 0.3, 5);
    LabelMatrix more = Missingness.completelyAtRandom(LABELS, 0.6, 5);

    assertThat(some.drop((row, head) -> !more.observed(row, head))).isEqualTo(more);
  }

  @Test
  void sameSeedDropsTheSameCellsAndAnotherOthers() {
    assertThat(Missingness.completelyAtRandom(LABELS, 0.5, 1))
        .isEqualTo(Missingness.completelyAtRandom(LABELS, 0.5, 1))
        .isNotEqualTo(Missingness.completelyAtRandom(LABELS, 0.5, 2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void rateThatIsNoProbabilityIsRefused(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Missingness.completelyAtRandom(LABELS, rate, 1))
        .withMessage("a missing rate must be within 0 to 1. Found " + rate);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mechanism.class,
      names = {"MCAR", "MAR", "MNAR", "BLOCK"})
  void everyMechanismMeetsTheRateForEveryHead(Mechanism mechanism) {
    for (double rate : new double[] {0.1, 0.5, 0.9}) {
      LabelMatrix dropped = drop(mechanism, rate, 3);
      for (int head = 0; head < 2; head++) {
        double kept = dropped.observedCount(head) / (double) LABELS.observedCount(head);
        assertThat(1 - kept)
            .as("%s %s head %s", mechanism, rate, head)
            .isCloseTo(rate, within(0.03));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Mechanism.class)
  void everyMechanismDropsAtAHigherRateWhatItDropsAtALowerOne(Mechanism mechanism) {
    LabelMatrix some = drop(mechanism, 0.3, 5);
    LabelMatrix more = drop(mechanism, 0.6, 5);

    assertThat(some.drop((row, head) -> !more.observed(row, head))).isEqualTo(more);
    assertThat(drop(mechanism, 0, 5)).isSameAs(LABELS);
    assertThat(drop(mechanism, 0.3, 5)).isEqualTo(some);
    assertThat(drop(mechanism, 0.3, 6)).isNotEqualTo(some);
  }

  @Test
  void atRandomGivenTheInputDropsByWhereRowsLie() {
    LabelMatrix dropped = drop(Mechanism.MAR, 0.5, 3);

    // at rate 0.5 the intercept is −1.5 by symmetry: 1 / (1 + e^1.5) at the low end, and at the
    // high one the rest; over an outer tenth the mean of the curve differs by less than 0.04
    assertThat(missingShare(dropped, 0, 0, ROWS / 10)).isCloseTo(0.182, within(0.06));
    assertThat(missingShare(dropped, 0, ROWS - ROWS / 10, ROWS)).isCloseTo(0.818, within(0.06));
    // what a label is plays no part: half of each class is gone
    assertThat(dropped.classCounts(1)[1] / (double) LABELS.classCounts(1)[1])
        .isCloseTo(0.5, within(0.03));
  }

  @Test
  void notAtRandomDropsPositivesWithTwentyTimesTheOdds() {
    LabelMatrix dropped = drop(Mechanism.MNAR, 0.4, 3);

    for (int head = 0; head < 2; head++) {
      double negatives = oddsOfMissing(dropped, head, 0);
      double positives = oddsOfMissing(dropped, head, 1);
      assertThat(positives / negatives).isBetween(16.0, 25.0); // e³ = 20.1
    }
  }

  @Test
  void blocksAreWholeGroupsOfNeighbouringRows() {
    LabelMatrix dropped = drop(Mechanism.BLOCK, 0.5, 3);
    int block = ROWS / Missingness.SOURCES;

    for (int source = 0; source < Missingness.SOURCES; source++) {
      // all but the two rows at the ends, which rounding may put next door
      double share = missingShare(dropped, 0, source * block + 1, (source + 1) * block - 1);
      assertThat(share).isIn(0.0, 1.0);
    }
  }

  @Test
  void rowsKeepOneOfTheirLabels() {
    LabelMatrix dropped = drop(Mechanism.ONE_PER_ROW, 1, 3);
    int kept = 0;
    for (int row = 0; row < ROWS; row++) {
      int observed = (dropped.observed(row, 0) ? 1 : 0) + (dropped.observed(row, 1) ? 1 : 0);
      assertThat(observed).isEqualTo(1); // head a is observed everywhere, so that each row has one
      kept += dropped.observed(row, 1) ? 1 : 0;
    }
    // nine of ten rows hold b, and half of them keep it
    assertThat(kept / (double) ROWS).isCloseTo(0.45, within(0.02));
    assertThat(drop(Mechanism.ONE_PER_ROW, 0.5, 3).observedCount(1) / (double) ROWS)
        .isCloseTo(0.675, within(0.02));
  }

  @Test
  void mechanismsHaveNamesOfTheCommandLine() {
    assertThat(Mechanism.ids()).containsExactly("mcar", "mar", "mnar", "block", "one-per-row");
    assertThat(Mechanism.ids()).allSatisfy(id -> assertThat(Mechanism.byId(id).id()).isEqualTo(id));
  }

  /** Rows lie along every direction in their order. */
  private static LabelMatrix drop(Mechanism mechanism, double rate, long seed) {
    double[] places = IntStream.range(0, ROWS).asDoubleStream().toArray();
    return new Missingness(mechanism, rate).drop(LABELS, direction -> places, seed);
  }

  private static double missingShare(LabelMatrix dropped, int head, int from, int to) {
    return IntStream.range(from, to).filter(row -> !dropped.observed(row, head)).count()
        / (double) (to - from);
  }

  private static double oddsOfMissing(LabelMatrix dropped, int head, int label) {
    double kept = dropped.classCounts(head)[label];
    return (LABELS.classCounts(head)[label] - kept) / kept;
  }

  /** Head a is always observed, b in nine of ten rows; a quarter and a half are positive. */
  private static LabelMatrix labels() {
    LabelSchema schema =
        LabelSchema.of(BinaryHead.of("a"), BinaryHead.of("b", MaskValue.number(-1)));
    LabelMatrix.Builder builder = LabelMatrix.builder(schema);
    for (int row = 0; row < ROWS; row++) {
      builder.add("row", row % 4 == 0 ? 1 : 0, row % 10 == 0 ? -1 : row % 2);
    }
    return builder.build();
  }
}
