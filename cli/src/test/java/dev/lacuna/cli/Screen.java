package dev.lacuna.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A terminal that somebody watches: it keeps all that is written, and knows what is seen. */
final class Screen {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final StatusLine status;

  Screen(int columns) {
    status = new StatusLine(written, columns);
  }

  StatusLine status() {
    return status;
  }

  Console console() {
    return Console.watched(new java.io.PrintStream(OutputStream.nullOutputStream()), status);
  }

  String written() {
    return written.toString(StandardCharsets.UTF_8);
  }

  /** Returns everything that was ever written between the beginning of a line and its end. */
  List<String> updates() {
    return Arrays.stream(written().split("[\r\n]+")).toList();
  }

  /** Returns every text that was written over by another one. */
  List<String> writtenOver() {
    return Pattern.compile("([^\r\n]*)\r")
        .matcher(written())
        .results()
        .map(text -> text.group(1))
        .toList();
  }

  /** Returns the lines as they stand in the end, without blanks at their ends. */
  List<String> lines() {
    return Arrays.stream(written().split("\n")).map(Screen::seen).toList();
  }

  private static String seen(String line) {
    StringBuilder seen = new StringBuilder();
    for (String update : line.split("\r", -1)) {
      seen.replace(0, Math.min(update.length(), seen.length()), update);
    }
    return seen.toString().stripTrailing();
  }
}
