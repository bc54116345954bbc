package dev.lacuna.csv.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.task.Feedback;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableCopyTest {
  @Property(tries = 200)
  void cellsThatNobodyEditsMeanWhatTheyMeant(
      @ForAll("tables") TableProperties.Written written, @ForAll boolean zipped)
      throws IOException {
    byte[] source = TableProperties.write(written).getBytes(StandardCharsets.UTF_8);

    byte[] copy = copy(source, zipped, (row, column, cell) -> cell);

    Table expected = Tables.of(source, MissingWords.USUAL, Dialect.Header.YES);
    Table found = Tables.of(copy, MissingWords.USUAL, Dialect.Header.YES);
    assertThat(found.file().dialect()).isEqualTo(expected.file().dialect());
    assertThat(found.names()).isEqualTo(expected.names());
    assertThat(found.rows()).isEqualTo(expected.rows());
    for (int row = 0; row < found.rows(); row++) {
      assertThat(texts(found, row)).isEqualTo(texts(expected, row));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n\na\tb\n\n1\t2\n   \n3\t\"4\n5\"\n",
        "\uFEFFa,b\r\n1,2\r\n3,\"4\r\n5\"",
        "a\n\n1\n\n\n2"
      })
  void anEditSeesTheRowsOfTheTable(String text) throws IOException {
    byte[] source = text.getBytes(StandardCharsets.UTF_8);
    Table table = Tables.of(source, MissingWords.USUAL, Dialect.Header.YES);

    byte[] copy = copy(source, false, (row, column, cell) -> row + ":" + column);

    Table edited = Tables.of(copy, MissingWords.USUAL, Dialect.Header.YES);
    assertThat(edited.names()).isEqualTo(table.names());
    assertThat(edited.rows()).isEqualTo(2);
    assertThat(texts(edited, 1).get(0)).isEqualTo("1:0");
  }

  @Provide
  static Arbitrary<TableProperties.Written> tables() {
    return new TableProperties().tables();
  }

  private static byte[] copy(byte[] source, boolean zipped, TableCopy.Edit edit)
      throws IOException {
    Path file = Files.createTempFile("source", ".csv");
    try {
      Table table = Tables.read(Files.write(file, source), Dialect.Header.YES);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new TableCopy(table, zipped, Feedback.none()).write(out, edit);
      return out.toByteArray();
    } finally {
      Files.delete(file);
    }
  }

  private static List<String> texts(Table table, int row) {
    return Tables.texts(table.columns(), row);
  }
}
