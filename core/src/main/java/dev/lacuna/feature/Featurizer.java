package dev.lacuna.feature;

import dev.lacuna.data.Dataset;
import java.util.Map;

/**
 * Learns from the train part how to turn inputs into numbers.
 *
 * @param <X> the type of an input
 */
public interface Featurizer<X> {
  /** Returns the featurizer fitted on the train part, and on nothing else. */
  FittedFeaturizer<X> fit(Dataset<X> train);

  /**
   * Returns the fitted featurizer that {@link FittedFeaturizer#files()} described.
   *
   * @param files names and contents, as they were saved
   * @throws dev.lacuna.error.LacunaException when a file is missing or damaged
   */
  FittedFeaturizer<X> restore(Map<String, byte[]> files);
}
