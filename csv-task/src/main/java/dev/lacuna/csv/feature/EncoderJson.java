package dev.lacuna.csv.feature;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.CheckedJson;
import dev.lacuna.io.Failures;
import dev.lacuna.io.Json;
import java.nio.charset.StandardCharsets;
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
        throw new IllegalArgumentException("it is not there");
      }
      CheckedJson json = CheckedJson.of(bytes);
      List<Encoder> encoders = json.objects("columns").stream().map(EncoderJson::read).toList();
      if (encoders.isEmpty()) {
        throw new IllegalArgumentException("it lists no column");
      }
      RowForm form = new RowForm(json.flag("sparse"), json.number("row_length"));
      return new FittedColumns(encoders, form);
    } catch (IllegalArgumentException | ArithmeticException damaged) {
      throw new LacunaException(
          ErrorCode.BAD_MODEL,
          "The columns of a model must be whole. Found %s: %s. Train again, or fetch the file anew."
              .formatted(FILE, Failures.brief(String.valueOf(damaged.getMessage()))),
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

  private static Encoder read(CheckedJson json) {
    String name = json.text("name");
    return switch (json.text("kind")) {
      case "numeric" ->
          new NumberEncoder(
              name,
              json.number("centre"),
              json.number("scale"),
              json.number("median"),
              json.flag("gaps"));
      case "categorical" -> new CategoryEncoder(name, json.texts("categories"), json.flag("gaps"));
      case "text" -> new TextEncoder(name, json.whole("texts"), json.wholes("texts_with"));
      default -> throw new IllegalArgumentException("column '" + name + "' is of no known kind");
    };
  }
}
