package dev.lacuna.propensity;

import dev.lacuna.data.Randomness;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The indicators of what is observed, as labels of a network that never sees those it is to tell: a
 * head per head and fold, from which the rows of the fold are missing (V. Chernozhukov et al.,
 * Double/Debiased Machine Learning for Treatment and Structural Parameters, 2018). Without hidden
 * layers such heads share nothing, so that one training does the work of one per fold.
 */
final class CrossFitting {
  static final int FOLDS = 5;
  private static final int MISSING = -1;

  private final LabelMatrix labels;
  private final int[] heads;
  private final int[] foldOfRow;
  private final LabelSchema schema;

  /**
   * Deals the rows to folds.
   *
   * @param heads those whose indicators are wanted, at least one
   */
  CrossFitting(LabelMatrix labels, int[] heads, long seed) {
    this.labels = labels;
    this.heads = heads;
    this.foldOfRow = folds(labels.rows(), seed);
    List<BinaryHead> indicators = new ArrayList<>();
    for (int head : heads) {
      for (int fold = 1; fold <= FOLDS; fold++) {
        String name = labels.schema().head(head).name() + "/" + fold;
        indicators.add(BinaryHead.of(name, MaskValue.number(MISSING)));
      }
    }
    this.schema = new LabelSchema(List.copyOf(indicators));
  }

  private static int[] folds(int rows, long seed) {
    int[] place = Randomness.permutation(rows, Randomness.of(seed, "propensity folds"));
    return Arrays.stream(place).map(at -> at % FOLDS).toArray();
  }

  LabelSchema schema() {
    return schema;
  }

  /** Returns the indicators that the heads of each fold learn: those of all other folds. */
  LabelMatrix learnt() {
    LabelMatrix.Builder builder = LabelMatrix.builder(schema);
    for (int row = 0; row < labels.rows(); row++) {
      add(row, builder, false);
    }
    return builder.build();
  }

  /** Returns the indicators, in some rows, of the folds that their heads do not learn. */
  LabelMatrix heldOut(int[] rows) {
    LabelMatrix.Builder builder = LabelMatrix.builder(schema);
    for (int row : rows) {
      add(row, builder, true);
    }
    return builder.build();
  }

  private void add(int row, LabelMatrix.Builder builder, boolean ownFold) {
    double[] cells = new double[schema.size()];
    for (int cell = 0; cell < cells.length; cell++) {
      boolean own = cell % FOLDS == foldOfRow[row];
      int indicator = labels.observed(row, heads[cell / FOLDS]) ? 1 : 0;
      cells[cell] = own == ownFold ? indicator : MISSING;
    }
    builder.add("row " + (row + 1), cells);
  }

  /** Returns the place among a row's logits of the one that has not seen the row. */
  int unseen(int row, int index) {
    return index * FOLDS + foldOfRow[row];
  }
}
