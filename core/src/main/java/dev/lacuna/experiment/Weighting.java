package dev.lacuna.experiment;

import com.google.inject.Inject;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.propensity.HeadWeighting;
import dev.lacuna.propensity.InverseWeights;
import dev.lacuna.propensity.ObservationModel;
import dev.lacuna.propensity.Propensities;
import dev.lacuna.task.Feedback;
import dev.lacuna.train.Checkpoints;
import dev.lacuna.train.Trainer;
import dev.lacuna.train.TrainingEngine;
import dev.lacuna.train.TrainingSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Weighs labels inversely to how probable they were to be observed, and says what comes of it. */
final class Weighting {
  /** More heads than this get one line together. */
  private static final int LISTED = 12;

  private static final int WORST = 3;
  private static final double FEW = 0.1;

  private final EngineChoice engines;
  private final Checkpoints checkpoints;
  private final Feedback feedback;

  @Inject
  Weighting(EngineChoice engines, Checkpoints checkpoints, Feedback feedback) {
    this.engines = engines;
    this.checkpoints = checkpoints;
    this.feedback = feedback;
  }

  /**
   * Returns the weights of the labels of a train part; empty where none are wanted.
   *
   * @param engine of the network that is to be trained with them
   * @throws LacunaException when the engine does not heed weights
   */
  Optional<InverseWeights> weigh(TrainingSet train, Settings settings, TrainingEngine engine) {
    if (!settings.weighsByPropensity()) {
      return Optional.empty();
    }
    if (!engine.weighsCells()) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "--ipw needs an engine that heeds weights of labels. Found '%s', which does not. Use --engine fused, or drop --ipw."
              .formatted(engine.name()));
    }
    ObservationModel model =
        new ObservationModel(new Trainer(engines.usual(), checkpoints), settings.compute());
    Propensities propensities =
        model.fit(train, new FeedbackListener(feedback, "observation model"));
    InverseWeights weights = InverseWeights.of(train.labels(), propensities, settings.clip());
    tell(weights);
    return Optional.of(weights);
  }

  private void tell(InverseWeights weights) {
    if (weights.areAllOne()) {
      feedback.warn(
          "--ipw changes nothing: as far as the features tell, labels of every head are missing completely at random, or too few are missing or observed to tell");
      return;
    }
    List<HeadWeighting> listed = weights.heads();
    if (listed.size() > LISTED) {
      feedback.note(summary(listed));
      listed =
          listed.stream()
              .sorted(Comparator.comparingDouble(HeadWeighting::effectiveShare))
              .limit(WORST)
              .toList();
    }
    listed.forEach(head -> feedback.note(line(head)));
    listed.stream().filter(head -> head.effectiveShare() < FEW).forEach(this::warnOf);
  }

  private void warnOf(HeadWeighting head) {
    feedback.warn(
        "--ipw leaves head '%s' the worth of %s of its %s labels, less than a tenth: a few rows decide. Lower --ipw-clip, or drop --ipw"
            .formatted(
                head.head(),
                Figures.count(Math.round(head.effective())),
                Figures.count(head.observed())));
  }

  private static String summary(List<HeadWeighting> heads) {
    long weighted = heads.stream().filter(HeadWeighting::isWeighted).count();
    double least = heads.stream().mapToDouble(HeadWeighting::effectiveShare).min().orElse(1);
    double most = heads.stream().mapToDouble(HeadWeighting::effectiveShare).max().orElse(1);
    double smallest = heads.stream().mapToDouble(HeadWeighting::smallest).min().orElse(1);
    double largest = heads.stream().mapToDouble(HeadWeighting::largest).max().orElse(1);
    return String.format(
        Locale.ROOT,
        "ipw: %d of %d heads weighted; effective sample size %.0f to %.0f %% of their observed labels; weights %s to %s, %s clipped; the worst:",
        weighted,
        heads.size(),
        100 * least,
        100 * most,
        weight(smallest),
        weight(largest),
        Figures.count(heads.stream().mapToInt(HeadWeighting::clipped).sum()));
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

  private static String weight(double weight) {
    return String.format(Locale.ROOT, "%.2g", weight);
  }
}
