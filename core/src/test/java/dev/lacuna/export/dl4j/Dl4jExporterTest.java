package dev.lacuna.export.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.export.Export;
import dev.lacuna.export.RandomModels;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.ModelFile;
import dev.lacuna.model.Norm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

class Dl4jExporterTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("y"),
          new CategoricalHead("c", List.of("a", "b", "c"), List.of()),
          RegressionHead.of("r"));

  private final RandomModels models = new RandomModels(5);

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void theRestoredGraphPutsOutTheLogitsOfTheNetwork(@ForAll long seed) throws IOException {
    RandomModels random = new RandomModels(seed);
    ModelFile.Content content = random.any(1);
    DenseFeatures features = random.features(9, content.architecture().inputs());

    INDArray output = restored(content).output(array(features))[0];

    double[] expected = content.members().get(0).logits(features);
    double[] logits = output.dup('c').data().asDouble();
    assertThat(logits).hasSameSizeAs(expected);
    for (int i = 0; i < logits.length; i++) {
      assertThat(logits[i])
          .as("%s of %s", content.architecture().norm(), content.architecture())
          .isCloseTo(expected[i], within(1e-4 * Math.max(1, Math.abs(expected[i]))));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theGradientOfTheRestoredGraphAgreesWithCentralDifferences(Activation activation)
      throws IOException {
    ComputationGraph graph =
        restored(content(activation, Norm.LAYER)).convertDataType(DataType.DOUBLE);
    MultiDataSet batch = batch(DataType.DOUBLE);
    graph.setInputs(batch.getFeatures());
    graph.setLabels(batch.getLabels());
    graph.setLayerMaskArrays(null, batch.getLabelsMaskArrays());
    graph.computeGradientAndScore();
    double[] gradient = graph.gradient().gradient().dup().data().asDouble();

    for (int i = 0; i < gradient.length; i += 3) {
      double weight = graph.params().getDouble(i);
      double slope =
          (scoreAt(graph, batch, i, weight + 1e-5) - scoreAt(graph, batch, i, weight - 1e-5))
              / 2e-5;
      graph.params().putScalar(i, weight);
      assertThat(gradient[i] / batch.getFeatures(0).size(0))
          .as("%d", i)
          .isCloseTo(slope, within(1e-6));
    }
  }

  @Test
  void trainingGoesOn() throws IOException {
    ComputationGraph graph = restored(content(Activation.GELU, Norm.LAYER));
    MultiDataSet batch = batch(DataType.FLOAT);
    double before = graph.score(batch);

    for (int step = 0; step < 100; step++) {
      graph.fit(batch);
    }

    INDArray logits = graph.output(batch.getFeatures())[0];
    assertThat(graph.clone().output(batch.getFeatures())[0]).isEqualTo(logits);
    assertThat(graph.score(batch)).isLessThan(0.9 * before);
  }

  @Test
  void theSameModelGivesTheSameBytes() throws IOException {
    ModelFile.Content content = content(Activation.TANH, Norm.NONE);

    assertThat(bytes(content)).isEqualTo(bytes(content));
  }

  @Test
  void severalNetworksAreRefused() {
    assertThatThrownBy(() -> new Dl4jExporter().export(models.any(2)))
        .isInstanceOfSatisfying(
            LacunaException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_OPTION))
        .hasMessageContaining("Found a model of 2. Choose one by --member");
  }

  private ModelFile.Content content(Activation activation, Norm norm) {
    Architecture architecture =
        new Architecture(4, List.of(5, 3), activation, norm, 0, SCHEMA.outputs());
    return models.content(SCHEMA, architecture, 1);
  }

  private static double scoreAt(ComputationGraph graph, MultiDataSet batch, int i, double weight) {
    graph.params().putScalar(i, weight);
    return graph.score(batch);
  }

  /** Three rows: all observed, half observed, none observed. */
  private MultiDataSet batch(DataType type) {
    INDArray features = array(models.features(3, 4)).castTo(type);
    INDArray labels =
        Nd4j.create(new double[][] {{1, 0, 1, 0, 0.5}, {0, 1, 0, 0, 0}, {0, 0, 0, 0, 0}});
    INDArray mask = Nd4j.create(new double[][] {{1, 1, 1, 1, 1}, {0, 1, 1, 1, 0}, {0, 0, 0, 0, 0}});
    return new MultiDataSet(
        new INDArray[] {features},
        new INDArray[] {labels.castTo(type)},
        null,
        new INDArray[] {mask.castTo(type)});
  }

  private static ComputationGraph restored(ModelFile.Content content) throws IOException {
    return ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(bytes(content)), true);
  }

  private static byte[] bytes(ModelFile.Content content) throws IOException {
    Export export = new Dl4jExporter().export(content);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    export.content().writeTo(bytes);
    return bytes.toByteArray();
  }

  private static INDArray array(DenseFeatures features) {
    float[] values = new float[features.rows() * features.columns()];
    for (int row = 0; row < features.rows(); row++) {
      features.copyRow(row, values, row * features.columns());
    }
    return Nd4j.create(values, new long[] {features.rows(), features.columns()}, 'c');
  }
}
