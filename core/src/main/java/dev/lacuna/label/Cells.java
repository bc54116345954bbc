package dev.lacuna.label;

/** Where a {@link LabelMatrix} keeps its labels and its mask. Immutable; rows count from 0. */
sealed interface Cells permits FileCells, HeapCells {
  /** What a missing cell holds. */
  float FILLER = 0;

  int rows();

  boolean observed(int row, int head);

  /** Returns the label; the filler for a missing cell. */
  float value(int row, int head);

  /** Writes the labels of a row and their mask, from an offset on. */
  void copyRow(int row, float[] values, boolean[] observed, int offset);

  int observedCount(int head);

  int[] observedCounts();
}
