package dev.lacuna.label;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Problems;
import java.util.List;

/**
 * Reads cells as a source wrote them: each is missing, a label, or a problem to be told of later.
 * Not thread-safe.
 */
final class CellReader {
  private final LabelSchema schema;
  private final Sink sink;
  private final Problems problems = new Problems();

  CellReader(LabelSchema schema, Sink sink) {
    this.schema = schema;
    this.sink = sink;
  }

  /** Takes what was read, cell by cell, row by row. */
  @FunctionalInterface
  interface Sink {
    /** Takes a label that is observed, or the filler of a cell that is missing. */
    void accept(float label, boolean observed);
  }

  /** Reads a row of numbers, one per head. */
  void read(String where, double... cells) {
    checkLength(where, cells.length);
    for (int t = 0; t < schema.size(); t++) {
      Head head = schema.head(t);
      double cell = cells[t];
      if (isMissing(head, cell)) {
        sink.accept(Cells.FILLER, false);
        continue;
      }
      try {
        sink.accept(head.read(cell), true);
      } catch (IllegalArgumentException illegal) {
        refuse(where, head, illegal);
      }
    }
  }

  /** Reads a row of texts, one per head. */
  void read(String where, List<String> cells) {
    checkLength(where, cells.size());
    for (int t = 0; t < schema.size(); t++) {
      Head head = schema.head(t);
      String cell = cells.get(t);
      if (isMissing(head, cell)) {
        sink.accept(Cells.FILLER, false);
        continue;
      }
      try {
        sink.accept(head.read(cell), true);
      } catch (IllegalArgumentException illegal) {
        refuse(where, head, illegal);
      }
    }
  }

  /** Throws all problems together, where there are any. */
  void throwIfAny() {
    problems.throwIfAny(ErrorCode.BAD_DATA, "Labels must be legal or missing");
  }

  // plain loops: there are as many cells as rows times heads

  private static boolean isMissing(Head head, double cell) {
    for (MaskValue maskValue : head.maskValues()) {
      if (maskValue.matches(cell)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMissing(Head head, String cell) {
    for (MaskValue maskValue : head.maskValues()) {
      if (maskValue.matches(cell)) {
        return true;
      }
    }
    return false;
  }

  private void refuse(String where, Head head, IllegalArgumentException illegal) {
    problems.add("head '" + head.name() + "' " + illegal.getMessage() + " in " + where);
    sink.accept(Cells.FILLER, false);
  }

  private void checkLength(String where, int length) {
    if (length != schema.size()) {
      throw new LacunaException(
          ErrorCode.BAD_DATA,
          "A row needs one label cell per head, missing ones included. Found %d cells for %d heads in %s."
              .formatted(length, schema.size(), where));
    }
  }
}
