package dev.lacuna.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code --config}: YAML, one key per flag, without the dashes. */
final class ConfigFile {
  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ConfigFile() {}

  /** Returns names and texts in the order of the file; a list is joined by commas. */
  static Map<String, String> read(Path file) {
    JsonNode root = parse(file);
    if (!root.isObject()) {
      throw bad(file, "it is no list of 'name: value' lines", null);
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      if (entry.getValue().isNull()) {
        throw bad(file, "'" + entry.getKey() + "' has no value", null);
      }
      values.put(entry.getKey(), text(entry.getValue()));
    }
    return values;
  }

  private static JsonNode parse(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (JsonProcessingException malformed) {
      throw bad(
          file,
          "line %d is no YAML, or repeats a name".formatted(malformed.getLocation().getLineNr()),
          malformed);
    } catch (IOException failure) {
      String reason = Files.exists(file) ? Failures.reason(failure) : "no such file";
      throw bad(file, reason, failure);
    }
  }

  private static String text(JsonNode value) {
    if (!value.isArray()) {
      return value.asText();
    }
    List<String> parts = new ArrayList<>();
    value.forEach(part -> parts.add(part.asText()));
    return String.join(",", parts);
  }

  private static LacunaException bad(Path file, String reason, @Nullable Exception cause) {
    String message = "--config must be a YAML file. Found %s: %s.".formatted(file, reason);
    return cause == null
        ? new LacunaException(ErrorCode.BAD_FILE, message)
        : new LacunaException(ErrorCode.BAD_FILE, message, cause);
  }
}
