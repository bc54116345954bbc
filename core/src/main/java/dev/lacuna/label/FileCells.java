package dev.lacuna.label;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Problems;
import dev.lacuna.io.FloatFile;

/**
 * Labels in a file: 0 or 1, a class index, or a number; NaN for a missing cell. NaN is met here,
 * where labels are read, and goes no further.
 */
final class FileCells implements Cells {
  private final FloatFile file;
  private final int[] observedCounts;

  private FileCells(FloatFile file, int[] observedCounts) {
    this.file = file;
    this.observedCounts = observedCounts;
  }

  /** Reads the file once, to check every label and to count the observed ones. */
  static FileCells open(LabelSchema schema, FloatFile file) {
    if (file.columns() != schema.size()) {
      throw new LacunaException(
          ErrorCode.BAD_DATA,
          "A file of labels must have one column per head. Found %d columns for the heads %s in %s. Open it with the heads it was written for."
              .formatted(file.columns(), String.join(", ", schema.names()), file.path()));
    }
    Problems problems = new Problems();
    int[] counts = new int[schema.size()];
    float[] labels = new float[schema.size()];
    for (int row = 0; row < file.rows(); row++) {
      file.copyRow(row, labels, 0);
      for (int t = 0; t < labels.length; t++) {
        if (!Float.isNaN(labels[t])) {
          counts[t]++;
          check(schema.head(t), labels[t], row, problems);
        }
      }
    }
    problems.throwIfAny(ErrorCode.BAD_DATA, "Labels in " + file.path() + " must be legal or NaN");
    return new FileCells(file, counts);
  }

  private static void check(Head head, float label, int row, Problems problems) {
    try {
      Heads.checkStored(head, label);
    } catch (IllegalArgumentException illegal) {
      problems.add("head '%s' %s in row %d".formatted(head.name(), illegal.getMessage(), row + 1));
    }
  }

  @Override
  public int rows() {
    return file.rows();
  }

  @Override
  public boolean observed(int row, int head) {
    return !Float.isNaN(file.value(row, head));
  }

  @Override
  public float value(int row, int head) {
    float label = file.value(row, head);
    return Float.isNaN(label) ? FILLER : label;
  }

  @Override
  public void copyRow(int row, float[] values, boolean[] observed, int offset) {
    file.copyRow(row, values, offset);
    for (int cell = offset; cell < offset + observedCounts.length; cell++) {
      boolean isObserved = !Float.isNaN(values[cell]);
      observed[cell] = isObserved;
      values[cell] = isObserved ? values[cell] : FILLER;
    }
  }

  @Override
  public int observedCount(int head) {
    return observedCounts[head];
  }

  @Override
  public int[] observedCounts() {
    return observedCounts.clone();
  }
}
