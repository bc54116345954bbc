package dev.lacuna.train;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.label.LabelMatrix;

/**
 * Features and labels of one part of the data.
 *
 * @param features one row per example
 * @param labels one row per example
 */
public record TrainingSet(FeatureMatrix features, LabelMatrix labels) {
  /** Checks that features and labels have one length. */
  public TrainingSet {
    if (features.rows() != labels.rows()) {
      throw new IllegalArgumentException(
          "features and labels must have one length, features = %d, labels = %d"
              .formatted(features.rows(), labels.rows()));
    }
  }

  /** Returns the number of rows. */
  public int rows() {
    return labels.rows();
  }
}
