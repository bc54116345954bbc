package dev.lacuna.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToyLabelsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1, 0, 0",
    "1, 1, 0, 1, 1",
    "0.25, 0.625, 0, 0, 0",
    "0.75, 0.25, 1, 1, 0", // on the line of y2, which is open
    "0.5, 0.75, 0, 1, 1", // on the line of y1, which is closed
    "0.25, 0.5, 1, 0, 0", // on the line of y0, which is closed
    "0.5, 0.5, 1, 1, 0", // where all lines meet
  })
  void aPointHasTheseLabels(double x1, double x2, double y0, double y1, double y2) {
    assertThat(ToyLabels.of(new Point(x1, x2))).containsExactly(y0, y1, y2);
  }

  @ParameterizedTest
  @CsvSource({"NaN, 0", "0, Infinity", "-Infinity, 0"})
  void aPointIsFinite(double x1, double x2) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Point(x1, x2))
        .withMessageContaining("must be finite");
  }
}
