package dev.lacuna.experiment;

import dev.lacuna.data.Mechanism;
import java.util.HashSet;
import java.util.List;

/**
 * Which networks a sweep trains: for every rate, seed and method one run.
 *
 * @param rates shares of labels that are dropped from train and dev, each 0 to 1
 * @param mechanism which labels are dropped
 * @param methods how missing labels are treated
 * @param seeds how many, from the seed of the session upwards, at least 1
 */
public record SweepPlan(List<Double> rates, Mechanism mechanism, List<Method> methods, int seeds) {
  /** Copies the lists and checks that there is something to do, and nothing twice. */
  public SweepPlan {
    rates = List.copyOf(rates);
    methods = List.copyOf(methods);
    if (rates.isEmpty() || rates.stream().anyMatch(rate -> !(rate >= 0 && rate <= 1))) {
      throw new IllegalArgumentException("rates must be within 0 to 1. Found " + rates);
    }
    if (new HashSet<>(rates).size() < rates.size()
        || new HashSet<>(methods).size() < methods.size()) {
      throw new IllegalArgumentException(
          "rates and methods must each be named once. Found %s, %s".formatted(rates, methods));
    }
    if (methods.isEmpty() || seeds < 1) {
      throw new IllegalArgumentException(
          "a sweep needs a method and a seed, methods = %s, seeds = %d".formatted(methods, seeds));
    }
  }

  /** Returns how many runs there are. */
  public int runs() {
    return Math.multiplyExact(rates.size() * methods.size(), seeds);
  }

  /** Returns the method that others are held against: {@code masked}, or the first without it. */
  public Method baseline() {
    return methods.contains(Method.MASKED) ? Method.MASKED : methods.get(0);
  }
}
