package dev.lacuna.csv.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.csv.table.Table;
import dev.lacuna.csv.table.Tables;
import dev.lacuna.error.LacunaException;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What feature columns hold. */
class FeatureKindsTest {
  @Test
  void columnsShowWhatTheyHold() {
    assertThat(kind(row -> String.valueOf(row * 0.5))).isEqualTo(FeatureKind.NUMERIC);
    assertThat(kind(row -> String.valueOf(row % 3))).isEqualTo(FeatureKind.NUMERIC);
    assertThat(kind(row -> row % 2 == 0 ? "true" : "false")).isEqualTo(FeatureKind.CATEGORICAL);
    assertThat(kind(row -> "city " + row % 7)).isEqualTo(FeatureKind.CATEGORICAL);
    assertThat(kind(row -> "the weather of day " + row)).isEqualTo(FeatureKind.TEXT);
    assertThat(kind(row -> "NA")).isEqualTo(FeatureKind.CATEGORICAL);
  }

  @Test
  void aColumnWithAWordOfItsOwnInNearlyEveryRowIsLeftOut() {
    Table table = table(row -> "name" + row);

    assertThat(FeatureKinds.of(table, List.of("x"), Map.of())).isEmpty();
    assertThat(FeatureKinds.of(table, List.of("x"), Map.of("x", FeatureKind.TEXT)))
        .containsEntry("x", FeatureKind.TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-01-%02d",
        "2024-1-%d 12:30",
        "%d.12.2023",
        "3/%d/24",
        "2024-01-%02dT10:00:00Z"
      })
  void datesAreRefusedWithAdvice(String format) {
    Table table = table(row -> row == 0 ? "" : String.format(format, 1 + row % 28));

    assertThatThrownBy(() -> FeatureKinds.of(table, List.of("x"), Map.of()))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("column 'x' holds dates")
        .hasMessageContaining("in line 3")
        .hasMessageContaining("days since the first one");
  }

  @Test
  void wordsAmongNumbersAreAllListed() {
    Table table = table(row -> row == 7 ? "many" : row == 9 ? "few" : String.valueOf(row));

    assertThatThrownBy(() -> FeatureKinds.of(table, List.of("x"), Map.of()))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("Features must be numbers, categories or texts")
        .hasMessageContaining("2 problems")
        .hasMessageContaining("column 'x' must hold numbers. Found 'many' in line 9")
        .hasMessageContaining("column 'x' must hold numbers. Found 'few' in line 11");
  }

  @Test
  void aNumberTooLargeIsNoNumber() {
    Table table = table(row -> row == 7 ? "1e39" : String.valueOf(row));

    assertThatThrownBy(() -> FeatureKinds.of(table, List.of("x"), Map.of()))
        .hasMessageContaining("Found '1e39' in line 9");
  }

  @Test
  void declaredNumbersMustBeNumbers() {
    Table table = table(row -> row % 2 == 0 ? "red" : "1");

    assertThatThrownBy(() -> FeatureKinds.of(table, List.of("x"), Map.of("x", FeatureKind.NUMERIC)))
        .hasMessageContaining("20 problems")
        .hasMessageContaining("Found 'red' in line 2");
  }

  private static @Nullable FeatureKind kind(IntFunction<String> cell) {
    return FeatureKinds.of(table(cell), List.of("x"), Map.of()).get("x");
  }

  private static Table table(IntFunction<String> cell) {
    return Tables.of(
        "x,y\n"
            + IntStream.range(0, 40)
                .mapToObj(row -> cell.apply(row) + ",1\n")
                .collect(Collectors.joining()));
  }
}
