package dev.lacuna.export;

import dev.lacuna.export.Export.Part;
import dev.lacuna.model.ModelFile;
import dev.lacuna.model.SafetensorsWriter;
import dev.lacuna.model.SafetensorsWriter.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The weights of all members as one safetensors file, with the {@link Description} as metadata.
 * Where there are several members, their tensors begin with {@code members.1.} and so on.
 */
public final class SafetensorsExporter implements Exporter {
  @Override
  public String format() {
    return "safetensors";
  }

  @Override
  public String ending() {
    return ".safetensors";
  }

  @Override
  public Export export(ModelFile.Content content) {
    List<Tensor> tensors = new ArrayList<>();
    for (int k = 0; k < content.members().size(); k++) {
      tensors.addAll(
          SafetensorsWriter.tensors(content.members().get(k), Description.prefix(content, k)));
    }
    Map<String, String> metadata = Description.texts(content);
    return new Export(
        tensors.stream().map(SafetensorsExporter::part).toList(),
        List.of(
            "Metadata of the file: " + String.join(", ", metadata.keySet()) + ".",
            Description.withoutFeaturizer(content)),
        out -> SafetensorsWriter.write(tensors, metadata, out));
  }

  private static Part part(Tensor tensor) {
    return new Part("tensor", tensor.name(), tensor.shape().toString(), "floats");
  }
}
