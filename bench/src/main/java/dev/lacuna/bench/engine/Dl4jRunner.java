package dev.lacuna.bench.engine;

import dev.lacuna.bench.net.NetData;
import dev.lacuna.model.DenseLayer;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * DL4J with nothing of Lacuna's: its own cross-entropy, a label mask and its own Adam.
 *
 * <p>Its loss is divided by rows, not by cells. Adam takes no notice of a gradient's scale but for
 * ε, so ε grows in the same proportion instead, which costs DL4J nothing.
 */
final class Dl4jRunner implements StepRunner {
  private final int heads;
  private final MultiLayerNetwork network;
  private final List<Batch> batches;

  Dl4jRunner(NetData data) {
    this.heads = data.net().architecture().outputs();
    this.network = network(data);
    this.batches =
        IntStream.range(0, data.net().batches()).mapToObj(batch -> Batch.of(data, batch)).toList();
  }

  @Override
  public void step(int batch) {
    Batch next = batches.get(batch);
    network.fit(next.features(), next.labels(), null, next.mask());
  }

  @Override
  public double stepWithLoss(int batch) {
    step(batch);
    return network.score() / heads;
  }

  @Override
  public void close() {
    network.close();
  }

  private record Batch(INDArray features, INDArray labels, INDArray mask) {
    static Batch of(NetData data, int batch) {
      long rows = data.rows(batch).length;
      long heads = data.net().architecture().outputs();
      return new Batch(
          Nd4j.create(data.denseFeatures(batch), new long[] {rows, data.features().columns()}, 'c'),
          Nd4j.create(data.labels(batch), new long[] {rows, heads}, 'c'),
          Nd4j.create(data.mask(batch), new long[] {rows, heads}, 'c'));
    }
  }

  private static MultiLayerNetwork network(NetData data) {
    List<DenseLayer> layers = data.initial().layers();
    int last = layers.size() - 1;
    int heads = layers.get(last).outputs();
    NeuralNetConfiguration.ListBuilder configuration =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(new Adam(0.001, 0.9, 0.999, 1e-8 * heads))
            .activation(Activation.RELU)
            .list();
    for (DenseLayer layer : layers.subList(0, last)) {
      configuration.layer(
          new org.deeplearning4j.nn.conf.layers.DenseLayer.Builder()
              .nIn(layer.inputs())
              .nOut(layer.outputs())
              .build());
    }
    configuration.layer(
        new OutputLayer.Builder(new LossBinaryXENT())
            .activation(Activation.SIGMOID)
            .nIn(layers.get(last).inputs())
            .nOut(heads)
            .build());
    MultiLayerNetwork network = new MultiLayerNetwork(configuration.build());
    network.init();
    for (int l = 0; l <= last; l++) {
      DenseLayer layer = layers.get(l);
      network
          .getLayer(l)
          .getParam("W")
          .assign(Nd4j.create(layer.weights(), new long[] {layer.inputs(), layer.outputs()}, 'c'));
    }
    return network;
  }
}
