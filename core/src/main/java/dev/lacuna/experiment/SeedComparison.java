package dev.lacuna.experiment;

import dev.lacuna.eval.Headline;
import dev.lacuna.eval.PairedBootstrap;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Methods that were trained on the same parts, from the same start.
 *
 * @param seed of the parts and of the start
 * @param testRows rows that were judged
 * @param missing the share of missing labels in the train part, one per head
 * @param outcomes one per method
 * @param draws the headlines of all methods that could be trained, in the same resamples of the
 *     test rows; by the ids of the methods
 */
public record SeedComparison(
    long seed,
    int testRows,
    List<Double> missing,
    List<MethodOutcome> outcomes,
    Map<Headline, PairedBootstrap> draws) {
  /** Copies lists and map. */
  public SeedComparison {
    missing = List.copyOf(missing);
    outcomes = List.copyOf(outcomes);
    Map<Headline, PairedBootstrap> copy = new EnumMap<>(Headline.class);
    copy.putAll(draws);
    draws = Collections.unmodifiableMap(copy);
  }

  /** Returns what came of a method. */
  public MethodOutcome outcome(Method method) {
    return outcomes.stream()
        .filter(outcome -> outcome.method() == method)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not compared: " + method.id()));
  }

  /** Returns what came of a method that could be trained; empty for another. */
  public Optional<MethodOutcome.Trained> trained(Method method) {
    return outcome(method) instanceof MethodOutcome.Trained trained
        ? Optional.of(trained)
        : Optional.empty();
  }
}
