package dev.lacuna.model;

import dev.lacuna.io.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes weights in the safetensors format, so that any tool that knows it reads them: {@code
 * layers.0.weight} is inputs × outputs, row-major.
 */
public final class SafetensorsWriter {
  private SafetensorsWriter() {}

  /**
   * A tensor of floats.
   *
   * @param name unique in its file
   * @param shape row-major
   * @param numbers as many as the shape says
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Tensor(String name, List<Integer> shape, float[] numbers) {
    private long bytes() {
      return (long) Float.BYTES * numbers.length;
    }

    private void writeTo(OutputStream out) throws IOException {
      ByteBuffer buffer =
          ByteBuffer.allocate(Math.toIntExact(bytes())).order(ByteOrder.LITTLE_ENDIAN);
      buffer.asFloatBuffer().put(numbers);
      out.write(buffer.array());
    }
  }

  /** Returns the bytes of a file with the weights of one network. */
  static byte[] write(Network network) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(tensors(network, ""), Map.of(), bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes a file.
   *
   * @param tensors in the order of their numbers in the file
   * @param metadata what is said of them all; left out where there is none
   * @throws IOException when the stream takes no more
   */
  public static void write(List<Tensor> tensors, Map<String, String> metadata, OutputStream out)
      throws IOException {
    byte[] header = header(tensors, metadata).getBytes(StandardCharsets.UTF_8);
    byte[] length =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length)
            .array();
    out.write(length);
    out.write(header);
    for (Tensor tensor : tensors) {
      tensor.writeTo(out);
    }
  }

  /**
   * Returns the weights of a network.
   *
   * @param prefix what their names begin with
   */
  public static List<Tensor> tensors(Network network, String prefix) {
    List<Tensor> tensors = new ArrayList<>();
    for (int l = 0; l < network.layers().size(); l++) {
      int layer = l;
      DenseLayer dense = network.layers().get(l);
      List<Integer> units = List.of(dense.outputs());
      List<Integer> shape = List.of(dense.inputs(), dense.outputs());
      tensors.add(new Tensor(prefix + Safetensors.weightName(l), shape, dense.weights()));
      tensors.add(new Tensor(prefix + Safetensors.biasName(l), units, dense.biases()));
      dense
          .norm()
          .ifPresent(
              norm -> {
                tensors.add(new Tensor(prefix + Safetensors.scaleName(layer), units, norm.scale()));
                tensors.add(new Tensor(prefix + Safetensors.shiftName(layer), units, norm.shift()));
              });
    }
    return tensors;
  }

  private static String header(List<Tensor> tensors, Map<String, String> metadata) {
    Map<String, Object> header = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      header.put("__metadata__", metadata);
    }
    long offset = 0;
    for (Tensor tensor : tensors) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("dtype", "F32");
      entry.put("shape", tensor.shape());
      entry.put("data_offsets", List.of(offset, offset + tensor.bytes()));
      header.put(tensor.name(), entry);
      offset += tensor.bytes();
    }
    return aligned(Json.printCompact(header));
  }

  /** Blanks behind the header let the numbers begin where a program can map them into memory. */
  private static String aligned(String header) {
    int beyond = header.getBytes(StandardCharsets.UTF_8).length % Long.BYTES;
    return header + " ".repeat((Long.BYTES - beyond) % Long.BYTES);
  }
}
