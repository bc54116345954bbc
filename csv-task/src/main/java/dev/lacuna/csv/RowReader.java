package dev.lacuna.csv;

import com.google.inject.Inject;
import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.Table;
import dev.lacuna.csv.table.TableRow;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.task.InputReader;
import dev.lacuna.task.OptionValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows to predict from a table, which needs no label columns. */
final class RowReader implements InputReader<TableRow> {
  private static final String LINE = "line";

  private final CsvSource source;
  private final OptionValues options;
  private @Nullable IgnoredColumns ignored;

  @Inject
  RowReader(CsvSource source, OptionValues options) {
    this.source = source;
    this.options = options;
  }

  @Override
  public List<TableRow> parse(List<String> words) {
    throw new LacunaException(
        ErrorCode.BAD_OPTION,
        "Rows to predict come in a table. Found %s. Give --data FILE."
            .formatted(words.isEmpty() ? "none" : String.join(" ", words)));
  }

  @Override
  public List<TableRow> read(Path file) {
    return source.table(file).all();
  }

  @Override
  public String print(TableRow input) {
    return String.join(" ", describe(input));
  }

  /** The line, and the columns that take no part in learning: they often name the row. */
  @Override
  public List<String> columns(List<TableRow> inputs) {
    List<String> columns = new ArrayList<>(List.of(LINE));
    if (!inputs.isEmpty()) {
      ignored(inputs.get(0).table()).forEach(column -> columns.add(column.name()));
    }
    return columns;
  }

  @Override
  public List<String> describe(TableRow input) {
    Table table = input.table();
    List<String> cells = new ArrayList<>(List.of(String.valueOf(table.line(input.index()))));
    ignored(table).forEach(column -> cells.add(column.text(input.index())));
    return cells;
  }

  private List<Column> ignored(Table table) {
    IgnoredColumns known = ignored;
    if (known == null || !known.table().equals(table)) {
      List<String> names = CsvOptions.declared(options).ignored().present(table.names());
      known = new IgnoredColumns(table, names.stream().map(table::column).toList());
      ignored = known;
    }
    return known.columns();
  }

  /** The columns of the table asked for last, for it is asked for row by row. */
  private record IgnoredColumns(Table table, List<Column> columns) {}
}
