package dev.lacuna.export.dl4j;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.export.Description;
import dev.lacuna.export.Export;
import dev.lacuna.export.Export.Part;
import dev.lacuna.export.Exporter;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.model.ModelFile;
import dev.lacuna.model.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Models as DL4J graphs, from features to logits: a zip that DL4J's {@code
 * ModelSerializer.restoreComputationGraph} opens, with the masked loss, so that training can go on.
 */
public final class Dl4jExporter implements Exporter {
  @Override
  public String format() {
    return "dl4j";
  }

  @Override
  public String ending() {
    return ".dl4j.zip";
  }

  @Override
  public Export export(ModelFile.Content content) {
    return new Export(
        parts(content),
        List.of(
            "The output holds logits. What makes predictions of them stands in lacuna.json, in the same zip.",
            Description.withoutFeaturizer(content)),
        new GraphFile(network(content), content)::writeTo);
  }

  private static Network network(ModelFile.Content content) {
    int members = content.members().size();
    if (members > 1) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "--format dl4j must have one network. Found a model of %d. Choose one by --member, such as --member 1, or take --format onnx, which holds all."
              .formatted(members));
    }
    return content.members().get(0);
  }

  private static List<Part> parts(ModelFile.Content content) {
    LabelSchema schema = content.card().schema();
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part(
            "input",
            GraphFile.INPUT,
            "[rows, %d]".formatted(content.architecture().inputs()),
            Description.FEATURES));
    for (int t = 0; t < schema.size(); t++) {
      Head head = schema.head(t);
      int from = schema.offset(t);
      parts.add(
          new Part(
              "output",
              GraphFile.OUTPUT,
              "[rows, %d]".formatted(schema.outputs()),
              "%s: %s".formatted(head.name(), columns(from, from + head.outputs() - 1))));
    }
    return parts;
  }

  private static String columns(int first, int last) {
    return first == last ? "column " + first : "columns %d to %d".formatted(first, last);
  }
}
