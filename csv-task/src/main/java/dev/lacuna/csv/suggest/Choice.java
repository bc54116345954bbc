package dev.lacuna.csv.suggest;

import dev.lacuna.label.LabelMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** Chooses blank cells for a labeller: heads take turns, and rows give way to those not chosen. */
final class Choice {
  /** How many of a head's best cells may give way to each other. */
  private static final int REACH = 50;

  private Choice() {}

  /**
   * A blank cell.
   *
   * @param row from 0
   * @param head from 0
   * @param score how much its label would teach
   */
  record Cell(int row, int head, double score) {}

  /**
   * Returns the cells to label next. Each head in turn gives one of its best cells, in a row that
   * was chosen as seldom as possible.
   *
   * @param score how much the label of (row, head) would teach
   * @param budget how many cells at most
   */
  static List<Cell> of(LabelMatrix labels, ToDoubleBiFunction<Integer, Integer> score, int budget) {
    List<List<Cell>> queues = new ArrayList<>();
    for (int t = 0; t < labels.heads(); t++) {
      queues.add(blanks(labels, t, score));
    }
    int[] chosenOfRow = new int[labels.rows()];
    List<Cell> chosen = new ArrayList<>();
    boolean any = true;
    while (chosen.size() < budget && any) {
      any = false;
      for (List<Cell> queue : queues) {
        if (!queue.isEmpty() && chosen.size() < budget) {
          Cell cell = next(queue, chosenOfRow);
          chosenOfRow[cell.row()]++;
          chosen.add(cell);
          any = true;
        }
      }
    }
    return chosen;
  }

  private static List<Cell> blanks(
      LabelMatrix labels, int t, ToDoubleBiFunction<Integer, Integer> score) {
    List<Cell> blanks = new ArrayList<>();
    for (int row = 0; row < labels.rows(); row++) {
      double gain = labels.observed(row, t) ? 0 : score.applyAsDouble(row, t);
      if (gain > 0) {
        blanks.add(new Cell(row, t, gain));
      }
    }
    blanks.sort(Comparator.comparingDouble(Cell::score).reversed().thenComparing(Cell::row));
    return blanks;
  }

  /** Takes the best cell whose row was chosen least often, among the best few. */
  private static Cell next(List<Cell> queue, int[] chosenOfRow) {
    int best = 0;
    for (int i = 1; i < Math.min(REACH, queue.size()); i++) {
      if (chosenOfRow[queue.get(i).row()] < chosenOfRow[queue.get(best).row()]) {
        best = i;
      }
    }
    return queue.remove(best);
  }
}
