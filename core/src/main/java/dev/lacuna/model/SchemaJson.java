package dev.lacuna.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The label schema as JSON: a list of heads with name, kind, classes or range, and mask values. */
final class SchemaJson {
  private SchemaJson() {}

  static List<Object> write(LabelSchema schema) {
    List<Object> heads = new ArrayList<>();
    schema.heads().forEach(head -> heads.add(write(head)));
    return heads;
  }

  static LabelSchema read(JsonNode heads) throws IOException {
    List<Head> read = new ArrayList<>();
    for (JsonNode head : heads) {
      read.add(readHead(head));
    }
    return new LabelSchema(read);
  }

  private static Map<String, Object> write(Head head) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", head.name());
    json.put("kind", head.kind());
    if (head instanceof RegressionHead regression) {
      putIfFinite(json, "minimum", regression.minimum());
      putIfFinite(json, "maximum", regression.maximum());
    } else {
      json.put("classes", head.classes());
    }
    json.put("mask_values", head.maskValues().stream().map(SchemaJson::write).toList());
    return json;
  }

  private static void putIfFinite(Map<String, Object> json, String key, double bound) {
    if (Double.isFinite(bound)) {
      json.put(key, bound);
    }
  }

  private static Map<String, Object> write(MaskValue maskValue) {
    if (maskValue instanceof MaskValue.Word word) {
      return Map.of("word", word.text());
    }
    double number = ((MaskValue.Numeric) maskValue).value();
    return Map.of("number", Double.isFinite(number) ? number : Double.toString(number));
  }

  private static Head readHead(JsonNode json) throws IOException {
    String name = json.path("name").asText();
    List<String> classes = new ArrayList<>();
    json.path("classes").forEach(c -> classes.add(c.asText()));
    List<MaskValue> maskValues = new ArrayList<>();
    json.path("mask_values").forEach(maskValue -> maskValues.add(readMaskValue(maskValue)));
    return switch (json.path("kind").asText()) {
      case "binary" -> binary(name, classes, maskValues);
      case "categorical" -> new CategoricalHead(name, classes, maskValues);
      case "regression" ->
          new RegressionHead(
              name,
              json.path("minimum").asDouble(Double.NEGATIVE_INFINITY),
              json.path("maximum").asDouble(Double.POSITIVE_INFINITY),
              maskValues);
      default -> throw new IOException("head '" + name + "' is of no known kind");
    };
  }

  private static Head binary(String name, List<String> classes, List<MaskValue> maskValues)
      throws IOException {
    if (classes.size() != 2) {
      throw new IOException("binary head '" + name + "' must have two classes. Found " + classes);
    }
    return new BinaryHead(name, classes.get(0), classes.get(1), maskValues);
  }

  private static MaskValue readMaskValue(JsonNode json) {
    if (json.has("word")) {
      return MaskValue.word(json.path("word").asText());
    }
    JsonNode number = json.required("number");
    return MaskValue.number(
        number.isTextual() ? Double.parseDouble(number.asText()) : number.asDouble());
  }
}
