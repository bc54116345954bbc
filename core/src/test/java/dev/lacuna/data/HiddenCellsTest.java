package dev.lacuna.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HiddenCellsTest {
  private static final int ROWS = 3_000;
  private static final LabelMatrix LABELS = labels();

  @Test
  void aTenthOfTheObservedCellsIsHidden() {
    HiddenCells hidden = HiddenCells.tenthOf(LABELS, 1);

    int observed = LABELS.observedCount(0) + LABELS.observedCount(1);
    assertThat(hidden.cells().cardinality() / (double) observed).isBetween(0.085, 0.115);
  }

  @Test
  void onlyHiddenCellsAreMissingFromWhatIsKept() {
    HiddenCells hidden = HiddenCells.tenthOf(LABELS, 1);

    LabelMatrix kept = hidden.kept();

    for (int row = 0; row < ROWS; row++) {
      for (int t = 0; t < 2; t++) {
        boolean observed = LABELS.observed(row, t);
        assertThat(hidden.contains(row, t) && !observed).isFalse();
        assertThat(kept.observed(row, t)).isEqualTo(observed && !hidden.contains(row, t));
        assertThat(hidden.hidden().observed(row, t)).isEqualTo(hidden.contains(row, t));
      }
    }
  }

  @Test
  void theSeedAloneChoosesThem() {
    HiddenCells hidden = HiddenCells.tenthOf(LABELS, 1);

    assertThat(HiddenCells.tenthOf(LABELS, 1).cells()).isEqualTo(hidden.cells());
    assertThat(HiddenCells.tenthOf(LABELS, 2).cells()).isNotEqualTo(hidden.cells());
  }

  private static LabelMatrix labels() {
    Random random = new Random(3);
    LabelMatrix.Builder labels =
        LabelMatrix.builder(
            LabelSchema.of(
                BinaryHead.of("a", MaskValue.number(-1)),
                BinaryHead.of("b", MaskValue.number(-1))));
    for (int row = 0; row < ROWS; row++) {
      labels.add("row " + row, random.nextInt(3) - 1, random.nextInt(3) - 1);
    }
    return labels.build();
  }
}
