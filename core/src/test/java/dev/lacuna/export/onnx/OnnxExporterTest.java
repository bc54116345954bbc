package dev.lacuna.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import dev.lacuna.export.RandomModels;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.model.ModelFile;
import dev.lacuna.model.Predictions;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class OnnxExporterTest {
  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void theGraphPredictsWhatTheModelPredicts(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int members) throws OrtException {
    RandomModels models = new RandomModels(seed);
    ModelFile.Content content = models.any(members);

    assertSamePredictions(content, models.features(9, content.architecture().inputs()));
  }

  private static void assertSamePredictions(ModelFile.Content content, DenseFeatures features)
      throws OrtException {
    Predictions expected = RandomModels.predict(content, features);
    try (OnnxProgram program = new OnnxProgram(new OnnxExporter().export(content))) {
      Map<String, float[][]> outputs = program.run(features);
      assertThat(List.copyOf(outputs.keySet())).isEqualTo(content.card().schema().names());
      LabelSchema schema = content.card().schema();
      for (int t = 0; t < schema.size(); t++) {
        float[][] output = outputs.get(schema.head(t).name());
        assertThat(output).hasDimensions(features.rows(), schema.head(t).outputs());
        for (int row = 0; row < features.rows(); row++) {
          for (int k = 0; k < schema.head(t).outputs(); k++) {
            double value = expected.value(row, t, k);
            assertThat((double) output[row][k])
                .as("%s of %s, %s", schema.head(t), content.architecture(), content.card())
                .isCloseTo(value, within(1e-5 * Math.max(1, Math.abs(value))));
          }
        }
      }
    }
  }
}
