package dev.lacuna.model;

import dev.lacuna.io.CheckedJson;
import dev.lacuna.io.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network's weights in the safetensors format: eight bytes with the length of a JSON header, the
 * header with type, shape and place of every tensor, then the numbers, little-endian. Any tool that
 * reads safetensors reads the weights: {@code layers.0.weight} is inputs × outputs, row-major.
 */
final class Safetensors {
  /** More than what a header says of the four tensors that a layer may have. */
  private static final int HEADER_BYTES_PER_LAYER = 1_024;

  private Safetensors() {}

  /** Numbers by name. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Tensor(String name, List<Integer> shape, float[] numbers) {
    long bytes() {
      return 4L * numbers.length;
    }
  }

  static byte[] write(Network network) {
    List<Tensor> tensors = tensors(network);
    Map<String, Object> header = new LinkedHashMap<>();
    long offset = 0;
    for (Tensor tensor : tensors) {
      header.put(tensor.name(), entry(tensor, offset));
      offset += tensor.bytes();
    }
    byte[] json = Json.printCompact(header).getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.toIntExact(8 + json.length + offset))
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(json.length).put(json);
    tensors.forEach(tensor -> putAll(buffer, tensor.numbers()));
    return buffer.array();
  }

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

  private static List<Tensor> tensors(Network network) {
    List<Tensor> tensors = new ArrayList<>();
    for (int l = 0; l < network.layers().size(); l++) {
      int layer = l;
      DenseLayer dense = network.layers().get(l);
      List<Integer> units = List.of(dense.outputs());
      List<Integer> shape = List.of(dense.inputs(), dense.outputs());
      tensors.add(new Tensor(weightName(l), shape, dense.weights()));
      tensors.add(new Tensor(biasName(l), units, dense.biases()));
      dense
          .norm()
          .ifPresent(
              norm -> {
                tensors.add(new Tensor(scaleName(layer), units, norm.scale()));
                tensors.add(new Tensor(shiftName(layer), units, norm.shift()));
              });
    }
    return tensors;
  }

  private static Map<String, Object> entry(Tensor tensor, long offset) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("dtype", "F32");
    entry.put("shape", tensor.shape());
    entry.put("data_offsets", List.of(offset, offset + tensor.bytes()));
    return entry;
  }

  private static void putAll(ByteBuffer buffer, float[] numbers) {
    for (float number : numbers) {
      buffer.putFloat(number);
    }
  }

  private static String weightName(int layer) {
    return "layers." + layer + ".weight";
  }

  private static String biasName(int layer) {
    return "layers." + layer + ".bias";
  }

  private static String scaleName(int layer) {
    return "layers." + layer + ".norm.scale";
  }

  private static String shiftName(int layer) {
    return "layers." + layer + ".norm.shift";
  }
}
