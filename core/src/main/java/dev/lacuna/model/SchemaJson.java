package dev.lacuna.model;

import dev.lacuna.io.CheckedJson;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The label schema as JSON: a list of heads with name, kind, classes or range, and mask values. */
public final class SchemaJson {
  /** Each mask value is compared with each class of its head. */
  private static final long MOST_COMPARISONS = 5_000_000;

  private SchemaJson() {}

  /** Returns the heads, ready for JSON. */
  public static List<Object> write(LabelSchema schema) {
    List<Object> heads = new ArrayList<>();
    schema.heads().forEach(head -> heads.add(write(head)));
    return heads;
  }

  /**
   * Returns the schema of such heads.
   *
   * @throws IllegalArgumentException when a head is of no known kind, or has more classes than
   *     there may be
   * @throws dev.lacuna.error.LacunaException when the heads contradict each other
   */
  public static LabelSchema read(List<CheckedJson> heads) {
    long comparisons = 0;
    List<Head> read = new ArrayList<>();
    for (CheckedJson head : heads) {
      List<MaskValue> maskValues =
          head.objects("mask_values").stream().map(SchemaJson::readMaskValue).toList();
      List<String> classes = head.has("classes") ? head.texts("classes") : List.of();
      comparisons += (1L + maskValues.size()) * (1L + classes.size());
      if (comparisons > MOST_COMPARISONS) {
        throw new IllegalArgumentException("its heads have more classes than there may be");
      }
      read.add(readHead(head, classes, maskValues));
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

  private static Head readHead(CheckedJson json, List<String> classes, List<MaskValue> maskValues) {
    String name = json.text("name");
    return switch (json.text("kind")) {
      case "binary" -> binary(name, classes, maskValues);
      case "categorical" -> new CategoricalHead(name, classes, maskValues);
      case "regression" ->
          new RegressionHead(
              name,
              json.number("minimum", Double.NEGATIVE_INFINITY),
              json.number("maximum", Double.POSITIVE_INFINITY),
              maskValues);
      default -> throw new IllegalArgumentException("head '" + name + "' is of no known kind");
    };
  }

  private static Head binary(String name, List<String> classes, List<MaskValue> maskValues) {
    if (classes.size() != 2) {
      throw new IllegalArgumentException(
          "binary head '%s' must have two classes. Found %d".formatted(name, classes.size()));
    }
    return new BinaryHead(name, classes.get(0), classes.get(1), maskValues);
  }

  private static MaskValue readMaskValue(CheckedJson json) {
    if (json.has("word")) {
      return MaskValue.word(json.text("word"));
    }
    return MaskValue.number(json.isText("number") ? notFinite(json) : json.number("number"));
  }

  private static double notFinite(CheckedJson json) {
    String text = json.text("number");
    if (!List.of("NaN", "Infinity", "-Infinity").contains(text)) {
      throw new IllegalArgumentException("a mask value that is a text must be a word");
    }
    return Double.parseDouble(text);
  }
}
