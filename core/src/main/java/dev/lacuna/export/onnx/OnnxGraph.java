package dev.lacuna.export.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TensorShapeProto.Dimension;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;
import org.nd4j.shade.protobuf.UnsafeByteOperations;

/** An ONNX graph in the making: nodes are added from the inputs on, tensors go by their names. */
final class OnnxGraph {
  /** How the number of rows, which is free, is called. */
  private static final String ROWS = "rows";

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final TensorNames names;

  OnnxGraph(String name, TensorNames names) {
    this.names = names;
    graph.setName(name);
  }

  /** Declares an input of floats, [rows, columns]. */
  void input(String name, int columns) {
    graph.addInput(matrix(name, columns));
  }

  /** Declares an output of floats, [rows, columns], that a node already makes. */
  void output(String name, int columns) {
    graph.addOutput(matrix(name, columns));
  }

  /** Adds a node with one output, and returns the output's name. */
  String node(String operator, List<String> inputs, AttributeProto... attributes) {
    String output = names.unique(operator);
    nodeTo(output, operator, inputs, attributes);
    return output;
  }

  /** Adds a node whose output has a name already. */
  void nodeTo(String output, String operator, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(newNode(operator, inputs, attributes).setName(output).addOutput(output));
  }

  /** Cuts a matrix into matrices of so many columns, and returns their names. */
  List<String> split(String matrix, List<Integer> columns) {
    long[] sizes = columns.stream().mapToLong(Integer::longValue).toArray();
    List<String> outputs =
        IntStream.range(0, sizes.length).mapToObj(i -> names.unique("Split")).toList();
    NodeProto.Builder split = newNode("Split", List.of(matrix, longs(sizes)), integer("axis", 1));
    graph.addNode(split.setName(outputs.get(0)).addAllOutput(outputs));
    return outputs;
  }

  /** Adds constant floats and returns their name. */
  String floats(String wanted, float[] numbers, int... shape) {
    ByteBuffer bytes = buffer(numbers.length, Float.BYTES);
    bytes.asFloatBuffer().put(numbers);
    return constant(wanted, DataType.FLOAT, bytes, shape);
  }

  /** Adds constant doubles and returns their name. */
  String doubles(String wanted, double[] numbers, int... shape) {
    ByteBuffer bytes = buffer(numbers.length, Double.BYTES);
    bytes.asDoubleBuffer().put(numbers);
    return constant(wanted, DataType.DOUBLE, bytes, shape);
  }

  private String longs(long[] numbers) {
    ByteBuffer bytes = buffer(numbers.length, Long.BYTES);
    bytes.asLongBuffer().put(numbers);
    return constant("sizes", DataType.INT64, bytes, numbers.length);
  }

  private static ByteBuffer buffer(int count, int size) {
    return ByteBuffer.allocate(Math.multiplyExact(count, size)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String constant(String wanted, DataType type, ByteBuffer bytes, int... shape) {
    String name = names.unique(wanted);
    ByteString raw = UnsafeByteOperations.unsafeWrap(bytes); // nobody changes the buffer any more
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setRawData(raw);
    Arrays.stream(shape).forEach(tensor::addDims);
    graph.addInitializer(tensor.setDataType(type.getNumber()));
    return name;
  }

  /** Returns the graph as it is now. */
  GraphProto build() {
    return graph.build();
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  static AttributeProto integers(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.INTS)
        .addInts(value)
        .build();
  }

  private static NodeProto.Builder newNode(
      String operator, List<String> inputs, AttributeProto... attributes) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .addAllInput(inputs)
        .addAllAttribute(List.of(attributes));
  }

  private static ValueInfoProto matrix(String name, int columns) {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(Dimension.newBuilder().setDimParam(ROWS))
            .addDim(Dimension.newBuilder().setDimValue(columns))
            .build();
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder()
            .setElemType(DataType.FLOAT.getNumber())
            .setShape(shape)
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
