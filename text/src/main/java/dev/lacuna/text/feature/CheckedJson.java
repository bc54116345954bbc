package dev.lacuna.text.feature;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.io.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An object of a model file, which may be damaged: what it does not hold as it should is an {@link
 * IllegalArgumentException} that says what must hold and what was found.
 */
final class CheckedJson {
  private static final String RANGE = "from 0 to " + Integer.MAX_VALUE;

  private final JsonNode object;

  private CheckedJson(JsonNode object) {
    this.object = object;
  }

  /**
   * Returns the object that UTF-8 bytes are.
   *
   * @throws IllegalArgumentException when they are no object of JSON, or name something twice
   */
  static CheckedJson of(byte[] bytes) throws IOException {
    try {
      JsonNode json = Json.mapper().readTree(bytes);
      return new CheckedJson(checked("all of it", json, "be an object", JsonNode::isObject));
    } catch (JsonProcessingException damaged) {
      throw new IllegalArgumentException(
          "it must be JSON. Found a mistake" + place(damaged.getLocation()), damaged);
    }
  }

  /** The exception's own message may hold any letters of the file. */
  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " in line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** Returns a whole number from 0 to 2³¹ − 1. */
  int whole(String name) {
    return checked(name, object.path(name), "be a whole number " + RANGE, CheckedJson::isWhole)
        .intValue();
  }

  /** Returns whole numbers from 0 to 2³¹ − 1. */
  List<Integer> wholes(String name) {
    return array(name).stream()
        .map(
            node ->
                checked(name, node, "hold whole numbers " + RANGE, CheckedJson::isWhole).intValue())
        .toList();
  }

  /** Returns whole numbers from 0 to 2⁶³ − 1. */
  List<Long> longs(String name) {
    Predicate<JsonNode> fits =
        node -> node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
    return array(name).stream()
        .map(
            node ->
                checked(name, node, "hold whole numbers from 0 to " + Long.MAX_VALUE, fits)
                    .longValue())
        .toList();
  }

  List<Double> numbers(String name) {
    return array(name).stream()
        .map(node -> checked(name, node, "hold numbers", JsonNode::isNumber).doubleValue())
        .toList();
  }

  List<String> texts(String name) {
    return array(name).stream()
        .map(node -> checked(name, node, "hold texts", JsonNode::isTextual).textValue())
        .toList();
  }

  private static boolean isWhole(JsonNode node) {
    return node.isInt() && node.intValue() >= 0;
  }

  private List<JsonNode> array(String name) {
    JsonNode array = checked(name, object.path(name), "be an array", JsonNode::isArray);
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static JsonNode checked(
      String name, JsonNode node, String rule, Predicate<JsonNode> holds) {
    if (!holds.test(node)) {
      throw new IllegalArgumentException(
          "%s must %s. Found %s".formatted(name, rule, described(node)));
    }
    return node;
  }

  /** Says what a value is; only numbers are short enough to be shown. */
  private static String described(JsonNode node) {
    if (node.isMissingNode()) {
      return "nothing";
    }
    return node.isNumber()
        ? node.asText()
        : "type " + node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
