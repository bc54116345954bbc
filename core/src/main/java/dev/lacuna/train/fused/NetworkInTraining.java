package dev.lacuna.train.fused;

import dev.lacuna.io.Resumable;
import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import dev.lacuna.kernel.Kernels;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.Network;
import dev.lacuna.model.Norm;
import dev.lacuna.train.TrainingConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The layers of a network while they are trained, and what works on them. */
final class NetworkInTraining implements Resumable {
  private final Architecture architecture;
  private final Kernels kernels;
  private final Dropout inputDropout;
  private final Dropout dropout;
  private final List<TrainingLayer> layers = new ArrayList<>();
  private final List<RunningStatistics> statistics = new ArrayList<>();

  NetworkInTraining(Network start, Kernels kernels, TrainingConfig config) {
    long seed = config.compute().seed();
    this.architecture = start.architecture();
    this.kernels = kernels;
    this.inputDropout = new Dropout(architecture.inputDropout(), seed);
    this.dropout = new Dropout(architecture.dropout(), seed);
    int count = start.layers().size();
    for (int l = 0; l < count; l++) {
      Norm norm = l + 1 < count ? architecture.norm() : Norm.NONE;
      TrainingLayer layer = TrainingLayer.of(start.layers().get(l), kernels.lanes(), l == 0, norm);
      layers.add(config.optimizer().decaysBiases() ? layer.withDecayingBiases() : layer);
      if (norm == Norm.BATCH) {
        statistics.add(new RunningStatistics(start.layers().get(l).outputs()));
      }
    }
  }

  Architecture architecture() {
    return architecture;
  }

  Kernels kernels() {
    return kernels;
  }

  /** Returns what drops features. */
  Dropout inputDropout() {
    return inputDropout;
  }

  /** Returns what drops units of the trunk. */
  Dropout dropout() {
    return dropout;
  }

  /** Returns the layers from below. */
  List<TrainingLayer> layers() {
    return layers;
  }

  /** Returns the level of the logits. */
  int top() {
    return layers.size();
  }

  /** Returns whether batch norms want to know what a step's slices saw. */
  boolean wantsStatistics() {
    return !statistics.isEmpty();
  }

  /** Takes in what the batch norms of a step's slices saw. */
  void addStatistics(List<Slice> slices) {
    for (int l = 0; l < statistics.size(); l++) {
      int layer = l;
      statistics
          .get(l)
          .add(slices.stream().map(slice -> (BatchNormPass) slice.norms().get(layer)).toList());
    }
  }

  @Override
  public void save(StateWriter out) throws IOException {
    for (TrainingLayer layer : layers) {
      layer.save(out);
    }
    for (RunningStatistics ofLayer : statistics) {
      ofLayer.save(out);
    }
  }

  @Override
  public void restore(StateReader in) throws IOException {
    for (TrainingLayer layer : layers) {
      layer.restore(in);
    }
    for (RunningStatistics ofLayer : statistics) {
      ofLayer.restore(in);
    }
  }

  /** Returns a copy of the weights as they are now. */
  Network toNetwork() {
    List<DenseLayer> dense = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      dense.add(
          l < statistics.size() ? statistics.get(l).fold(layers.get(l)) : layers.get(l).toDense());
    }
    return new Network(architecture, dense);
  }
}
