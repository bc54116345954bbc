package dev.lacuna.csv.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever parts the cells, the same table comes back. */
class DialectTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void theDelimiterIsFound(String delimiter) {
    Table table = Tables.of("name,size\nAda,3\nBob,\n".replace(",", delimiter));

    assertThat(table.file().dialect()).isEqualTo(new Dialect(delimiter.charAt(0), true));
    assertThat(table.names()).containsExactly("name", "size");
    assertThat(cells(table)).containsExactly(List.of("Ada", "3"), List.of("Bob", ""));
  }

  @Test
  void delimitersInsideQuotesDoNotCount() {
    Table table = Tables.of("name;size\n\"a,b,c,d\";3\n\"e,f,g,h\";4\n");

    assertThat(table.file().dialect().delimiter()).isEqualTo(';');
    assertThat(cells(table)).containsExactly(List.of("a,b,c,d", "3"), List.of("e,f,g,h", "4"));
  }

  @Test
  void aTableOfOneColumnHasNoDelimiter() {
    Table table = Tables.of("word\nred\nblue\n");

    assertThat(table.names()).containsExactly("word");
    assertThat(cells(table)).containsExactly(List.of("red"), List.of("blue"));
  }

  @Test
  void byteOrderMarkAndCarriageReturnsAreNoContent() {
    Table table = Tables.of("\uFEFFname,size\r\nAda,3\r\n");

    assertThat(table.names()).containsExactly("name", "size");
    assertThat(cells(table)).containsExactly(List.of("Ada", "3"));
  }

  @Test
  void quotesMayHoldLineBreaksAndQuotes() {
    Table table = Tables.of("note,size\n\"two\nlines, \"\"quoted\"\"\",3\nplain,4\n");

    assertThat(cells(table))
        .containsExactly(List.of("two\nlines, \"quoted\"", "3"), List.of("plain", "4"));
    assertThat(table.line(0)).isEqualTo(2);
    assertThat(table.line(1)).isEqualTo(4);
  }

  @Test
  void blankLinesAreNoRows() {
    Table table = Tables.of("\nname,size\n\nAda,3\n\n");

    assertThat(cells(table)).containsExactly(List.of("Ada", "3"));
    assertThat(table.line(0)).isEqualTo(4);
  }

  @Test
  void theLastLineNeedsNoEnd() {
    assertThat(Tables.of("name,size\nAda,3").rows()).isEqualTo(1);
  }

  @Test
  void gzippedTablesAndPlainOnesAreTheSame() throws IOException {
    byte[] text = "name\tsize\nAda\t3\n".getBytes(StandardCharsets.UTF_8);
    Table zipped = Tables.read(Files.write(folder.resolve("t.tsv.gz"), gzip(text)));
    Table plain = Tables.read(Files.write(folder.resolve("t.tsv"), text));

    assertThat(zipped.names()).isEqualTo(plain.names());
    assertThat(cells(zipped)).isEqualTo(cells(plain));
    assertThat(zipped.file().sha256()).isNotEqualTo(plain.file().sha256());
  }

  @Test
  void aFirstLineWithANumberIsARowUnlessToldOtherwise() {
    byte[] text = "Ada,3\nBob,4\n".getBytes(StandardCharsets.UTF_8);

    Table auto = Tables.of(text, MissingWords.USUAL, Dialect.Header.AUTO);
    Table named = Tables.of(text, MissingWords.USUAL, Dialect.Header.YES);

    assertThat(auto.names()).containsExactly("column1", "column2");
    assertThat(cells(auto)).containsExactly(List.of("Ada", "3"), List.of("Bob", "4"));
    assertThat(auto.line(0)).isEqualTo(1);
    assertThat(named.names()).containsExactly("Ada", "3");
  }

  @Test
  void aFirstLineOfWordsIsAHeaderUnlessToldOtherwise() {
    byte[] text = "red,blue\ngreen,black\n".getBytes(StandardCharsets.UTF_8);

    Table auto = Tables.of(text, MissingWords.USUAL, Dialect.Header.AUTO);
    Table unnamed = Tables.of(text, MissingWords.USUAL, Dialect.Header.NO);

    assertThat(auto.names()).containsExactly("red", "blue");
    assertThat(unnamed.rows()).isEqualTo(2);
  }

  @Test
  void columnsWithoutANameAreNumbered() {
    assertThat(Tables.of(",size,\n1,2,3\n").names()).containsExactly("column1", "size", "column3");
  }

  @Test
  void tablesReadAlikeFromTheSameBytesAreEqual() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n");
    Table table = Tables.read(file);
    Table again = Tables.read(file);
    Files.writeString(file, "a,b\n1,3\n");

    assertThat(table).isEqualTo(again).hasSameHashCodeAs(again).isNotEqualTo(Tables.read(file));
    assertThat(table.all()).isEqualTo(again.all());
    assertThat(table).hasToString("Table[" + file + "]");
  }

  private static List<List<String>> cells(Table table) {
    return table.all().stream()
        .map(row -> List.copyOf(Tables.texts(table.columns(), row.index())))
        .toList();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(plain);
    }
    return zipped.toByteArray();
  }

  @Test
  void byteOrderMarksWithinAreNoPartOfCells() {
    Table table = Tables.of("\uFEFF\uFEFFa,b\n\n\uFEFF1,2\n\uFEFF \uFEFF3, \uFEFF\n");

    assertThat(table.names()).containsExactly("a", "b");
    assertThat(table.column("a").number(1)).isEqualTo(3);
    assertThat(table.column("b").missing(1)).isTrue();
  }
}
