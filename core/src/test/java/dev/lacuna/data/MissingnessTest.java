package dev.lacuna.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
