package dev.lacuna.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import dev.lacuna.data.Randomness;
import dev.lacuna.error.LacunaException;
import dev.lacuna.export.Export;
import dev.lacuna.export.RandomModels;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Calibration;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.ModelCard;
import dev.lacuna.model.ModelFile;
import dev.lacuna.model.Network;
import dev.lacuna.model.Norm;
import dev.lacuna.model.Predictions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxExporterTest {
  private static final LabelSchema NAMES =
      LabelSchema.of(
          BinaryHead.of("y[0]"),
          BinaryHead.of("Gemm"),
          new CategoricalHead("a b/c: \"d\"", List.of("x", "é", "日本"), List.of()),
          RegressionHead.of("größe in µm"),
          RegressionHead.of("layers.0.weight"),
          BinaryHead.of(" y "));

  private final RandomModels models = new RandomModels(11);

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void theGraphPredictsWhatTheModelPredicts(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int members) throws OrtException {
    RandomModels models = new RandomModels(seed);
    ModelFile.Content content = models.any(members);

    assertSamePredictions(content, models.features(9, content.architecture().inputs()));
  }

  @ParameterizedTest
  @EnumSource
  void everyActivationOverLayerNormsIsPredicted(Activation activation) throws OrtException {
    Architecture architecture =
        new Architecture(3, List.of(20, 9), activation, Norm.LAYER, 0, NAMES.outputs());
    ModelFile.Content content = models.content(NAMES, architecture, 2);

    assertSamePredictions(content, models.features(300, 3));
  }

  @Test
  void outputsBearTheNamesOfTheHeadsWhateverTheseAre() throws OrtException {
    ModelFile.Content content = linear(NAMES);

    try (OnnxProgram program = new OnnxProgram(new OnnxExporter().export(content))) {
      assertThat(program.session().getInputNames()).containsExactly("features");
      assertThat(List.copyOf(program.session().getOutputNames())).isEqualTo(NAMES.names());
    }
    assertSamePredictions(content, models.features(2, 3));
  }

  @Test
  void aHeadOfTheInputsNameGetsAnotherOne() throws OrtException {
    LabelSchema schema =
        LabelSchema.of(BinaryHead.of("features"), BinaryHead.of("features_2"), BinaryHead.of("y"));

    Export export = new OnnxExporter().export(linear(schema));

    try (OnnxProgram program = new OnnxProgram(export)) {
      assertThat(program.session().getOutputNames())
          .containsExactly("features_2", "features_2_2", "y");
      assertThat(program.metadata())
          .containsEntry("outputs", "[\"features_2\",\"features_2_2\",\"y\"]");
    }
    assertThat(export.summary().rows())
        .extracting(row -> row.get(1))
        .containsExactly("features", "features_2", "features_2_2", "y");
  }

  @Test
  void charactersThatSomeProgramsGarbleAreReplaced() throws OrtException {
    LabelSchema schema =
        LabelSchema.of(BinaryHead.of("😀"), BinaryHead.of("a\0b"), BinaryHead.of("\uD83D"));

    try (OnnxProgram program = new OnnxProgram(new OnnxExporter().export(linear(schema)))) {
      assertThat(program.session().getOutputNames()).containsExactly("_", "a_b", "__2");
      assertThat(program.metadata().get("schema"))
          .contains("\"name\":\"\\ud83d\\ude00\"", "\"name\":\"a\\u0000b\"");
    }
  }

  @Test
  void theFileSaysWhatItsModelIs() throws OrtException {
    ModelFile.Content content = models.any(3);

    try (OnnxProgram program = new OnnxProgram(new OnnxExporter().export(content))) {
      assertThat(program.metadata())
          .containsEntry("task", "random")
          .containsEntry("members", "3")
          .containsEntry("thresholds", content.card().thresholds().toString().replace(" ", ""))
          .containsKeys("schema", "architecture", "target_scaling", "calibration", "lacuna");
    }
  }

  @Test
  void noRowsHaveNoPredictions() throws OrtException {
    ModelFile.Content content = linear(NAMES);

    try (OnnxProgram program = new OnnxProgram(new OnnxExporter().export(content))) {
      assertThat(program.run(new DenseFeatures(3, new float[0])).get("y[0]")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("calibrations")
  void calibratedProbabilitiesAgreeForTheLargestLogits(Calibration calibration)
      throws OrtException {
    LabelSchema schema = LabelSchema.of(BinaryHead.of("y"));
    Network network =
        new Network(
            new Architecture(1, List.of(), Activation.IDENTITY, 0, 1),
            List.of(new DenseLayer(new float[] {1}, new float[] {0})));
    ModelCard card =
        ModelCard.untested("test", schema, TargetScaling.none(1))
            .with(List.of(calibration), List.of(0.5));
    float[] logits = {-1000, -700, -80, -40, -36, -17, -3, -1e-7f, 0, 2, 17, 36, 40, 80, 1000};

    assertSamePredictions(
        new ModelFile.Content(card, List.of(network), Map.of()), new DenseFeatures(1, logits));
  }

  static List<Calibration> calibrations() {
    return List.of(
        Calibration.none(),
        new Calibration.Temperature(0.01),
        new Calibration.Temperature(8),
        new Calibration.Temperature(100),
        new Calibration.Isotonic(List.of(0.0, 1.0), List.of(0.1, 0.9)),
        new Calibration.Isotonic(List.of(0.3, 0.30000001, 0.7), List.of(0.1, 0.2, 0.2)));
  }

  @Test
  void moreThanAMessageHoldsIsRefused() {
    Architecture architecture =
        new Architecture(3_000, List.of(3_000), Activation.RELU, 0, NAMES.outputs());
    Network network = Network.initial(architecture, Randomness.of(1, "weights"));
    ModelCard card = ModelCard.untested("test", NAMES, TargetScaling.none(NAMES.size()));
    ModelFile.Content content =
        new ModelFile.Content(card, Collections.nCopies(60, network), Map.of());

    assertThatThrownBy(() -> new OnnxExporter().export(content))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining(
            "weights of less than 2 GB. Found 2.2 GB. Choose --format safetensors");
  }

  private ModelFile.Content linear(LabelSchema schema) {
    return models.content(
        schema, new Architecture(3, List.of(), Activation.RELU, 0, schema.outputs()), 1);
  }

  private static void assertSamePredictions(ModelFile.Content content, DenseFeatures features)
      throws OrtException {
    Predictions expected = RandomModels.predict(content, features);
    try (OnnxProgram program = new OnnxProgram(new OnnxExporter().export(content))) {
      Map<String, float[][]> outputs = program.run(features);
      assertThat(List.copyOf(outputs.keySet())).isEqualTo(content.card().schema().names());
      LabelSchema schema = content.card().schema();
      for (int t = 0; t < schema.size(); t++) {
        float[][] output = Objects.requireNonNull(outputs.get(schema.head(t).name()));
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
