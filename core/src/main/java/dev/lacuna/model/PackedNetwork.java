package dev.lacuna.model;

import dev.lacuna.kernel.Kernels;
import dev.lacuna.kernel.Panels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The layers of a network in panels, for the kernels. Nobody changes it after it was made. */
final class PackedNetwork {
  private final Architecture architecture;
  private final Kernels kernels;
  private final List<Panels> weights = new ArrayList<>();
  private final List<DenseLayer> layers;

  PackedNetwork(Architecture architecture, List<DenseLayer> layers, Kernels kernels) {
    this.architecture = architecture;
    this.kernels = kernels;
    this.layers = layers;
    layers.forEach(layer -> weights.add(packed(layer)));
  }

  Architecture architecture() {
    return architecture;
  }

  Kernels kernels() {
    return kernels;
  }

  /** Returns the number of layers. */
  int depth() {
    return weights.size();
  }

  /** Returns the weights of a layer, inputs + 1 rows × outputs; the last row are the biases. */
  Panels weights(int layer) {
    return weights.get(layer);
  }

  /** Returns the norm of a layer; null where it has none. */
  @Nullable LayerNorm norm(int layer) {
    return layers.get(layer).norm().orElse(null);
  }

  private Panels packed(DenseLayer layer) {
    Panels panels = new Panels(kernels.lanes(), layer.inputs() + 1, layer.outputs());
    float[] dense = layer.weights();
    float[] biases = layer.biases();
    for (int j = 0; j < layer.outputs(); j++) {
      for (int i = 0; i < layer.inputs(); i++) {
        panels.set(i, j, dense[i * layer.outputs() + j]);
      }
      panels.set(layer.inputs(), j, biases[j]);
    }
    return panels;
  }
}
