package dev.lacuna.model;

import dev.lacuna.io.CheckedJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes tensors by name from the header and the data of safetensors, all of which may be damaged.
 */
final class TensorReader {
  private static final String METADATA = "__metadata__";

  private final CheckedJson header;
  private final ByteBuffer data;
  private final Set<String> read = new HashSet<>();

  /** Where tensors end, by where they begin. */
  private final Map<Long, Long> places = new TreeMap<>();

  /**
   * Creates a reader.
   *
   * @param data everything behind the header
   */
  TensorReader(CheckedJson header, ByteBuffer data) {
    this.header = header;
    this.data = data;
  }

  /** Returns the numbers of a tensor of this shape, row-major. */
  float[] numbers(String name, List<Integer> shape) {
    if (!header.has(name)) {
      throw new IllegalArgumentException(
          "tensor '%s' must be F32 %s. Found none".formatted(name, shape));
    }
    CheckedJson tensor = header.object(name);
    String type = tensor.text("dtype");
    List<Integer> found = tensor.wholes("shape");
    List<Long> offsets = tensor.longs("data_offsets");
    long length = shape.stream().mapToLong(Integer::longValue).reduce(4, Math::multiplyExact);
    if (!type.equals("F32") || !found.equals(shape) || !lieWithin(offsets, length)) {
      throw new IllegalArgumentException(
          "tensor '%s' must be F32 %s. Found %s %s at %s of %d bytes"
              .formatted(name, shape, type, found, offsets, data.capacity()));
    }
    float[] numbers = new float[(int) (length / Float.BYTES)];
    data.slice(offsets.get(0).intValue(), (int) length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(numbers);
    read.add(name);
    places.put(offsets.get(0), offsets.get(1));
    return numbers;
  }

  private boolean lieWithin(List<Long> offsets, long length) {
    return offsets.size() == 2
        && offsets.get(1) <= data.capacity()
        && offsets.get(1) - offsets.get(0) == length;
  }

  /** Refuses data that belong to no tensor of the network, or to several. */
  void requireAllRead() {
    List<String> others = new ArrayList<>(header.names());
    others.removeAll(read);
    others.remove(METADATA);
    long end = 0;
    for (Map.Entry<Long, Long> place : places.entrySet()) {
      end = place.getKey() == end ? place.getValue() : -1;
    }
    if (!others.isEmpty() || places.size() < read.size() || end != data.capacity()) {
      throw new IllegalArgumentException(
          "the weights must be %d tensors, one behind the other, in %d bytes. Found %d more tensors, or other places"
              .formatted(read.size(), data.capacity(), others.size()));
    }
  }
}
