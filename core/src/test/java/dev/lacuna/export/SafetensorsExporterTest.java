package dev.lacuna.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.io.Json;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.ModelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads the files as their specification says, and not with Lacuna's own reader. */
class SafetensorsExporterTest {
  private final RandomModels models = new RandomModels(3);

  @Test
  void everyTensorHoldsTheNumbersOfItsLayer() throws IOException {
    ModelFile.Content content = models.any(3);
    ByteBuffer file = file(content);
    JsonNode header = header(file);

    for (int k = 0; k < 3; k++) {
      List<DenseLayer> layers = content.members().get(k).layers();
      for (int l = 0; l < layers.size(); l++) {
        String prefix = "members.%d.layers.%d.".formatted(k + 1, l);
        JsonNode weight = header.path(prefix + "weight");
        assertThat(weight.path("dtype").asText()).isEqualTo("F32");
        assertThat(weight.path("shape").toString())
            .isEqualTo("[%d,%d]".formatted(layers.get(l).inputs(), layers.get(l).outputs()));
        assertThat(numbers(file, weight)).isEqualTo(layers.get(l).weights());
        assertThat(numbers(file, header.path(prefix + "bias"))).isEqualTo(layers.get(l).biases());
      }
    }
  }

  @Test
  void tensorsOfASingleNetworkHaveTheNamesOfTheModelFile() throws IOException {
    ModelFile.Content content = models.any(1);

    JsonNode header = header(file(content));

    List<String> names = new ArrayList<>();
    header.fieldNames().forEachRemaining(names::add);
    assertThat(names).contains("__metadata__", "layers.0.weight", "layers.0.bias");
    assertThat(new SafetensorsExporter().export(content).summary().rows())
        .extracting(row -> row.get(1))
        .containsExactlyElementsOf(names.subList(1, names.size()));
  }

  @Test
  void metadataAreTextsAndTheSchemaIsJson() throws IOException {
    ModelFile.Content content = models.any(2);

    JsonNode metadata = header(file(content)).path("__metadata__");

    assertThat(metadata).allMatch(JsonNode::isTextual);
    assertThat(metadata.path("task").asText()).isEqualTo("random");
    assertThat(metadata.path("members").asText()).isEqualTo("2");
    assertThat(Json.mapper().readTree(metadata.path("schema").asText()))
        .hasSameSizeAs(content.card().schema().heads());
    assertThat(
            Json.mapper().readTree(metadata.path("architecture").asText()).path("inputs").asInt())
        .isEqualTo(content.architecture().inputs());
  }

  @Test
  void numbersBeginWhereTheyCanBeMappedAndFillTheFile() throws IOException {
    ByteBuffer file = file(models.any(2));

    JsonNode header = header(file);

    assertThat(file.getLong(0) % 8).isZero();
    long end = 0;
    for (JsonNode tensor : header) {
      end = Math.max(end, tensor.path("data_offsets").path(1).asLong());
    }
    assertThat(8 + file.getLong(0) + end).isEqualTo(file.capacity());
  }

  private static ByteBuffer file(ModelFile.Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new SafetensorsExporter().export(content).content().writeTo(bytes);
    return ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static JsonNode header(ByteBuffer file) throws IOException {
    byte[] json = new byte[(int) file.getLong(0)];
    file.get(8, json);
    return Json.mapper().readTree(json);
  }

  private static float[] numbers(ByteBuffer file, JsonNode tensor) {
    int from = 8 + (int) file.getLong(0) + tensor.path("data_offsets").path(0).asInt();
    int to = 8 + (int) file.getLong(0) + tensor.path("data_offsets").path(1).asInt();
    float[] numbers = new float[(to - from) / 4];
    file.slice(from, to - from).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    return numbers;
  }
}
