package dev.lacuna.model;

import dev.lacuna.io.CheckedJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a network's weights in the safetensors format: eight bytes with the length of a JSON
 * header, the header with type, shape and place of every tensor, then the numbers, little-endian.
 */
final class Safetensors {
  /** More than what a header says of the four tensors that a layer may have. */
  private static final int HEADER_BYTES_PER_LAYER = 1_024;

  private Safetensors() {}

  /**
   * Returns how many bytes the weights of a network may have at most, its header included.
   *
   * @throws IllegalArgumentException when they are more than a model file can hold
   */
  static int largest(Architecture architecture) {
    try {
      List<Integer> widths = architecture.widths();
      long bytes = 8 + HEADER_BYTES_PER_LAYER;
      for (int l = 0; l + 1 < widths.size(); l++) {
        long numbers = (widths.get(l) + 3L) * widths.get(l + 1); // bias and norm among them
        bytes = Math.addExact(bytes, Math.multiplyExact(numbers, (long) Float.BYTES));
        bytes = Math.addExact(bytes, HEADER_BYTES_PER_LAYER);
      }
      return Math.toIntExact(bytes);
    } catch (ArithmeticException tooLarge) {
      throw new IllegalArgumentException(
          "its network is larger than a model file can hold", tooLarge);
    }
  }

  /**
   * Returns the network of this architecture.
   *
   * @throws IllegalArgumentException when the bytes hold no such weights, or something else beside
   *     them; the message says what is wrong
   */
  static Network read(byte[] bytes, Architecture architecture) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength = bytes.length < 8 ? -1 : buffer.getLong();
    if (headerLength < 2 || headerLength > bytes.length - 8) {
      throw new IllegalArgumentException("the weights have no header");
    }
    byte[] json = new byte[(int) headerLength];
    buffer.get(json);
    CheckedJson header = CheckedJson.of(json);
    TensorReader tensors = new TensorReader(header, buffer.slice());
    List<DenseLayer> layers = new ArrayList<>();
    for (int l = 0; l + 1 < architecture.widths().size(); l++) {
      layers.add(layer(tensors, architecture, l));
    }
    tensors.requireAllRead();
    Network network = new Network(architecture, layers);
    if (!network.isFinite()) {
      throw new IllegalArgumentException("the weights hold a number that is not finite");
    }
    return network;
  }

  private static DenseLayer layer(TensorReader tensors, Architecture architecture, int l) {
    int inputs = architecture.widths().get(l);
    int outputs = architecture.widths().get(l + 1);
    List<Integer> units = List.of(outputs);
    float[] weights = tensors.numbers(weightName(l), List.of(inputs, outputs));
    float[] biases = tensors.numbers(biasName(l), units);
    Optional<LayerNorm> norm =
        Network.hasNorm(architecture, l)
            ? Optional.of(
                new LayerNorm(
                    tensors.numbers(scaleName(l), units), tensors.numbers(shiftName(l), units)))
            : Optional.empty();
    return new DenseLayer(weights, biases, norm);
  }

  static String weightName(int layer) {
    return "layers." + layer + ".weight";
  }

  static String biasName(int layer) {
    return "layers." + layer + ".bias";
  }

  static String scaleName(int layer) {
    return "layers." + layer + ".norm.scale";
  }

  static String shiftName(int layer) {
    return "layers." + layer + ".norm.shift";
  }
}
