package dev.lacuna.train.dl4j;

import static dev.lacuna.train.MixedBatch.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lacuna.loss.BinaryCrossEntropy;
import dev.lacuna.loss.ClassWeights;
import dev.lacuna.loss.HeadWeights;
import dev.lacuna.loss.HuberLoss;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Normalization;
import dev.lacuna.loss.SoftmaxCrossEntropy;
import dev.lacuna.train.MixedBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Networks of DL4J with the masked loss are copied, saved and restored as any other. */
class SavedLossFunctionTest {
  private static final MixedBatch BATCH = MixedBatch.random(8, 0.6, 3);
  private static final INDArray FEATURES = Nd4j.rand(8, 4);
  private static final MaskedLossFunction LOSS = new MaskedLossFunction(loss(Normalization.POOLED));

  @ParameterizedTest
  @EnumSource
  void everySettingOfTheLossComesBackFromJson(Normalization normalization) {
    MaskedLoss loss = loss(normalization);

    assertThat(MaskedLossJson.read(MaskedLossJson.write(loss))).isEqualTo(loss);
  }

  @Test
  void theUsualLossComesBackFromJson() {
    MaskedLoss loss = MaskedLoss.of(SCHEMA);

    assertThat(MaskedLossJson.read(MaskedLossJson.write(loss))).isEqualTo(loss);
  }

  @Test
  void aDamagedLossIsRefused() {
    Map<String, Object> json = MaskedLossJson.write(loss(Normalization.POOLED));

    json.put("normalization", "half");
    refused(json, "a masked loss must be whole: its normalization 'half' is unknown");
    json.put("normalization", "pooled");
    json.put("head_weights", List.of(1, 1));
    refused(json, "losses, weights and shares must be one per head");
    json.put("head_losses", List.of(Map.of("kind", "hinge")));
    refused(json, "its head loss 'hinge' is unknown");
  }

  private static void refused(Map<String, Object> json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MaskedLossJson.read(json))
        .withMessageContaining(message);
  }

  @Test
  void javaSerializationKeepsTheLoss() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(LOSS);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(LOSS).isNotSameAs(LOSS);
    }
  }

  @Test
  void configurationsComeBackFromJsonAndYaml() {
    assertThat(ComputationGraphConfiguration.fromJson(graph().getConfiguration().toJson()))
        .isEqualTo(graph().getConfiguration());
    assertThat(ComputationGraphConfiguration.fromYaml(graph().getConfiguration().toYaml()))
        .isEqualTo(graph().getConfiguration());
    assertThat(MultiLayerConfiguration.fromJson(layers().getLayerWiseConfigurations().toJson()))
        .isEqualTo(layers().getLayerWiseConfigurations());
  }

  @Test
  void aGraphAndItsCopiesGoOnTheSameWay() throws IOException {
    ComputationGraph graph = graph();
    graph.fit(batch());
    ComputationGraph copy = graph.clone();
    ComputationGraph restored =
        ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(saved(graph)), true);

    assertThat(restored.score(batch())).isEqualTo(graph.score(batch()));
    graph.fit(batch());
    copy.fit(batch());
    restored.fit(batch());

    assertThat(copy.params()).isEqualTo(graph.params());
    assertThat(restored.params()).isEqualTo(graph.params());
  }

  @Test
  void aMultiLayerNetworkAndItsCopiesGoOnTheSameWay() throws IOException {
    MultiLayerNetwork network = layers();
    network.fit(batch());
    MultiLayerNetwork copy = network.clone();
    MultiLayerNetwork restored =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(saved(network)), true);

    assertThat(restored.score(batch())).isEqualTo(network.score(batch()));
    network.fit(batch());
    copy.fit(batch());
    restored.fit(batch());

    assertThat(copy.params()).isEqualTo(network.params());
    assertThat(restored.params()).isEqualTo(network.params());
  }

  private static MaskedLoss loss(Normalization normalization) {
    return new MaskedLoss(
        SCHEMA,
        List.of(
            new BinaryCrossEntropy(BinaryCrossEntropy.KERAS_LOGIT_LIMIT),
            new SoftmaxCrossEntropy(3),
            new HuberLoss(1.5)),
        normalization,
        new HeadWeights(List.of(0.5, 2.0, 0.0)),
        new ClassWeights(List.of(List.of(0.25, 3.0), List.of(), List.of())),
        List.of(0.1, 1.0, 0.7));
  }

  private static ComputationGraph graph() {
    ComputationGraph graph =
        new ComputationGraph(
            builder()
                .graphBuilder()
                .addInputs("features")
                .setInputTypes(InputType.feedForward(4))
                .addLayer("trunk", trunk(), "features")
                .addLayer("heads", heads(), "trunk")
                .setOutputs("heads")
                .build());
    graph.init();
    return graph;
  }

  private static MultiLayerNetwork layers() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            builder().list(trunk(), heads()).setInputType(InputType.feedForward(4)).build());
    network.init();
    return network;
  }

  private static NeuralNetConfiguration.Builder builder() {
    return new NeuralNetConfiguration.Builder().seed(1).updater(new Sgd(0.1));
  }

  private static DenseLayer trunk() {
    return new DenseLayer.Builder().nOut(6).activation(Activation.TANH).build();
  }

  private static OutputLayer heads() {
    return new OutputLayer.Builder(LOSS)
        .activation(Activation.IDENTITY)
        .nOut(SCHEMA.outputs())
        .build();
  }

  private static DataSet batch() {
    return new DataSet(FEATURES, BATCH.labels(), null, BATCH.mask());
  }

  private static byte[] saved(Model model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(model, bytes, true);
    return bytes.toByteArray();
  }
}
