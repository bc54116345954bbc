package dev.lacuna.train.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.kernel.Panels;
import dev.lacuna.kernel.RowRange;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {
  private static final int ROWS = 400;
  private static final int COLUMNS = 50;

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 0.5, 0.9})
  void theShareIsDroppedAndTheMeanStays(double probability) {
    float[] dropped = dropped(new Dropout(probability, 1), 7);

    long zeros = IntStream.range(0, dropped.length).filter(i -> dropped[i] == 0).count();
    assertThat(zeros / (double) dropped.length).isCloseTo(probability, within(0.015));
    for (float value : dropped) {
      assertThat(value == 0 || value == (float) (1 / (1 - probability))).isTrue();
    }
  }

  @Test
  void anotherSeedStepOrLevelDropsOthers() {
    float[] dropped = dropped(new Dropout(0.5, 1), 7);

    assertThat(dropped(new Dropout(0.5, 1), 7)).isEqualTo(dropped);
    assertThat(dropped(new Dropout(0.5, 2), 7)).isNotEqualTo(dropped);
    assertThat(dropped(new Dropout(0.5, 1), 8)).isNotEqualTo(dropped);
  }

  private static float[] dropped(Dropout dropout, long step) {
    Panels panels = new Panels(8, ROWS, COLUMNS);
    RowRange rows = new RowRange();
    rows.set(0, ROWS);
    float[] ones = new float[ROWS * COLUMNS];
    Arrays.fill(ones, 1);
    panels.load(ones, rows);
    dropout.drop(panels, rows, dropout.key(step, 0), 0);
    float[] values = new float[ones.length];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = panels.get(cell / COLUMNS, cell % COLUMNS);
    }
    return values;
  }
}
