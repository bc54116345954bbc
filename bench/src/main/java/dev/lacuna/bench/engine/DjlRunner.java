package dev.lacuna.bench.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.lacuna.bench.net.NetData;
import dev.lacuna.model.DenseLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * DJL on PyTorch, without its trainer: what is left are the operations that a step needs. Batches
 * belong to no manager and a scope closes what a step made, which costs less than to attach every
 * array to a manager of its own. DJL's Adam runs in native code and clears the gradients.
 */
final class DjlRunner implements StepRunner {
  private final Engine engine = Engine.getEngine("PyTorch");
  private final NDManager manager;
  private final List<NDArray> weights = new ArrayList<>();
  private final List<NDArray> biases = new ArrayList<>();
  private final List<Batch> batches;
  private final Optimizer adam =
      Adam.builder().optLearningRateTracker(Tracker.fixed(0.001f)).build();

  private boolean hasMoments;

  DjlRunner(NetData data, int threads) {
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    this.manager = engine.newBaseManager();
    for (DenseLayer layer : data.initial().layers()) {
      Shape shape = new Shape(layer.outputs(), layer.inputs());
      weights.add(parameter(manager.create(transposed(layer), shape)));
      biases.add(parameter(manager.create(layer.biases())));
    }
    this.batches =
        IntStream.range(0, data.net().batches())
            .mapToObj(batch -> Batch.of(data, batch, manager))
            .toList();
  }

  /**
   * What a step reads.
   *
   * @param labels 0 and 1
   * @param shares of each cell in the mean: 0 where the label is missing
   */
  private record Batch(NDArray features, NDArray labels, NDArray shares) {
    static Batch of(NetData data, int batch, NDManager manager) {
      long rows = data.rows(batch).length;
      Shape cells = new Shape(rows, data.net().architecture().outputs());
      return new Batch(
          free(
              manager.create(
                  data.denseFeatures(batch), new Shape(rows, data.features().columns()))),
          free(manager.create(data.labels(batch), cells)),
          free(manager.create(data.mask(batch), cells).divi(cells.size())));
    }

    private static NDArray free(NDArray array) {
      array.detach();
      return array;
    }
  }

  @Override
  public void step(int batch) {
    run(batch, false);
  }

  @Override
  public double stepWithLoss(int batch) {
    return run(batch, true);
  }

  @Override
  public void close() {
    manager.close();
  }

  private double run(int batch, boolean wantsLoss) {
    if (!hasMoments) {
      hasMoments = true; // a scope would close the moments that Adam makes in its first step
      return runUnscoped(batch, wantsLoss);
    }
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      return runUnscoped(batch, wantsLoss);
    }
  }

  private double runUnscoped(int batch, boolean wantsLoss) {
    NDArray loss;
    try (GradientCollector collector = engine.newGradientCollector()) {
      loss = loss(batches.get(batch));
      collector.backward(loss);
    }
    for (int l = 0; l < weights.size(); l++) {
      update("w" + l, weights.get(l));
      update("b" + l, biases.get(l));
    }
    return wantsLoss ? loss.getFloat() : 0;
  }

  /** ln(1 + eᶻ) − y·z is the cross-entropy of a logit z. */
  private NDArray loss(Batch batch) {
    NDArray units = batch.features();
    for (int l = 0; l < weights.size(); l++) {
      if (l > 0) {
        units = Activation.relu(units);
      }
      units = Linear.linear(units, weights.get(l), biases.get(l)).singletonOrThrow();
    }
    NDArray cells = Activation.softPlus(units).sub(units.mul(batch.labels()));
    return cells.mul(batch.shares()).sum();
  }

  private void update(String name, NDArray parameter) {
    adam.update(name, parameter, parameter.getGradient());
  }

  /** A view that PyTorch transposed would have strides that slow its Adam down several times. */
  private static float[] transposed(DenseLayer layer) {
    float[] weights = layer.weights();
    float[] transposed = new float[weights.length];
    for (int k = 0; k < weights.length; k++) {
      transposed[k % layer.outputs() * layer.inputs() + k / layer.outputs()] = weights[k];
    }
    return transposed;
  }

  private static NDArray parameter(NDArray values) {
    values.setRequiresGradient(true);
    return values;
  }
}
