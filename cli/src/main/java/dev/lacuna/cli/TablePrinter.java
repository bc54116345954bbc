package dev.lacuna.cli;

import dev.lacuna.task.Table;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Lays a table out in columns as wide as their widest cell. */
final class TablePrinter {
  private static final int GAP = 2;

  private TablePrinter() {}

  /** Prints tables, one below the other. */
  static void printAll(List<Table> tables, PrintStream out) {
    for (int i = 0; i < tables.size(); i++) {
      if (i > 0) {
        out.println();
      }
      print(tables.get(i), out);
    }
  }

  static void print(Table table, PrintStream out) {
    Column[] columns =
        IntStream.range(0, table.headers().size())
            .mapToObj(column -> new Column(width(table, column) + GAP, 0, Overflow.SPAN))
            .toArray(Column[]::new);
    TextTable text = TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), columns);
    text.addRowValues(table.headers().toArray(String[]::new));
    for (List<String> row : table.rows()) {
      text.addRowValues(row.toArray(String[]::new));
    }
    text.toString().lines().map(String::stripTrailing).forEach(out::println);
    if (!table.notes().isEmpty()) {
      out.println();
      table.notes().forEach(out::println);
    }
  }

  private static int width(Table table, int column) {
    int header = table.headers().get(column).length();
    return table.rows().stream()
        .mapToInt(row -> row.get(column).length())
        .reduce(header, Math::max);
  }
}
