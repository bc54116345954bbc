package dev.lacuna.eval;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Remembers what came of the weights last asked for, because several metrics share it. */
final class LastResult<T> {
  private final Function<Weights, T> compute;
  private @Nullable Weights weights;
  private @Nullable T result;

  LastResult(Function<Weights, T> compute) {
    this.compute = compute;
  }

  T of(Weights asked) {
    T known = weights == asked ? result : null;
    T found = known == null ? compute.apply(asked) : known;
    weights = asked;
    result = found;
    return found;
  }
}
