package dev.lacuna.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.TargetScaling;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(BinaryHead.of("y"), RegressionHead.of("r"));

  private final Model<Double> model =
      new Model<>(
          ModelCard.untested("test", SCHEMA, TargetScaling.none(2)),
          new OneColumn(),
          Network.initial(
              new Architecture(1, List.of(5), Activation.TANH, 0, 2), new SplittableRandom(1)));

  @Test
  void manyRowsArePredictedAsEachByItself() {
    List<Double> inputs = IntStream.range(0, 10_001).mapToObj(i -> i / 1000.0).toList();

    Predictions together = model.predict(inputs);

    assertThat(together.rows()).isEqualTo(inputs.size());
    for (int row : new int[] {0, 1, 4_095, 4_096, 4_097, 8_191, 8_192, 10_000}) {
      Predictions alone = model.predict(inputs.subList(row, row + 1));
      assertThat(together.value(row, 0)).isEqualTo(alone.value(0, 0));
      assertThat(together.value(row, 1)).isEqualTo(alone.value(0, 1));
    }
  }

  @Test
  void noRowsHaveNoPredictions() {
    assertThat(model.predict(List.of()).rows()).isZero();
  }

  private static final class OneColumn implements FittedFeaturizer<Double> {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public FeatureMatrix transform(List<Double> inputs) {
      float[] values = new float[inputs.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = inputs.get(i).floatValue();
      }
      return new DenseFeatures(1, values);
    }

    @Override
    public Map<String, byte[]> files() {
      return Map.of();
    }
  }
}
