package dev.lacuna.csv.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.error.LacunaException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns name columns. */
class ColumnPatternsTest {
  private static final List<String> NAMES =
      List.of("id", "NR-AR", "NR-ER", "SR-p53", "a*", "a1", "last:1", "two\nlines");

  @ParameterizedTest
  @CsvSource({
    "id, id",
    "NR-*, NR-AR NR-ER",
    "?R-*, NR-AR NR-ER SR-p53",
    "'SR-*,NR-AR', NR-AR SR-p53",
    "first:2, id NR-AR",
    "'first:1,id', id",
    "a*, a*",
    "a?, a* a1",
    "last:1, last:1",
    "'id,,', id"
  })
  void columnsComeOnceInTheOrderOfTheTable(String patterns, String expected) {
    assertThat(ColumnPatterns.parse("--labels", patterns).resolve(NAMES))
        .containsExactly(expected.split(" ", -1));
  }

  @Test
  void lastAndFirstTakeAtMostAllColumns() {
    assertThat(ColumnPatterns.parse("--labels", "last:12").resolve(List.of("a", "b")))
        .containsExactly("a", "b");
    assertThat(ColumnPatterns.parse("--labels", "last:2").resolve(List.of("a", "b", "c")))
        .containsExactly("b", "c");
  }

  @Test
  void aStarStandsForLineBreaksAndOtherLettersToo() {
    assertThat(ColumnPatterns.parse("--labels", "two*").resolve(NAMES)).hasSize(1);
    assertThat(ColumnPatterns.parse("--labels", "?😀[.").resolve(List.of("😀😀[.", "x😀[a")))
        .containsExactly("😀😀[.");
  }

  @Test
  void aPatternWithoutAColumnIsRefusedWithTheNearestName() {
    ColumnPatterns patterns = ColumnPatterns.parse("--labels", "id,SR-p52");

    assertThatThrownBy(() -> patterns.resolve(NAMES))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("--labels must name columns of the table")
        .hasMessageContaining("Found no column for 'SR-p52' among id, NR-AR")
        .hasMessageEndingWith("Did you mean 'SR-p53'?");
  }

  @Test
  void theFirstOfManyNamesAreShown() {
    List<String> many = IntStream.range(0, 40).mapToObj(i -> "column" + i).toList();

    assertThatThrownBy(() -> ColumnPatterns.parse("--ignore", "y*").resolve(many))
        .hasMessageContaining("column11, … and 28 more");
  }

  @Test
  void columnsThatArePresentAreFoundWithoutAnError() {
    assertThat(ColumnPatterns.parse("--ignore", "smiles,NR-*,id").present(NAMES))
        .containsExactly("id", "NR-AR", "NR-ER");
  }
}
