package dev.lacuna.export.onnx;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.experiment.Provenance;
import dev.lacuna.export.Description;
import dev.lacuna.export.Export;
import dev.lacuna.export.Export.Part;
import dev.lacuna.export.Exporter;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.ModelFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;

/**
 * Models as <a href="https://onnx.ai">ONNX</a>: from features, [rows, inputs], to one output per
 * head with what {@link dev.lacuna.model.Model} predicts, all members and calibrations included.
 */
public final class OnnxExporter implements Exporter {
  /** What the input is called. */
  public static final String INPUT = "features";

  /** Operators of 2020, so that programs of the years since then read the file. */
  private static final int OPERATORS = 13;

  /** The version of the format that came with these operators. */
  private static final int FORMAT_VERSION = 7;

  /** What a protobuf message may hold, less room for everything but weights. */
  private static final long MOST_BYTES = Integer.MAX_VALUE - (64L << 20);

  @Override
  public String format() {
    return "onnx";
  }

  @Override
  public String ending() {
    return ".onnx";
  }

  @Override
  public Export export(ModelFile.Content content) {
    checkSize(content);
    TensorNames names = new TensorNames();
    names.unique(INPUT);
    LabelSchema schema = content.card().schema();
    List<String> outputs = schema.names().stream().map(names::unique).toList();
    ModelProto model = model(content, outputs, graph(content, outputs, names));
    return new Export(
        parts(content, outputs), List.of(Description.withoutFeaturizer(content)), model::writeTo);
  }

  private static void checkSize(ModelFile.Content content) {
    long bytes = Float.BYTES * content.architecture().weights() * (long) content.members().size();
    if (bytes > MOST_BYTES) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "--format onnx must have weights of less than 2 GB. Found %.1f GB. Choose --format safetensors, or one network by --member."
              .formatted(bytes / 1e9));
    }
  }

  private static OnnxGraph graph(
      ModelFile.Content content, List<String> outputs, TensorNames names) {
    LabelSchema schema = content.card().schema();
    OnnxGraph graph = new OnnxGraph(content.card().task(), names);
    graph.input(INPUT, content.architecture().inputs());
    List<HeadRun> runs = HeadRun.of(content.card());
    List<List<String>> logits = logits(content, graph, runs);
    for (int r = 0; r < runs.size(); r++) {
      int place = r;
      HeadRun run = runs.get(r);
      List<String> ofRun = logits.stream().map(ofMember -> ofMember.get(place)).toList();
      new HeadNodes(graph, run).add(ofRun, outputs.subList(run.from(), run.to()));
    }
    for (int t = 0; t < schema.size(); t++) {
      graph.output(outputs.get(t), schema.head(t).outputs());
    }
    return graph;
  }

  /** Returns the logits of each member and of each run of heads. */
  private static List<List<String>> logits(
      ModelFile.Content content, OnnxGraph graph, List<HeadRun> runs) {
    List<Integer> columns = runs.stream().map(HeadRun::columns).toList();
    List<List<String>> logits = new ArrayList<>();
    for (int k = 0; k < content.members().size(); k++) {
      NetworkNodes nodes = new NetworkNodes(graph, Description.prefix(content, k));
      String all = nodes.add(content.members().get(k), INPUT);
      logits.add(runs.size() == 1 ? List.of(all) : graph.split(all, columns));
    }
    return logits;
  }

  private static ModelProto model(
      ModelFile.Content content, List<String> outputs, OnnxGraph graph) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT_VERSION)
            .setProducerName("lacuna")
            .setProducerVersion(Provenance.version())
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
            .setGraph(graph.build());
    metadata(content, outputs)
        .forEach(
            (key, value) ->
                model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build();
  }

  private static Map<String, String> metadata(ModelFile.Content content, List<String> outputs) {
    Map<String, String> metadata = Description.texts(content);
    metadata.put("outputs", Description.ascii(outputs));
    return metadata;
  }

  private static List<Part> parts(ModelFile.Content content, List<String> outputs) {
    List<Part> parts = new ArrayList<>();
    int inputs = content.architecture().inputs();
    parts.add(new Part("input", INPUT, shape(inputs), Description.FEATURES));
    for (int t = 0; t < outputs.size(); t++) {
      Head head = content.card().schema().head(t);
      parts.add(new Part("output", outputs.get(t), shape(head.outputs()), meaning(head)));
    }
    return parts;
  }

  private static String shape(int columns) {
    return "[rows, %d]".formatted(columns);
  }

  private static String meaning(Head head) {
    if (head instanceof RegressionHead) {
      return "the number";
    }
    return head instanceof BinaryHead binary
        ? "probability of " + binary.positive()
        : "probabilities of " + String.join(", ", head.classes());
  }
}
