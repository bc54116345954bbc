package dev.lacuna.experiment;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.Split;
import dev.lacuna.data.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A data set in folds. The rows of each fold are known by their numbers, so that predictions find
 * their way back.
 *
 * @param <X> the type of an input
 * @param data all rows
 * @param rows one split per fold of the numbers of the rows, from 0; the fold is its test part
 */
public record Folds<X>(Dataset<X> data, List<Split<Integer>> rows) {
  /** Copies the list. */
  public Folds {
    rows = List.copyOf(rows);
  }

  static <X> Folds<X> of(Dataset<X> data, Splitter splitter, int folds) {
    List<Integer> numbers = IntStream.range(0, data.size()).boxed().toList();
    Dataset<Integer> numbered = new Dataset<>(data.origin(), numbers, data.labels());
    return new Folds<>(data, splitter.folds(numbered, folds));
  }

  /** Returns how many there are. */
  public int count() {
    return rows.size();
  }

  /**
   * Returns the parts of the data where one fold is the test part.
   *
   * @param fold index from 0
   */
  public Split<X> split(int fold) {
    Split<Integer> numbers = rows.get(fold);
    return new Split<>(
        data.select(array(numbers.train())),
        data.select(array(numbers.dev())),
        data.select(array(numbers.test())),
        numbers.shortfalls());
  }

  /** Returns which heads lack a class in which part of which fold, in words. */
  public List<String> shortfalls() {
    List<String> shortfalls = new ArrayList<>();
    for (int fold = 0; fold < count(); fold++) {
      for (String shortfall : rows.get(fold).shortfalls()) {
        shortfalls.add("fold %d: %s".formatted(fold + 1, shortfall));
      }
    }
    return shortfalls;
  }

  /** Returns the numbers of the rows in a fold. */
  int[] testRows(int fold) {
    return array(rows.get(fold).test());
  }

  private static int[] array(Dataset<Integer> numbers) {
    return numbers.inputs().stream().mapToInt(Integer::intValue).toArray();
  }
}
