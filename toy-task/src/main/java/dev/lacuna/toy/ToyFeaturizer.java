package dev.lacuna.toy;

import com.google.inject.Inject;
import dev.lacuna.data.Dataset;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.feature.FittedFeaturizer;
import java.util.List;
import java.util.Map;

/** Takes the coordinates as they are; there is nothing to learn from the train part. */
final class ToyFeaturizer implements Featurizer<Point>, FittedFeaturizer<Point> {
  @Inject
  ToyFeaturizer() {}

  @Override
  public FittedFeaturizer<Point> fit(Dataset<Point> train) {
    return this;
  }

  @Override
  public FittedFeaturizer<Point> restore(Map<String, byte[]> files) {
    return this;
  }

  @Override
  public int width() {
    return 2;
  }

  @Override
  public FeatureMatrix transform(List<Point> points) {
    float[] values = new float[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      values[2 * i] = (float) points.get(i).x1();
      values[2 * i + 1] = (float) points.get(i).x2();
    }
    return new DenseFeatures(2, values);
  }

  @Override
  public Map<String, byte[]> files() {
    return Map.of();
  }
}
