package dev.lacuna.csv.table;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import com.opencsv.exceptions.CsvValidationException;
import dev.lacuna.task.Feedback;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a table anew as its file has it, with some cells replaced.
 *
 * @param table that is written
 * @param zipped whether to compress it
 * @param feedback hears how far writing is
 */
public record TableCopy(Table table, boolean zipped, Feedback feedback) {

  /** Says what stands in a cell. */
  @FunctionalInterface
  public interface Edit {
    /**
     * Returns the new content of a cell.
     *
     * @param row of the table, from 0
     * @param column of the table, from 0
     * @param cell its content in the file
     */
    String cell(int row, int column, String cell);
  }

  /**
   * Writes the table; cells that no edit changes, and everything between them, mean what they
   * meant.
   *
   * @throws IOException when the file can no longer be read, or the copy cannot be written
   */
  public void write(OutputStream out, Edit edit) throws IOException {
    OutputStream bytes = zipped ? new GZIPOutputStream(out) : out;
    Dialect dialect = table.file().dialect();
    OutputStreamWriter text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
    Path file = table.file().path();
    try (Feedback.Work work = feedback.begin("writing the table", Files.size(file));
        TableStream source = TableStream.open(file, work);
        CSVReader csv =
            new CSVReaderBuilder(source.text())
                .withCSVParser(dialect.parser())
                .withVerifyReader(false)
                .build()) {
      // a writer by the parser leaves cells that hold a quote and nothing else special unquoted
      ICSVWriter writer = new CSVWriterBuilder(text).withSeparator(dialect.delimiter()).build();
      int row = dialect.header() ? -1 : 0;
      for (String[] cells = csv.readNext(); cells != null; cells = csv.readNext()) {
        if (cells.length > 1 || !TableReader.plain(cells[0]).isEmpty()) {
          writer.writeNext(row < 0 ? cells : edited(cells, row, edit), false);
          row++;
        }
      }
      writer.flush();
    } catch (CsvValidationException unexpected) {
      throw new AssertionError("no validator was set", unexpected);
    }
    text.flush();
    if (bytes instanceof GZIPOutputStream zip) {
      zip.finish();
    }
  }

  private static String[] edited(String[] cells, int row, Edit edit) {
    String[] edited = new String[cells.length];
    for (int column = 0; column < cells.length; column++) {
      edited[column] = edit.cell(row, column, cells[column]);
    }
    return edited;
  }
}
