package dev.lacuna.csv.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cells are missing, and which texts are numbers. */
class MissingWordsTest {
  @Test
  void blankAndTheUsualWordsAreMissingWhateverTheirCase() {
    Column column =
        Tables.of("a,b\nx,1\n,1\n  ,1\nNA,1\nna,1\nNaN,1\nNull,1\n?,1\n-1,1\n").columns().get(0);

    assertThat(column.missing(0)).isFalse();
    for (int row = 1; row <= 7; row++) {
      assertThat(column.missing(row)).as("row %d", row).isTrue();
    }
    assertThat(column.missing(8)).isFalse();
    assertThat(column.missingWords())
        .containsOnly(
            entry("", 2),
            entry("NA", 1),
            entry("na", 1),
            entry("NaN", 1),
            entry("Null", 1),
            entry("?", 1));
  }

  @Test
  void declaredWordsTakeThePlaceOfTheUsualOnes() {
    MissingWords words = MissingWords.parse(" unknown , -1,-99.9,unknown,");
    Column column = Tables.of("a,b\nUnknown,1\nNA,1\n-1,1\n", words).columns().get(0);

    assertThat(words.codes()).containsExactly("unknown", "-1", "-99.9");
    assertThat(words.words()).containsExactly("unknown");
    assertThat(words.numbers()).containsExactly(-1.0, -99.9);
    assertThat(column.missing(0)).isTrue();
    assertThat(column.text(1)).isEqualTo("NA");
    assertThat(column.missing(2)).as("a number is no feature's missing code").isFalse();
  }

  @Test
  void numbersThatMeanMissingAreComparedInSinglePrecision() {
    MissingWords.NumberCodes codes = MissingWords.parse("-1,-99.9").numberCodes();

    assertThat(codes.contains(-1)).isTrue();
    assertThat(codes.contains(-99.9f)).isTrue();
    assertThat(codes.contains(1)).isFalse();
    assertThat(codes.contains(Float.NaN)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "-1.50,-1.5", "+2,2", "1e3,1000", "2E-1,0.2", ".5,0.5", "7.,7", "007,7"})
  void numbersAreReadAsPeopleWriteThem(String text, double number) {
    assertThat(Numbers.parse(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "e5",
        "1d",
        "0x1p3",
        "Infinity",
        "NaN",
        "1,5",
        "1e999",
        "1e39",
        "1-2",
        "٣"
      })
  void otherTextsAreNoNumbers(String text) {
    assertThat(Numbers.parse(text)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({"7,7", "-0.25,-0.25", "123456789,123456789", "1e15,1.0E15"})
  void numbersArePrintedWithoutANeedlessPoint(double number, String text) {
    assertThat(Numbers.print(number)).isEqualTo(text);
  }
}
