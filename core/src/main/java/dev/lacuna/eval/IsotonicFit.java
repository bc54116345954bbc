package dev.lacuna.eval;

import dev.lacuna.model.Calibration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Finds the rising line through the share of positives of a binary head's scores, by centered
 * isotonic regression (A. Oron and N. Flournoy, Centered Isotonic Regression, 2017): neighbours
 * that fall are pooled, and the line goes straight from the centre of one block to that of the
 * next.
 *
 * <p>A block of n labels is never more certain than n more would allow for one against it: shares
 * are kept within 1/(n + 2) and (n + 1)/(n + 2), and blocks that fall by that are pooled again. So
 * the line rises everywhere, and hardly any rank is lost.
 */
final class IsotonicFit {
  private IsotonicFit() {}

  static Calibration of(LabelledProbabilities sample) {
    List<Block> pooled = pooled(cells(sample), Block::share);
    return line(pooled(pooled, Block::boundedShare));
  }

  /**
   * Neighbouring scores.
   *
   * @param labels how many
   * @param positives how many of them are positive
   * @param sum of the scores
   * @param lowest score
   * @param highest score
   */
  private record Block(int labels, int positives, double sum, double lowest, double highest) {
    Block with(Block next) {
      return new Block(
          labels + next.labels, positives + next.positives, sum + next.sum, lowest, next.highest);
    }

    double share() {
      return positives / (double) labels;
    }

    double boundedShare() {
      return Math.max(1.0 / (labels + 2), Math.min((labels + 1.0) / (labels + 2), share()));
    }

    /** Returns the mean score; rounding must not carry it into another block. */
    double centre() {
      return Math.max(lowest, Math.min(highest, sum / labels));
    }
  }

  /** Returns one block per distinct score, rising. */
  private static List<Block> cells(LabelledProbabilities sample) {
    double[] scores = sample.scores();
    List<Block> blocks = new ArrayList<>();
    IntStream.range(0, scores.length)
        .mapToObj(i -> new Block(1, sample.label(i), scores[i], scores[i], scores[i]))
        .sorted(Comparator.comparingDouble(Block::lowest))
        .forEach(cell -> append(blocks, cell, (last, next) -> last.highest == next.lowest));
    return blocks;
  }

  /** Pools neighbours until values rise strictly. */
  private static List<Block> pooled(List<Block> blocks, ToDoubleFunction<Block> value) {
    List<Block> pooled = new ArrayList<>();
    for (Block block : blocks) {
      append(pooled, block, (last, next) -> value.applyAsDouble(last) >= value.applyAsDouble(next));
    }
    return pooled;
  }

  private interface Belonging {
    boolean together(Block last, Block next);
  }

  private static void append(List<Block> blocks, Block block, Belonging belonging) {
    Block next = block;
    while (!blocks.isEmpty() && belonging.together(blocks.get(blocks.size() - 1), next)) {
      next = blocks.remove(blocks.size() - 1).with(next);
    }
    blocks.add(next);
  }

  /** Beyond the outer centres the line goes on half of the way to 0 and to 1. */
  private static Calibration line(List<Block> blocks) {
    List<Double> scores = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    Block first = blocks.get(0);
    if (first.centre() > 0) {
      scores.add(0.0);
      probabilities.add(first.boundedShare() / 2);
    }
    for (Block block : blocks) {
      scores.add(block.centre());
      probabilities.add(block.boundedShare());
    }
    Block last = blocks.get(blocks.size() - 1);
    if (last.centre() < 1) {
      scores.add(1.0);
      probabilities.add((1 + last.boundedShare()) / 2);
    }
    return new Calibration.Isotonic(scores, probabilities);
  }
}
