package dev.lacuna.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SparseRowsTest {
  @Test
  void roomGrowsAndKeepsWhatIsThere() {
    SparseRows rows = new SparseRows(1, 100);
    for (int row = 0; row < 50; row++) {
      int at = rows.append(row % 4);
      Arrays.fill(rows.indices(), at, at + row % 4, row);
      Arrays.fill(rows.values(), at, at + row % 4, -row);
    }

    assertThat(rows.rows()).isEqualTo(50);
    for (int row = 0; row < 50; row++) {
      assertThat(rows.start(row + 1) - rows.start(row)).isEqualTo(row % 4);
      for (int k = rows.start(row); k < rows.start(row + 1); k++) {
        assertThat(rows.indices()[k]).isEqualTo(row);
        assertThat(rows.values()[k]).isEqualTo(-row);
      }
    }
  }

  @Test
  void clearedRowsBeginAgain() {
    SparseRows rows = new SparseRows(2, 10);
    rows.append(3);
    rows.append(2);

    rows.clear();

    assertThat(rows.rows()).isZero();
    assertThat(rows.append(4)).isZero();
    assertThat(rows.start(1)).isEqualTo(4);
  }
}
