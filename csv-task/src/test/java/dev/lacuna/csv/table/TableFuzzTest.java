package dev.lacuna.csv.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.task.Feedback;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any bytes are a table or refused, and a copy of a table holds the same. */
class TableFuzzTest {
  @FuzzTest
  void anyBytesAreATableOrRefused(byte[] input) throws IOException {
    Path file = Files.createTempFile("table", ".csv");
    try {
      Table table = Tables.read(Files.write(file, input));
      assertThat(table.rows()).isPositive();
      assertThat(table.columns()).isNotEmpty();
      assertThat(table.names()).doesNotHaveDuplicates().hasSameSizeAs(table.columns());
      ByteArrayOutputStream copy = new ByteArrayOutputStream();
      new TableCopy(table, false, Feedback.none()).write(copy, (row, column, cell) -> cell);
      assertHoldsTheSame(table, copy.toByteArray());
    } catch (LacunaException refused) {
      assertThat(refused.code()).isIn(ErrorCode.BAD_FILE, ErrorCode.BAD_DATA);
    } finally {
      Files.delete(file);
    }
  }

  /** Where the dialect is guessed anew from the copy, as it was from the file. */
  private static void assertHoldsTheSame(Table table, byte[] copy) {
    Dialect dialect = table.file().dialect();
    Table back =
        Tables.of(
            copy, MissingWords.USUAL, dialect.header() ? Dialect.Header.YES : Dialect.Header.NO);
    if (back.file().dialect().delimiter() == dialect.delimiter()) {
      assertThat(back.names()).isEqualTo(table.names());
      assertThat(back.rows()).isEqualTo(table.rows());
      for (int row = 0; row < table.rows(); row++) {
        assertThat(Tables.texts(back.columns(), row)).isEqualTo(Tables.texts(table.columns(), row));
      }
    }
  }
}
