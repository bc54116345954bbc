package dev.lacuna.loss;

import dev.lacuna.label.LabelMatrix;
import java.util.Optional;

/**
 * What a batch of logits is held against: labels, standardised where they are numbers, their mask,
 * and perhaps weights, all rows × heads. What a missing cell holds is never read.
 */
public final class Targets {
  private final TargetCells cells;
  private final Optional<CellWeights> weights;

  private Targets(TargetCells cells, Optional<CellWeights> weights) {
    this.cells = cells;
    this.weights = weights;
  }

  /**
   * Creates targets over the given arrays, which the caller must not change any more.
   *
   * @param heads number of heads, at least 1
   * @param values row-major: 0 or 1, a class index, or a standardised number
   * @param observed row-major, of the same length
   */
  public Targets(int heads, float[] values, boolean[] observed) {
    this(new ArrayTargets(heads, values, observed), Optional.empty());
  }

  /**
   * Returns the targets of labels, with numbers standardised: a copy, or, where the labels stay in
   * a file, a view that standardises whenever it is read.
   */
  public static Targets of(LabelMatrix labels, TargetScaling scaling) {
    LabelTargets view = new LabelTargets(labels, scaling);
    return new Targets(labels.isMapped() ? view : ArrayTargets.copyOf(view), Optional.empty());
  }

  /**
   * Returns the same targets with weights of their cells, one per cell. Without weights every cell
   * counts 1.
   */
  public Targets weighted(CellWeights other) {
    if (other.rows() != rows()) {
      throw new IllegalArgumentException(
          "targets and weights must have the same rows, targets = %d, weights = %d"
              .formatted(rows(), other.rows()));
    }
    return new Targets(cells, Optional.of(other));
  }

  /** Returns the weights of the cells; empty where every cell counts 1. */
  public Optional<CellWeights> weights() {
    return weights;
  }

  /** Returns the number of rows. */
  public int rows() {
    return cells.rows();
  }

  /** Returns whether a cell is observed. */
  public boolean observed(int row, int head) {
    return cells.observed(row, head);
  }

  /** Returns the target of an observed cell. */
  public float value(int row, int head) {
    return cells.value(row, head);
  }

  /** Returns n_t, the observed cells of each head. */
  public int[] observedCounts() {
    return cells.observedCounts();
  }

  /** Copies rows of the order into a block. */
  void copy(int[] order, int from, int to, LossBlock block) {
    cells.copy(order, from, to, block);
    block.weigh(weights.orElse(null), order, from, to);
  }

  /** Returns a copy of the targets of these rows, in this order. */
  public Targets select(int[] rows) {
    return new Targets(cells.select(rows), weights.map(all -> all.select(rows)));
  }
}
