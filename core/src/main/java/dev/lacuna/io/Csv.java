package dev.lacuna.io;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** CSV as Lacuna writes it: RFC 4180 with {@code \n} lines. */
public final class Csv {
  private static final Pattern PLAIN = Pattern.compile("[^\",\r\n]*");

  private Csv() {}

  /** Returns a line with its line break; fields are quoted where they must be. */
  public static String line(List<String> fields) {
    return fields.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String field) {
    return PLAIN.matcher(field).matches() ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
