package dev.lacuna.testkit;

import com.google.inject.Inject;
import dev.lacuna.data.Dataset;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.feature.FittedFeaturizer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Takes the mean of the train part from a number. */
class CenteringFeaturizer implements Featurizer<Double> {
  private static final String FILE = "mean.txt";

  @Inject
  CenteringFeaturizer() {}

  @Override
  public FittedFeaturizer<Double> fit(Dataset<Double> train) {
    return new Fitted(train.inputs().stream().mapToDouble(x -> x).average().orElse(0));
  }

  @Override
  public FittedFeaturizer<Double> restore(Map<String, byte[]> files) {
    byte[] mean = files.get(FILE);
    if (mean == null) {
      throw new LacunaException(ErrorCode.BAD_MODEL, "The featurizer needs its file " + FILE);
    }
    return new Fitted(Double.parseDouble(new String(mean, StandardCharsets.US_ASCII)));
  }

  record Fitted(double mean) implements FittedFeaturizer<Double> {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public FeatureMatrix transform(List<Double> inputs) {
      float[] values = new float[inputs.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (inputs.get(i) - mean);
      }
      return new DenseFeatures(1, values);
    }

    @Override
    public Map<String, byte[]> files() {
      return Map.of(FILE, String.valueOf(mean).getBytes(StandardCharsets.US_ASCII));
    }
  }
}
