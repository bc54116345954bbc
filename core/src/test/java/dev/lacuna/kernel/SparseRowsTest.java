package dev.lacuna.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparseRowsTest {
  private static final int WIDE = 2 * SparseRows.BAND + 1;
  private static final int[] STARTS = {0, 3, 3, 7};
  private static final int[] INDICES = {
    0, SparseRows.BAND - 1, SparseRows.BAND, 5, 6, 2 * SparseRows.BAND - 1, WIDE - 1
  };

  private final SparseRows batch = new SparseRows(WIDE, STARTS, INDICES, new float[7]);

  @Test
  void placesHoldTheRowsThatWerePutThere() {
    batch.begin(2);
    batch.set(0, 2);
    batch.set(1, 0);

    assertThat(batch.rows()).isEqualTo(2);
    assertThat(batch.start(0)).isEqualTo(3);
    assertThat(batch.end(0)).isEqualTo(7);
    assertThat(batch.start(1)).isZero();
    assertThat(batch.end(1)).isEqualTo(3);
  }

  @Test
  void nonZerosAreFoundByTheBandOfTheirColumn() {
    batch.begin(1);
    batch.set(0, 0);

    assertThat(batch.start(0, 0)).isZero();
    assertThat(batch.start(0, SparseRows.BAND)).isEqualTo(2);
    assertThat(batch.start(0, 2 * SparseRows.BAND)).isEqualTo(3);
    assertThat(batch.start(0, WIDE)).isEqualTo(3);
  }

  @Test
  void aRowWithoutNonZerosBeginsWhereItEnds() {
    batch.begin(1);
    batch.set(0, 1);

    assertThat(batch.start(0)).isEqualTo(batch.end(0));
    assertThat(batch.start(0, SparseRows.BAND)).isEqualTo(batch.end(0));
  }

  @Test
  void aLaterBatchMayBeLargerOrSmaller() {
    batch.begin(1);
    batch.set(0, 2);
    batch.begin(3);
    for (int place = 0; place < 3; place++) {
      batch.set(place, place);
    }
    assertThat(batch.end(2)).isEqualTo(7);

    batch.begin(2);

    assertThat(batch.rows()).isEqualTo(2);
    assertThat(batch.start(1)).isEqualTo(3);
  }
}
