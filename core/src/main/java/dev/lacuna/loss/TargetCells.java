package dev.lacuna.loss;

/** Where {@link Targets} come from. Rows count from 0. */
sealed interface TargetCells permits ArrayTargets, LabelTargets {
  int rows();

  boolean observed(int row, int head);

  float value(int row, int head);

  int[] observedCounts();

  /** Copies rows of the order into a block, without allocating. */
  void copy(int[] order, int from, int to, LossBlock block);

  /** Returns a copy of these rows. */
  ArrayTargets select(int[] rows);
}
