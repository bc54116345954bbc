package dev.lacuna.experiment;

import dev.lacuna.eval.Headline;
import dev.lacuna.eval.Interval;
import dev.lacuna.eval.PairedBootstrap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Methods over all seeds. With one seed, intervals come from resamples of its test rows; with
 * several, they are Student's over the seeds. Either way a difference is taken pair by pair: in the
 * same resample, or for the same seed.
 */
final class ComparisonSummary {
  private final List<SeedComparison> seeds;
  private final Method baseline;

  ComparisonSummary(List<SeedComparison> seeds, Method baseline) {
    this.seeds = seeds;
    this.baseline = baseline;
  }

  Method baseline() {
    return baseline;
  }

  boolean hasSeveralSeeds() {
    return seeds.size() > 1;
  }

  /** Returns why a method could not be trained, for the first seed for which it could not. */
  Optional<String> refusal(Method method) {
    for (SeedComparison seed : seeds) {
      if (seed.outcome(method) instanceof MethodOutcome.Untrainable untrainable) {
        String where = hasSeveralSeeds() ? " (seed %d)".formatted(seed.seed()) : "";
        return Optional.of("cannot be trained: " + untrainable.reason() + where);
      }
    }
    return Optional.empty();
  }

  /** Returns a method's headline; empty where it could not be trained, or is undefined. */
  Optional<Estimate> estimate(Method method, Headline headline) {
    return estimate(values(method, headline), seed -> draws(seed, headline).interval(method.id()));
  }

  /** Returns how much larger a method's headline is than the baseline's; empty for the baseline. */
  Optional<Estimate> difference(Method method, Headline headline) {
    if (method == baseline) {
      return Optional.empty();
    }
    double[] ofMethod = values(method, headline);
    double[] ofBaseline = values(baseline, headline);
    for (int i = 0; i < ofMethod.length; i++) {
      ofMethod[i] -= ofBaseline[i];
    }
    return estimate(ofMethod, seed -> draws(seed, headline).difference(method.id(), baseline.id()));
  }

  /** Returns the mean of a figure over those seeds for which it exists. */
  OptionalDouble mean(Method method, Function<MethodOutcome.Trained, OptionalDouble> figure) {
    return seeds.stream()
        .flatMap(seed -> seed.trained(method).stream())
        .map(figure)
        .flatMapToDouble(OptionalDouble::stream)
        .average();
  }

  /** Returns how many rows the networks of a method learnt from, such as {@code 80} or 70–80. */
  String trainRows(Method method) {
    List<Integer> rows =
        seeds.stream()
            .flatMap(seed -> seed.trained(method).stream())
            .flatMap(trained -> trained.trainRows().stream())
            .sorted()
            .toList();
    if (rows.isEmpty()) {
      return Figures.NONE;
    }
    String fewest = Figures.count(rows.get(0));
    String most = Figures.count(rows.get(rows.size() - 1));
    return fewest.equals(most) ? most : fewest + "–" + most;
  }

  private Optional<Estimate> estimate(
      double[] ofSeeds, Function<SeedComparison, Optional<Interval>> ofRows) {
    double[] defined = Arrays.stream(ofSeeds).filter(Double::isFinite).toArray();
    if (defined.length < ofSeeds.length) {
      return Optional.empty(); // a mean over other seeds could not be set against another method's
    }
    return Optional.of(
        new Estimate(
            Arrays.stream(defined).average().orElseThrow(),
            hasSeveralSeeds()
                ? Optional.of(Interval.ofMean(defined))
                : ofRows.apply(seeds.get(0))));
  }

  /** Returns the headline for each seed; NaN where there is none. */
  private double[] values(Method method, Headline headline) {
    return seeds.stream()
        .mapToDouble(
            seed ->
                seed.trained(method)
                    .map(trained -> headline.of(trained.evaluation()).toOptional())
                    .orElse(OptionalDouble.empty())
                    .orElse(Double.NaN))
        .toArray();
  }

  private static PairedBootstrap draws(SeedComparison seed, Headline headline) {
    PairedBootstrap draws = seed.draws().get(headline);
    if (draws == null) {
      throw new IllegalArgumentException("no head of this kind was compared: " + headline);
    }
    return draws;
  }
}
