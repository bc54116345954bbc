package dev.lacuna.csv.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Columns keep what they were given, whichever way they store it. */
class ColumnTest {
  private final ColumnBuilder builder = new ColumnBuilder("size");

  @Test
  void fewDifferentCellsAreWordsInTheOrderOfTheirFirst() {
    List.of("b", "a", "b", "7").forEach(builder::add);
    builder.addMissing("NA");

    WordColumn column = (WordColumn) builder.build();

    assertThat(column.words()).containsExactly("b", "a", "7");
    assertThat(IntStream.range(0, 5).mapToObj(column::text))
        .containsExactly("b", "a", "b", "7", "");
    assertThat(column.code(2)).isZero();
    assertThat(column.code(4)).isEqualTo(-1);
    assertThat(column.number(0)).isNaN();
    assertThat(column.number(3)).isEqualTo(7);
    assertThat(column.missing(4)).isTrue();
    assertThat(column.missingWords()).containsExactly(entry("NA", 1));
    assertThat(column.isMostlyNumbers()).isFalse();
  }

  @Test
  void aRareWordAmongFewNumbersIsAMistakeAndAFrequentOneIsACategory() {
    assertThat(numbersAnd("unknown", 1).isMostlyNumbers()).isTrue();
    assertThat(numbersAnd("unknown", 20).isMostlyNumbers()).isFalse();
  }

  /** Returns a column of 100 numbers, 1 to 5, and a word some times. */
  private static WordColumn numbersAnd(String word, int times) {
    ColumnBuilder builder = new ColumnBuilder("x");
    for (int row = 0; row < 100; row++) {
      builder.add(Integer.toString(1 + row % 5));
    }
    for (int i = 0; i < times; i++) {
      builder.add(word);
    }
    return (WordColumn) builder.build();
  }

  @Test
  void numbersAmongWordsAreFoundMostlyNumbersFromNineInTen() {
    IntStream.range(0, 9).forEach(i -> builder.add(String.valueOf(i)));
    builder.add("many");

    assertThat(((WordColumn) builder.build()).isMostlyNumbers()).isTrue();
  }

  @Test
  void manyDifferentNumbersBecomeNumbers() {
    builder.addMissing("");
    addNumbers(1000);

    Column column = builder.build();

    assertThat(column).isInstanceOf(NumberColumn.class);
    assertThat(column.rows()).isEqualTo(1001);
    assertThat(column.missing(0)).isTrue();
    assertThat(column.text(0)).isEmpty();
    assertThat(column.text(1)).isEqualTo("0");
    assertThat(column.text(3)).isEqualTo("0.5");
    assertThat(column.number(1000)).isEqualTo(249.75f);
  }

  @Test
  void numbersKeepMoreDigitsThanSinglePrecisionHas() {
    addNumbers(1000);
    builder.add("1234567890123");
    builder.add("0.123456789");

    Column column = builder.build();

    assertThat(column.text(1000)).isEqualTo("1234567890123");
    assertThat(column.text(1001)).isEqualTo("0.123456789");
  }

  @Test
  void aFewStraysAmongNumbersAreKept() {
    addNumbers(1000);
    builder.add("much");
    builder.add("1e999");

    Column column = builder.build();

    assertThat(column).isInstanceOf(NumberColumn.class);
    assertThat(column.text(1000)).isEqualTo("much");
    assertThat(column.missing(1000)).isFalse();
    assertThat(column.number(1000)).isNaN();
    assertThat(column.number(1001)).isNaN();
  }

  @Test
  void manyStraysMakeItWordsAgainWithoutALoss() {
    addNumbers(1000);
    builder.addMissing("?");
    for (int i = 0; i < 300; i++) {
      builder.add("word" + i);
    }

    Column column = builder.build();

    assertThat(column).isInstanceOf(WordColumn.class);
    assertThat(column.text(3)).isEqualTo("0.75");
    assertThat(column.missing(1000)).isTrue();
    assertThat(column.text(1001)).isEqualTo("word0");
    assertThat(column.text(1300)).isEqualTo("word299");
  }

  @Test
  void manyDifferentWordsStayWords() {
    for (int i = 0; i < 1000; i++) {
      builder.add("word" + i);
    }

    assertThat(((WordColumn) builder.build()).words()).hasSize(1000);
  }

  @Test
  void cellsAreTheSameWhenTheyHoldTheSame() {
    addNumbers(1000);
    builder.add("much");
    builder.addMissing("");
    builder.addMissing("NA");
    builder.add("0");
    Column numbers = builder.build();
    Column words = Tables.of("a,b\nx,1\ny,1\nx,1\n,1\nNA,1\n").columns().get(0);

    assertThat(numbers.same(0, 1003)).isTrue();
    assertThat(numbers.same(0, 1)).isFalse();
    assertThat(numbers.same(1000, 1001)).isFalse();
    assertThat(numbers.same(1001, 1002)).isTrue();
    assertThat(words.same(0, 2)).isTrue();
    assertThat(words.same(0, 1)).isFalse();
    assertThat(words.same(3, 4)).isTrue();
  }

  private void addNumbers(int count) {
    for (int i = 0; i < count; i++) {
      builder.add(String.valueOf(i / 4.0));
    }
  }
}
