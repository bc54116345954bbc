package dev.lacuna.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a terminal, which is written over and over, below everything else that is
 * printed. One owner has it at a time, so that works that go on side by side do not garble each
 * other.
 */
final class StatusLine {
  private final OutputStream terminal;
  private final int columns;
  private final PrintStream above = new PrintStream(new Above(), true, StandardCharsets.UTF_8);
  private @Nullable Object owner;
  private boolean yields;
  private int shown;
  private boolean atStart = true;
  private boolean ended;

  /**
   * Creates the line.
   *
   * @param terminal takes the text, in UTF-8
   * @param columns of the terminal; the last one stays empty, for many terminals go on to the next
   *     line when it is filled
   */
  StatusLine(OutputStream terminal, int columns) {
    this.terminal = terminal;
    this.columns = columns;
  }

  /** Returns how wide the terminal is. */
  int columns() {
    return columns;
  }

  /** Returns how many columns a text may take. */
  int width() {
    return columns - 1;
  }

  /** Returns where everything else is printed: what it prints stands above this line. */
  PrintStream above() {
    return above;
  }

  /**
   * Shows a text in the place of the last one, unless the line is somebody else's. Whoever shows
   * something first has the line until it is left.
   *
   * @param text of at most {@link #width} columns
   * @param yields whether the next one who asks gets the line nevertheless
   */
  synchronized void show(Object asking, String text, boolean yields) {
    boolean free = owner == null || owner == asking || (this.yields && !yields);
    if (free && atStart && !ended) { // else a line above is not written to its end
      owner = asking;
      this.yields = yields;
      int width = DisplayWidth.of(text);
      print("\r" + text + " ".repeat(Math.max(0, shown - width)));
      shown = width;
    }
  }

  /** Gives the line back; the text stays where it is, if the line was this one's at all. */
  synchronized void leave(Object leaving, String text) {
    if (owner == leaving) {
      show(leaving, text, false);
      print(shown > 0 ? System.lineSeparator() : "");
      owner = null;
      shown = 0;
    }
  }

  /** Gives the line back, and leaves it empty. */
  synchronized void clear(Object leaving) {
    if (owner == leaving) {
      show(leaving, "", false);
      print("\r");
      owner = null;
    }
  }

  /** Leaves the line as it is, for good: what comes now is a failure. */
  synchronized void end() {
    print(shown > 0 ? System.lineSeparator() : "");
    shown = 0;
    ended = true;
  }

  private synchronized void printAbove(byte[] bytes, int from, int length) {
    if (shown > 0) {
      print("\r" + " ".repeat(shown) + "\r");
      shown = 0;
    }
    write(bytes, from, length);
    atStart = bytes[from + length - 1] == '\n';
  }

  private void print(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(bytes, 0, bytes.length);
  }

  private void write(byte[] bytes, int from, int length) {
    try {
      terminal.write(bytes, from, length);
      terminal.flush();
    } catch (IOException gone) {
      shown = 0; // nobody watches any more, which is no reason to end a run
    }
  }

  /** What is printed in between. */
  private final class Above extends OutputStream {
    @Override
    public void write(int letter) {
      write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      if (length > 0) {
        printAbove(bytes, from, length);
      }
    }
  }
}
