package dev.lacuna.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.io.Json;
import java.io.IOException;
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
   * Returns the network of this architecture.
   *
   * @throws IOException when the bytes hold no such weights; the message says what is wrong
   */
  static Network read(byte[] bytes, Architecture architecture) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength = bytes.length < 8 ? -1 : buffer.getLong();
    if (headerLength < 2 || headerLength > bytes.length - 8) {
      throw new IOException("the weights have no header");
    }
    byte[] json = new byte[(int) headerLength];
    buffer.get(json);
    JsonNode header = Json.mapper().readTree(json);
    ByteBuffer data = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
    List<DenseLayer> layers = new ArrayList<>();
    List<Integer> widths = architecture.widths();
    for (int l = 0; l + 1 < widths.size(); l++) {
      int inputs = widths.get(l);
      int outputs = widths.get(l + 1);
      List<Integer> units = List.of(outputs);
      float[] weights = numbers(header, weightName(l), List.of(inputs, outputs), data);
      float[] biases = numbers(header, biasName(l), units, data);
      Optional<LayerNorm> norm = Optional.empty();
      if (Network.hasNorm(architecture, l)) {
        norm =
            Optional.of(
                new LayerNorm(
                    numbers(header, scaleName(l), units, data),
                    numbers(header, shiftName(l), units, data)));
      }
      layers.add(new DenseLayer(weights, biases, norm));
    }
    Network network = new Network(architecture, layers);
    if (!network.isFinite()) {
      throw new IOException("the weights hold a number that is not finite");
    }
    return network;
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

  private static float[] numbers(JsonNode header, String name, List<Integer> shape, ByteBuffer data)
      throws IOException {
    JsonNode tensor = header.path(name);
    List<Integer> found = new ArrayList<>();
    tensor.path("shape").forEach(size -> found.add(size.asInt(-1)));
    long from = tensor.path("data_offsets").path(0).asLong(-1);
    long to = tensor.path("data_offsets").path(1).asLong(-1);
    long length = shape.stream().mapToLong(Integer::longValue).reduce(4, Math::multiplyExact);
    boolean fits = from >= 0 && to >= from && to <= data.capacity() && to - from == length;
    if (!"F32".equals(tensor.path("dtype").asText()) || !found.equals(shape) || !fits) {
      throw new IOException("tensor '%s' must be F32 %s. Found %s".formatted(name, shape, tensor));
    }
    float[] numbers = new float[(int) (length / 4)];
    data.slice((int) from, (int) length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(numbers);
    return numbers;
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
