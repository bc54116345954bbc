package dev.lacuna.model;

import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Networks among the state of a training, every bit of them. */
public final class NetworkState {
  private static final int MOST_LAYERS = 1_000;
  private static final int WIDEST = Integer.MAX_VALUE;

  private NetworkState() {}

  /** Writes shape and weights. */
  public static void save(Network network, StateWriter out) throws IOException {
    save(network.architecture(), out);
    for (DenseLayer layer : network.layers()) {
      out.floats(layer.weights());
      out.floats(layer.biases());
      if (layer.norm().isPresent()) {
        out.floats(layer.norm().get().scale());
        out.floats(layer.norm().get().shift());
      }
    }
  }

  /** Returns a network that was saved. */
  public static Network restore(StateReader in) throws IOException {
    Architecture architecture = restoreArchitecture(in);
    List<Integer> widths = architecture.widths();
    List<DenseLayer> layers = new ArrayList<>();
    for (int l = 0; l + 1 < widths.size(); l++) {
      float[] weights = floats(in, Math.multiplyExact(widths.get(l), widths.get(l + 1)));
      float[] biases = floats(in, widths.get(l + 1));
      boolean hasNorm = Network.hasNorm(architecture, l);
      Optional<LayerNorm> norm =
          hasNorm
              ? Optional.of(new LayerNorm(floats(in, biases.length), floats(in, biases.length)))
              : Optional.empty();
      layers.add(new DenseLayer(weights, biases, norm));
    }
    return new Network(architecture, layers);
  }

  private static void save(Architecture architecture, StateWriter out) throws IOException {
    out.whole(architecture.hidden().size());
    for (int width : architecture.widths()) {
      out.whole(width);
    }
    out.text(architecture.activation().id());
    out.text(architecture.norm().id());
    out.number(architecture.inputDropout());
    out.number(architecture.dropout());
  }

  private static Architecture restoreArchitecture(StateReader in) throws IOException {
    int count = in.whole(0, MOST_LAYERS);
    int inputs = in.whole(1, WIDEST);
    List<Integer> hidden = new ArrayList<>();
    for (int l = 0; l < count; l++) {
      hidden.add(in.whole(1, WIDEST));
    }
    int outputs = in.whole(1, WIDEST);
    Activation activation =
        ManifestJson.known("activation", in.text(), Activation.values(), Activation::id);
    Norm norm = ManifestJson.known("norm", in.text(), Norm.values(), Norm::id);
    return new Architecture(inputs, hidden, activation, norm, in.number(), in.number(), outputs);
  }

  private static float[] floats(StateReader in, int count) throws IOException {
    float[] numbers = new float[count];
    in.floats(numbers);
    return numbers;
  }
}
