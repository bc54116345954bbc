package dev.lacuna.experiment;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.FittedFeaturizer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A featurizer that has transformed some inputs before, once, and hands out their rows again. Text
 * takes much longer to transform than a small network takes to train.
 */
final class KeptFeatures<X> implements FittedFeaturizer<X> {
  private final FittedFeaturizer<X> featurizer;
  private final FeatureMatrix features;
  private final IdentityHashMap<X, Integer> rows = new IdentityHashMap<>();

  /** Transforms the inputs. */
  KeptFeatures(FittedFeaturizer<X> featurizer, List<X> inputs) {
    this.featurizer = featurizer;
    this.features = featurizer.transform(inputs);
    for (int row = 0; row < inputs.size(); row++) {
      rows.put(inputs.get(row), row);
    }
  }

  @Override
  public int width() {
    return featurizer.width();
  }

  @Override
  public FeatureMatrix transform(List<X> inputs) {
    int[] selection = new int[inputs.size()];
    for (int i = 0; i < selection.length; i++) {
      Integer row = rows.get(inputs.get(i));
      if (row == null) {
        return featurizer.transform(inputs);
      }
      selection[i] = row;
    }
    return features.select(selection);
  }

  @Override
  public Map<String, byte[]> files() {
    return featurizer.files();
  }
}
