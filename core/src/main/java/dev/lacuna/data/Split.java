package dev.lacuna.data;

import java.util.List;

/**
 * The three parts of a data set: one to learn from, one to choose by, one to be judged on.
 *
 * @param <X> the type of an input
 * @param train what networks and featurizers are fitted on
 * @param dev what stops training early and sets thresholds; may be empty
 * @param test what figures are reported on; it never chooses anything
 * @param shortfalls which heads lack a class in which part, in words; empty where none does
 */
public record Split<X>(Dataset<X> train, Dataset<X> dev, Dataset<X> test, List<String> shortfalls) {
  /** Copies the list. */
  public Split {
    shortfalls = List.copyOf(shortfalls);
  }

  /** Returns the same parts with dev as the end of train, for when dev has chosen all it is for. */
  public Split<X> withDevInTrain() {
    return new Split<>(train.append(dev), dev.select(new int[0]), test, shortfalls);
  }
}
