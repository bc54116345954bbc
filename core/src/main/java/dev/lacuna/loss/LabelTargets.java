package dev.lacuna.loss;

import dev.lacuna.label.LabelMatrix;

/** A view of labels that standardises them whenever they are read. */
final class LabelTargets implements TargetCells {
  private final LabelMatrix labels;
  private final double[] means;
  private final double[] deviations;

  LabelTargets(LabelMatrix labels, TargetScaling scaling) {
    this.labels = labels;
    this.means = scaling.means().stream().mapToDouble(Double::doubleValue).toArray();
    this.deviations = scaling.deviations().stream().mapToDouble(Double::doubleValue).toArray();
  }

  int heads() {
    return means.length;
  }

  @Override
  public int rows() {
    return labels.rows();
  }

  @Override
  public boolean observed(int row, int head) {
    return labels.observed(row, head);
  }

  @Override
  public float value(int row, int head) {
    return standardise(head, labels.value(row, head));
  }

  @Override
  public int[] observedCounts() {
    return labels.observedCounts();
  }

  @Override
  public void copy(int[] order, int from, int to, LossBlock block) {
    for (int i = from; i < to; i++) {
      copyRow(order[i], block.values(), block.observed(), (i - from) * means.length);
    }
  }

  @Override
  public ArrayTargets select(int[] rows) {
    float[] values = new float[Math.multiplyExact(rows.length, means.length)];
    boolean[] observed = new boolean[values.length];
    for (int i = 0; i < rows.length; i++) {
      copyRow(rows[i], values, observed, i * means.length);
    }
    return new ArrayTargets(means.length, values, observed);
  }

  /** Writes the targets of a row and their mask, from an offset on. */
  void copyRow(int row, float[] values, boolean[] observed, int offset) {
    labels.copyRow(row, values, observed, offset);
    for (int t = 0; t < means.length; t++) {
      values[offset + t] = standardise(t, values[offset + t]);
    }
  }

  /** The same arithmetic as {@link TargetScaling#standardise}, without its boxed numbers. */
  private float standardise(int head, float label) {
    return (float) ((label - means[head]) / deviations[head]);
  }
}
