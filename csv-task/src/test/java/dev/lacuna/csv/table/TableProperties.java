package dev.lacuna.csv.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import dev.lacuna.error.LacunaException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any table that another writer wrote comes back; any bytes are a table or refused. */
class TableProperties {
  /**
   * A table to be written.
   *
   * @param columns at least two, for a blank line is no row
   */
  record Written(char delimiter, int columns, List<List<String>> rows) {}

  @Property(tries = 300)
  void aWrittenTableComesBackAsItWas(@ForAll("tables") Written written) throws IOException {
    Table table = Tables.of(write(written));

    assertThat(table.names()).isEqualTo(names(written));
    assertThat(table.rows()).isEqualTo(written.rows().size());
    for (int row = 0; row < table.rows(); row++) {
      assertThat(Tables.texts(table.columns(), row))
          .isEqualTo(written.rows().get(row).stream().map(TableProperties::asRead).toList());
    }
  }

  @Property(tries = 2000)
  void anyBytesAreATableOrRefused(@ForAll("bytes") byte[] bytes) {
    try {
      Table table = Tables.of(bytes, MissingWords.USUAL, Dialect.Header.AUTO);
      assertThat(table.rows()).isPositive();
      assertThat(table.columns()).isNotEmpty();
    } catch (LacunaException refused) {
      assertThat(refused.code().kind().exitCode()).isEqualTo(3);
    }
  }

  @Provide
  Arbitrary<Written> tables() {
    Arbitrary<String> cells =
        Arbitraries.oneOf(
            Arbitraries.strings().withChars("ab\",;|\t'\n ü\\").ofMaxLength(8),
            Arbitraries.of("NA", "null", "x", "-1", "0.5", ""),
            Arbitraries.integers().between(0, 500).map(String::valueOf));
    return Combinators.combine(
            Arbitraries.of(',', ';', '\t', '|'), Arbitraries.integers().between(2, 5))
        .flatAs(
            (delimiter, columns) ->
                cells
                    .list()
                    .ofSize(columns)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(30)
                    .map(rows -> new Written(delimiter, columns, rows)));
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    String telling = ",;\t|\"\n\r ab01.-e?";
    Arbitrary<Integer> often = Arbitraries.of(telling.chars().boxed().toList());
    Arbitrary<Integer> seldom = Arbitraries.of(0, 0x1f, 0x8b, 0xc3, 0xef, 0xbb, 0xbf, 0xff);
    return Arbitraries.integers()
        .between(0, 60)
        .flatMap(die -> die == 0 ? seldom : often)
        .list()
        .ofMaxSize(200)
        .map(TableProperties::toBytes);
  }

  private static byte[] toBytes(List<Integer> values) {
    byte[] bytes = new byte[values.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = values.get(i).byteValue();
    }
    return bytes;
  }

  private static List<String> names(Written written) {
    return IntStream.range(0, written.columns()).mapToObj(c -> "name" + c).toList();
  }

  static String write(Written written) throws IOException {
    StringWriter text = new StringWriter();
    try (ICSVWriter writer =
        new CSVWriterBuilder(text).withSeparator(written.delimiter()).build()) {
      List<List<String>> lines = new ArrayList<>(List.of(names(written)));
      lines.addAll(written.rows());
      lines.forEach(line -> writer.writeNext(line.toArray(String[]::new)));
    }
    return text.toString();
  }

  /** White space around a cell is lost, and words that mean missing. */
  private static String asRead(String cell) {
    String stripped = cell.strip();
    return List.of("NA", "null", "?").contains(stripped) ? "" : stripped;
  }
}
