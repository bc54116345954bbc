package dev.lacuna.csv.feature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Encoders as the model file keeps them: {@code columns.json}. */
final class EncoderJson {
  static final String FILE = "columns.json";

  private EncoderJson() {}

  static byte[] write(FittedColumns columns) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sparse", columns.form().sparse());
    json.put("row_length", columns.form().length());
    json.put("columns", columns.encoders().stream().map(EncoderJson::write).toList());
    return Json.printCompact(json).getBytes(StandardCharsets.UTF_8);
  }

  static FittedColumns read(Map<String, byte[]> files) {
    byte[] bytes = files.get(FILE);
    try {
      if (bytes == null) {
        throw new IOException("it holds no " + FILE);
      }
      JsonNode json = Json.mapper().readTree(bytes);
      List<Encoder> encoders = new ArrayList<>();
      for (JsonNode column : json.required("columns")) {
        encoders.add(read(column));
      }
      if (encoders.isEmpty()) {
        throw new IOException("it lists no column");
      }
      boolean sparse = json.required("sparse").asBoolean();
      double length = json.required("row_length").asDouble(Double.NaN);
      return new FittedColumns(encoders, new RowForm(sparse, length));
    } catch (IOException | IllegalArgumentException damaged) {
      throw new LacunaException(
          ErrorCode.BAD_MODEL,
          "The columns of a model must be whole. Found %s: %s. Train again, or fetch the file anew."
              .formatted(FILE, damaged.getMessage()),
          damaged);
    }
  }

  private static Map<String, Object> write(Encoder encoder) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", encoder.column());
    if (encoder instanceof NumberEncoder number) {
      json.put("kind", "numeric");
      json.put("centre", number.centre());
      json.put("scale", number.scale());
      json.put("median", number.median());
      json.put("gaps", number.gaps());
    } else if (encoder instanceof CategoryEncoder category) {
      json.put("kind", "categorical");
      json.put("categories", category.categories());
      json.put("gaps", category.gaps());
    } else if (encoder instanceof TextEncoder text) {
      json.put("kind", "text");
      json.put("texts", text.texts());
      json.put("texts_with", text.textsWith());
    }
    return json;
  }

  private static Encoder read(JsonNode json) throws IOException {
    String name = json.required("name").asText();
    return switch (json.required("kind").asText()) {
      case "numeric" ->
          new NumberEncoder(
              name,
              json.required("centre").asDouble(Double.NaN),
              json.required("scale").asDouble(Double.NaN),
              json.required("median").asDouble(Double.NaN),
              json.required("gaps").asBoolean());
      case "categorical" -> {
        List<String> categories = new ArrayList<>();
        json.required("categories").forEach(category -> categories.add(category.asText()));
        yield new CategoryEncoder(name, categories, json.required("gaps").asBoolean());
      }
      case "text" -> {
        List<Integer> textsWith = new ArrayList<>();
        json.required("texts_with").forEach(count -> textsWith.add(count.asInt()));
        yield new TextEncoder(name, json.required("texts").asInt(), textsWith);
      }
      default -> throw new IOException("column '" + name + "' is of no known kind");
    };
  }
}
