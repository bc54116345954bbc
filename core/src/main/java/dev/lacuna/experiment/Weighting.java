package dev.lacuna.experiment;

import com.google.inject.Inject;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.propensity.InverseWeights;
import dev.lacuna.propensity.ObservationModel;
import dev.lacuna.propensity.Propensities;
import dev.lacuna.task.Feedback;
import dev.lacuna.train.Checkpoints;
import dev.lacuna.train.Trainer;
import dev.lacuna.train.TrainingEngine;
import dev.lacuna.train.TrainingSet;

/** Weighs labels inversely to how probable they were to be observed, and says what comes of it. */
final class Weighting {
  private final EngineChoice engines;
  private final Checkpoints checkpoints;
  private final Feedback feedback;

  @Inject
  Weighting(EngineChoice engines, Checkpoints checkpoints, Feedback feedback) {
    this.engines = engines;
    this.checkpoints = checkpoints;
    this.feedback = feedback;
  }

  /** Returns the same, saying nothing. */
  Weighting quietly() {
    return new Weighting(engines, checkpoints, Feedback.none());
  }

  /**
   * Returns the weights of labels.
   *
   * @param population the rows that labels went missing from
   * @param engine of the network that is to be trained with them
   * @throws LacunaException when the engine does not heed weights
   */
  InverseWeights weigh(TrainingSet population, Settings settings, TrainingEngine engine) {
    if (!engine.weighsCells()) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "--ipw needs an engine that heeds weights of labels. Found '%s', which does not. Use --engine fused, or drop --ipw."
              .formatted(engine.name()));
    }
    Trainer trainer = new Trainer(engines.usual(), checkpoints);
    Propensities propensities =
        new ObservationModel(trainer, settings.compute())
            .fit(population, new FeedbackListener(feedback, "observation model"));
    InverseWeights weights = InverseWeights.of(population.labels(), propensities, settings.clip());
    WeightingReport report = new WeightingReport(weights);
    report.notes().forEach(feedback::note);
    report.warnings().forEach(feedback::warn);
    return weights;
  }
}
