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

/**
 * A network's weights in the safetensors format: eight bytes with the length of a JSON header, the
 * header with type, shape and place of every tensor, then the numbers, little-endian. Any tool that
 * reads safetensors reads the weights: {@code layers.0.weight} is inputs × outputs, row-major.
 */
final class Safetensors {
  private Safetensors() {}

  static byte[] write(Network network) {
    Map<String, Object> header = new LinkedHashMap<>();
    long offset = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      DenseLayer layer = network.layers().get(l);
      long weights = 4L * layer.inputs() * layer.outputs();
      long biases = 4L * layer.outputs();
      header.put(weightName(l), tensor(List.of(layer.inputs(), layer.outputs()), offset, weights));
      header.put(biasName(l), tensor(List.of(layer.outputs()), offset + weights, biases));
      offset += weights + biases;
    }
    byte[] json = Json.printCompact(header).getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.toIntExact(8 + json.length + offset))
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(json.length).put(json);
    for (DenseLayer layer : network.layers()) {
      putAll(buffer, layer.weights());
      putAll(buffer, layer.biases());
    }
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
      float[] weights = numbers(header, weightName(l), List.of(inputs, outputs), data);
      layers.add(new DenseLayer(weights, numbers(header, biasName(l), List.of(outputs), data)));
    }
    Network network = new Network(architecture, layers);
    if (!network.isFinite()) {
      throw new IOException("the weights hold a number that is not finite");
    }
    return network;
  }

  private static Map<String, Object> tensor(List<Integer> shape, long offset, long length) {
    Map<String, Object> tensor = new LinkedHashMap<>();
    tensor.put("dtype", "F32");
    tensor.put("shape", shape);
    tensor.put("data_offsets", List.of(offset, offset + length));
    return tensor;
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
}
