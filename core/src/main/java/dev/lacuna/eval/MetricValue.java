package dev.lacuna.eval;

import java.util.List;
import java.util.OptionalDouble;

/** What a metric came to: a finite number, or the reason why there is none. */
public sealed interface MetricValue {
  /** Returns the number as a defined value, or an undefined one where it is NaN or infinite. */
  static MetricValue of(double value) {
    return Double.isFinite(value)
        ? new Defined(value)
        : new Undefined("the result is not a finite number");
  }

  /** Returns the mean of those values that are defined; undefined where none is. */
  static MetricValue meanOfDefined(List<MetricValue> values) {
    OptionalDouble mean =
        values.stream()
            .map(MetricValue::toOptional)
            .flatMapToDouble(OptionalDouble::stream)
            .average();
    return mean.isPresent() ? of(mean.getAsDouble()) : Reasons.NO_DEFINED_HEAD;
  }

  /** Returns the number, or nothing where the metric is undefined. */
  OptionalDouble toOptional();

  /** Returns whether there is a number. */
  default boolean isDefined() {
    return toOptional().isPresent();
  }

  /**
   * A metric that has a value.
   *
   * @param value finite
   */
  record Defined(double value) implements MetricValue {
    /** Checks that the value is finite. */
    public Defined {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("value must be finite, value = " + value);
      }
    }

    @Override
    public OptionalDouble toOptional() {
      return OptionalDouble.of(value);
    }
  }

  /**
   * A metric that has no value.
   *
   * @param reason why, in words, such as {@code only one class among 2 observed labels}
   */
  record Undefined(String reason) implements MetricValue {
    /** Checks that there is a reason. */
    public Undefined {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("reason must not be blank");
      }
    }

    @Override
    public OptionalDouble toOptional() {
      return OptionalDouble.empty();
    }
  }
}
