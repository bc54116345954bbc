package dev.lacuna.experiment;

import dev.lacuna.propensity.HeadWeighting;
import dev.lacuna.propensity.InverseWeights;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What inverse propensities do to the labels of a train part, in lines.
 *
 * @param weights what was found
 */
record WeightingReport(InverseWeights weights) {
  /** More heads than this get one line together. */
  private static final int LISTED = 12;

  private static final int WORST = 3;
  private static final double FEW = 0.1;

  /** Returns a line per head; of many heads a summary and the three that lose most. */
  List<String> notes() {
    if (weights.areAllOne()) {
      return List.of();
    }
    Stream<String> lines = listed().stream().map(WeightingReport::line);
    return (hasMany() ? Stream.concat(Stream.of(summary()), lines) : lines).toList();
  }

  private boolean hasMany() {
    return weights.heads().size() > LISTED;
  }

  private List<HeadWeighting> listed() {
    return hasMany()
        ? weights.heads().stream()
            .sorted(Comparator.comparingDouble(HeadWeighting::effectiveShare))
            .limit(WORST)
            .toList()
        : weights.heads();
  }

  /** Returns what is probably not as it was meant. */
  List<String> warnings() {
    if (weights.areAllOne()) {
      return List.of(
          "--ipw changes nothing: of no head do the features tell which labels are missing, or too few are missing or observed to tell");
    }
    return listed().stream()
        .filter(head -> head.effectiveShare() < FEW)
        .map(WeightingReport::warning)
        .toList();
  }

  private String summary() {
    List<HeadWeighting> heads = weights.heads();
    return String.format(
        Locale.ROOT,
        "ipw: %d of %d heads weighted; effective sample size %.0f to %.0f %% of their observed labels; weights %s to %s, %s clipped; these lose most:",
        heads.stream().filter(HeadWeighting::isWeighted).count(),
        heads.size(),
        100 * least(HeadWeighting::effectiveShare),
        -100 * least(head -> -head.effectiveShare()),
        weight(least(HeadWeighting::smallest)),
        weight(-least(head -> -head.largest())),
        Figures.count(heads.stream().mapToInt(HeadWeighting::clipped).sum()));
  }

  private double least(ToDoubleFunction<HeadWeighting> figure) {
    return weights.heads().stream().mapToDouble(figure).min().orElse(1);
  }

  private static String line(HeadWeighting head) {
    String counted =
        "ipw: head %s: %s of %s labels observed; "
            .formatted(head.head(), Figures.count(head.observed()), Figures.count(head.rows()));
    return counted
        + switch (head.outcome()) {
          case WEIGHTED -> figures(head);
          case COMPLETE -> "all weights 1, for none is missing";
          case TOO_FEW -> "all weights 1, for too few are observed or missing to tell why";
          case UNTOLD -> "all weights 1, for the features do not tell which are missing";
        };
  }

  private static String figures(HeadWeighting head) {
    return String.format(
        Locale.ROOT,
        "effective sample size %s (%.0f %%); weights %s to %s, %s clipped",
        Figures.count(Math.round(head.effective())),
        100 * head.effectiveShare(),
        weight(head.smallest()),
        weight(head.largest()),
        Figures.count(head.clipped()));
  }

  private static String warning(HeadWeighting head) {
    return "--ipw leaves head '%s' the worth of %s of its %s labels, so that a few rows decide. Lower --ipw-clip, or drop --ipw."
        .formatted(
            head.head(),
            Figures.count(Math.round(head.effective())),
            Figures.count(head.observed()));
  }

  private static String weight(double weight) {
    return String.format(Locale.ROOT, weight < 9.95 ? "%.2g" : "%.0f", weight);
  }
}
