package dev.lacuna.export.dl4j;

import dev.lacuna.export.Description;
import dev.lacuna.io.Json;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.model.ModelFile;
import dev.lacuna.model.Network;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A graph in DL4J's own format, written entry by entry so that the same model gives the same bytes,
 * with the {@link Description} beside it as {@code lacuna.json}.
 */
record GraphFile(Network network, ModelFile.Content content) {
  static final String INPUT = "features";
  static final String OUTPUT = "heads";

  void writeTo(OutputStream out) throws IOException {
    ComputationGraph graph =
        new ExportedGraph(network).create(MaskedLoss.of(content.card().schema()));
    ZipOutputStream zip = new ZipOutputStream(out);
    putText(zip, ModelSerializer.CONFIGURATION_JSON, graph.getConfiguration().toJson());
    begin(zip, ModelSerializer.COEFFICIENTS_BIN);
    DataOutputStream numbers = new DataOutputStream(zip);
    Nd4j.write(graph.params(), numbers);
    numbers.flush();
    putText(zip, "lacuna.json", Json.print(Description.of(content)));
    zip.finish();
  }

  private static void putText(ZipOutputStream zip, String name, String text) throws IOException {
    begin(zip, name);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
  }
}
