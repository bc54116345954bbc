package dev.lacuna.label;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
  @ParameterizedTest
  @CsvSource({"-1, -1", "-1.0, -1", "+2, 2", ".5, 0.5", "3., 3", "1e-3, 0.001", "' 7 ', 7"})
  void numbersAreReadHoweverTheyAreWritten(String text, double value) {
    assertThat(NumberText.parse(text)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan", "NaN", "NAN", " nan "})
  void notANumberIsReadInAnyCase(String text) {
    assertThat(NumberText.parse(text)).hasValue(Double.NaN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "NA", "?", "-", ".", "1d", "1f", "1D", "0x1p3", "0X1P-3", "-0x1p3"})
  void whatOnlyJavaOrNobodyReadsAsANumberIsNone(String text) {
    assertThat(NumberText.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Infinity", "-Infinity", "inf", "1,5", "1 2", "1e", "--1"})
  void otherWordsAreNoNumbers(String text) {
    assertThat(NumberText.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1, -1", "0.5, 0.5", "-0.0, 0", "1e15, 1.0E15", "NaN, NaN", "Infinity, Infinity"})
  void wholeNumbersArePrintedWithoutAPoint(double value, String text) {
    assertThat(NumberText.print(value)).isEqualTo(text);
  }

  @Property
  void printedNumberIsReadBack(@ForAll @DoubleRange(min = -1e300, max = 1e300) double value) {
    assertThat(NumberText.parse(NumberText.print(value)).orElseThrow()).isEqualTo(value + 0.0);
  }
}
