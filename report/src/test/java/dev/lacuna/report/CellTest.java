package dev.lacuna.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {
  @ParameterizedTest
  @CsvSource({
    "'12', 12",
    "'7,831', 7831",
    "'−0.6705', -0.6705",
    "'+0.2 (−0.1 to +0.5) better', +0.2",
    "'0.9720 (0.9592–0.9837)', 0.9720",
    "'92.8 %', 92.8"
  })
  void whatReadsLikeANumberIsSortedAsOne(String text, String value) {
    assertThat(Cell.of(text).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "–", "y0", "1 to 3", "0: 12, 1: 3", "12 rows", "2026-01-01"})
  void wordsAreSortedAsWords(String text) {
    assertThat(Cell.of(text).value()).isEmpty();
  }

  @Test
  void aHeadsNameStaysAWordThoughItLooksLikeANumber() {
    assertThat(Cell.words("7").value()).isEmpty();
  }
}
