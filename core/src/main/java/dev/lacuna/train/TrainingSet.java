package dev.lacuna.train;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.loss.CellWeights;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.loss.Targets;
import java.util.Optional;

/**
 * Features and labels of one part of the data.
 *
 * @param features one row per example
 * @param labels one row per example
 * @param weights how much each observed label counts in training; empty where all count 1. Nothing
 *     else heeds them: the dev part is watched without
 */
public record TrainingSet(
    FeatureMatrix features, LabelMatrix labels, Optional<CellWeights> weights) {
  /** Checks that features and labels have one length, and that weights fit. */
  public TrainingSet {
    if (features.rows() != labels.rows()) {
      throw new IllegalArgumentException(
          "features and labels must have one length, features = %d, labels = %d"
              .formatted(features.rows(), labels.rows()));
    }
    weights.ifPresent(present -> present.checkFit(labels));
  }

  /** Creates a part whose labels all count 1. */
  public TrainingSet(FeatureMatrix features, LabelMatrix labels) {
    this(features, labels, Optional.empty());
  }

  /** Returns the same part with labels that count differently. */
  public TrainingSet weighted(CellWeights other) {
    return new TrainingSet(features, labels, Optional.of(other));
  }

  /** Returns the same part with other features. */
  TrainingSet withFeatures(FeatureMatrix other) {
    return new TrainingSet(other, labels, weights);
  }

  /** Returns what training aims at. */
  Targets targets(TargetScaling scaling) {
    Targets targets = Targets.of(labels, scaling);
    return weights.map(targets::weighted).orElse(targets);
  }

  /** Returns the number of rows. */
  public int rows() {
    return labels.rows();
  }
}
