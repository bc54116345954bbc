package dev.lacuna.mbti;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Joins the lines of a CSV file into rows: a line break between quotes does not end a row. It looks
 * at each character once, however many lines a row has; OpenCSV's reader would parse such a row
 * anew for each further line.
 *
 * <p>A quote opens a cell only as its first character, so that {@code 5" tall} is text.
 */
final class RowText {
  private final Path file;
  private final BufferedReader lines;
  private int firstLine;
  private int lastLine;
  private State state = State.BEGIN;

  RowText(Path file, BufferedReader lines) {
    this.file = file;
    this.lines = lines;
  }

  /** Where in a cell a character leads. */
  private enum State {
    BEGIN,
    PLAIN,
    QUOTED,
    /**
     * Behind a quote in a quoted cell: its end, or the first half of a quote that belongs to it.
     */
    QUOTE
  }

  /**
   * Returns the next row, or null behind the last one.
   *
   * @throws dev.lacuna.error.LacunaException when a quote does not close
   */
  @Nullable String next() throws IOException {
    String line = lines.readLine();
    firstLine = ++lastLine;
    if (line == null || !endsQuoted(line)) {
      return line;
    }
    StringBuilder row = new StringBuilder(line);
    do {
      line = lines.readLine();
      if (line == null) {
        throw unclosed("does not close");
      }
      lastLine++;
      row.append('\n').append(line);
      if (row.length() > LineGuard.LONGEST) {
        throw unclosed("does not close within 16 million characters");
      }
    } while (endsQuoted(line));
    return row.toString();
  }

  /** Returns the line, counted from 1, in which the row begins. */
  int line() {
    return firstLine;
  }

  /** Returns whether a quote is open at the end of a line. */
  private boolean endsQuoted(String line) {
    state = state == State.QUOTED ? state : State.BEGIN;
    for (int i = 0; i < line.length(); i++) {
      state = after(state, line.charAt(i));
    }
    return state == State.QUOTED;
  }

  private static State after(State state, char letter) {
    return switch (state) {
      case BEGIN -> letter == '"' ? State.QUOTED : afterPlain(letter);
      case PLAIN -> afterPlain(letter);
      case QUOTED -> letter == '"' ? State.QUOTE : State.QUOTED;
      case QUOTE -> letter == '"' ? State.QUOTED : afterPlain(letter);
    };
  }

  private static State afterPlain(char letter) {
    return letter == ',' ? State.BEGIN : State.PLAIN;
  }

  private RuntimeException unclosed(String how) {
    return PostFile.refused(
        file, "a quote in the row that begins in line %d %s".formatted(firstLine, how));
  }
}
