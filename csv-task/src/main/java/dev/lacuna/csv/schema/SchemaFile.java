package dev.lacuna.csv.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.lacuna.csv.table.MissingWords;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Suggestions;
import dev.lacuna.io.Failures;
import dev.lacuna.io.TextFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a schema file, which says what the columns of a table are:
 *
 * <pre>
 * labels:
 *   - NR-*
 *   - {name: dose, kind: regression, minimum: 0}
 *   - {name: outcome, kind: binary, classes: [worse, better]}
 * features: {age: numeric, city: categorical, note: text}
 * ignore: [id]
 * missing: [NA, "?", -1]
 * group: patient</pre>
 */
public final class SchemaFile {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS) // classes: [no, yes]
          .build();
  private static final List<String> KEYS =
      List.of("labels", "features", "ignore", "missing", "group");
  private static final List<String> LABEL_KEYS =
      List.of("name", "kind", "classes", "minimum", "maximum");

  private final Path file;

  private SchemaFile(Path file) {
    this.file = file;
  }

  /**
   * Returns what a file says.
   *
   * @throws LacunaException when it cannot be read, or says something else
   */
  public static Declarations read(Path file) {
    return new SchemaFile(file).read();
  }

  private Declarations read() {
    JsonNode root = parse();
    checkKeys(root, KEYS, "it");
    Map<String, HeadDeclaration> heads = new LinkedHashMap<>();
    List<String> labels = new ArrayList<>();
    for (JsonNode label : elements(root.path("labels"))) {
      labels.add(label.isObject() ? label.path("name").asText() : label.asText());
      if (label.isObject()) {
        heads.put(label.path("name").asText(), head(label));
      }
    }
    boolean declared = root.has("missing");
    String where = file.toString();
    return new Declarations(
        new ColumnPatterns("'labels' in " + where, labels),
        new ColumnPatterns("'ignore' in " + where, texts(root.path("ignore"))),
        heads,
        features(root.path("features")),
        declared ? new MissingWords(texts(root.path("missing"))) : MissingWords.USUAL,
        declared,
        Optional.ofNullable(root.path("group").asText(null)));
  }

  private HeadDeclaration head(JsonNode label) {
    checkKeys(label, LABEL_KEYS, "a label");
    if (label.path("name").asText().isBlank()) {
      throw bad("a label has no name", null);
    }
    Optional<HeadKind> kind =
        label.has("kind")
            ? Optional.of(kind(HeadKind.class, label.path("kind").asText()))
            : Optional.empty();
    return new HeadDeclaration(
        kind,
        texts(label.path("classes")),
        bound(label, "minimum", Double.NEGATIVE_INFINITY),
        bound(label, "maximum", Double.POSITIVE_INFINITY));
  }

  private double bound(JsonNode label, String key, double none) {
    JsonNode bound = label.path(key);
    if (!bound.isMissingNode() && !bound.isNumber()) {
      throw bad("'%s' must be a number, not '%s'".formatted(key, bound.asText()), null);
    }
    return bound.asDouble(none);
  }

  private Map<String, FeatureKind> features(JsonNode node) {
    if (!node.isMissingNode() && !node.isObject()) {
      throw bad("'features' must be a list of 'name: kind' lines", null);
    }
    Map<String, FeatureKind> features = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> feature : node.properties()) {
      features.put(feature.getKey(), kind(FeatureKind.class, feature.getValue().asText()));
    }
    return features;
  }

  private <E extends Enum<E>> E kind(Class<E> type, String word) {
    return Kinds.find(type, word)
        .orElseThrow(
            () ->
                bad(
                    "a kind must be one of %s, not '%s'"
                        .formatted(String.join(", ", Kinds.names(type)), word),
                    null));
  }

  private void checkKeys(JsonNode node, List<String> known, String what) {
    if (!node.isObject()) {
      throw bad("it is no list of 'name: value' lines", null);
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw bad(
                    "%s has a key '%s', which is none of %s.%s"
                        .formatted(
                            what,
                            key,
                            String.join(", ", known),
                            Suggestions.didYouMean(key, known)),
                    null);
              }
            });
  }

  private JsonNode parse() {
    try (Reader text = TextFile.open(file)) {
      return YAML.readTree(text);
    } catch (JsonProcessingException malformed) {
      int line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr();
      throw bad("line %d is no YAML, or repeats a name".formatted(line), malformed);
    } catch (CharacterCodingException notText) {
      throw bad("it is no text in UTF-8", notText);
    } catch (IOException failure) {
      throw bad(Failures.reason(failure), failure);
    }
  }

  private static List<String> texts(JsonNode node) {
    return elements(node).stream().map(JsonNode::asText).toList();
  }

  /** One element stands for a list of one. */
  private static List<JsonNode> elements(JsonNode node) {
    List<JsonNode> elements = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(elements::add);
    } else if (!node.isMissingNode()) {
      elements.add(node);
    }
    return elements;
  }

  private LacunaException bad(String reason, @Nullable Exception cause) {
    String message =
        "--schema must be a YAML file on columns. Found %s: %s".formatted(file, reason);
    String sentence = message.endsWith("?") ? message : message + ".";
    return cause == null
        ? new LacunaException(ErrorCode.BAD_FILE, sentence)
        : new LacunaException(ErrorCode.BAD_FILE, sentence, cause);
  }
}
