package dev.lacuna.eval;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * One metric over the folds of a cross-validation. Folds in which it is undefined are left out.
 *
 * @param values one per fold
 */
public record FoldStatistic(List<MetricValue> values) {
  private static final MetricValue TOO_FEW =
      new MetricValue.Undefined("defined in fewer than two folds");

  /** Copies the list and checks that there is a fold. */
  public FoldStatistic {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one fold");
    }
  }

  /** Returns in how many folds it is defined. */
  public int defined() {
    return (int) numbers().count();
  }

  /** Returns the mean over the folds in which it is defined; undefined where there are none. */
  public MetricValue mean() {
    OptionalDouble mean = numbers().average();
    return mean.isPresent() ? MetricValue.of(mean.getAsDouble()) : inNoFold();
  }

  /**
   * Returns the standard deviation over the folds in which it is defined, √(Σ (x − x̄)² / (n − 1));
   * undefined where there are fewer than two.
   */
  public MetricValue deviation() {
    if (defined() < 2) {
      return TOO_FEW;
    }
    double mean = numbers().average().orElseThrow();
    double squares = numbers().map(number -> (number - mean) * (number - mean)).sum();
    return MetricValue.of(Math.sqrt(squares / (defined() - 1)));
  }

  private DoubleStream numbers() {
    return values.stream().map(MetricValue::toOptional).flatMapToDouble(OptionalDouble::stream);
  }

  private MetricValue inNoFold() {
    return values.get(0) instanceof MetricValue.Undefined first
        ? new MetricValue.Undefined("in no fold; in the first, " + first.reason())
        : values.get(0);
  }
}
