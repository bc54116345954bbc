package dev.lacuna.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An object of a JSON file from a stranger, which may be damaged: what it does not hold as it
 * should is an {@link IllegalArgumentException} that says in a few words what must hold and what
 * was found. No number is cut to fit, no text taken for a number, and numbers are finite.
 */
public final class CheckedJson {
  private static final String RANGE = "from 0 to " + Integer.MAX_VALUE;
  private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

  /** What a byte of JSON may take as a tree: {@code {},} becomes an object of some 80 bytes. */
  private static final int BYTES_PER_BYTE = 32;

  private final JsonNode object;

  private CheckedJson(JsonNode object) {
    this.object = object;
  }

  /**
   * Returns the object that UTF-8 bytes are.
   *
   * @throws IllegalArgumentException when they are no UTF-8, no object of JSON, name something
   *     twice, nest too deep, or would take more memory than there is
   */
  public static CheckedJson of(byte[] bytes) {
    if (bytes.length > largest()) {
      throw new IllegalArgumentException(
          "it must fit into memory. Found %,d bytes of JSON; allow Java more by -Xmx"
              .formatted(bytes.length));
    }
    // by a reader, for from bytes Jackson guesses other encodings too
    try (Reader text = new InputStreamReader(new ByteArrayInputStream(bytes), UTF_8.newDecoder())) {
      JsonNode json = Json.mapper().readTree(text);
      return new CheckedJson(checked("all of it", json, "be an object", JsonNode::isObject));
    } catch (JsonProcessingException damaged) {
      throw new IllegalArgumentException(
          "it must be JSON. Found a mistake" + place(damaged.getLocation()), damaged);
    } catch (IOException otherLetters) {
      throw new IllegalArgumentException("it must be UTF-8. Found other bytes", otherLetters);
    }
  }

  /** Returns how many bytes of JSON fit into the memory that Java may take. */
  public static long largest() {
    return Runtime.getRuntime().maxMemory() / BYTES_PER_BYTE;
  }

  /** The exception's own message may hold any letters of the file. */
  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " in line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** Returns whether there is something of this name. */
  public boolean has(String name) {
    return object.has(name);
  }

  /** Returns whether there is a text of this name. */
  public boolean isText(String name) {
    return object.path(name).isTextual();
  }

  /** Returns the names of what it holds, in their order. */
  public List<String> names() {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** Returns an object within. */
  public CheckedJson object(String name) {
    return new CheckedJson(one(name, "be an object", JsonNode::isObject));
  }

  /** Returns objects within. */
  public List<CheckedJson> objects(String name) {
    return each(name, "hold objects", JsonNode::isObject, CheckedJson::new);
  }

  /** Returns an object within as maps, lists, texts and numbers. */
  public Map<String, Object> map(String name) {
    JsonNode map = one(name, "be an object", JsonNode::isObject);
    return Json.mapper().convertValue(map, MAP);
  }

  /** Returns a whole number from 0 to 2³¹ − 1. */
  public int whole(String name) {
    return one(name, "be a whole number " + RANGE, CheckedJson::isWhole).intValue();
  }

  /** Returns whole numbers from 0 to 2³¹ − 1. */
  public List<Integer> wholes(String name) {
    return each(name, "hold whole numbers " + RANGE, CheckedJson::isWhole, JsonNode::intValue);
  }

  /** Returns whole numbers from 0 to 2⁶³ − 1. */
  public List<Long> longs(String name) {
    Predicate<JsonNode> fits =
        node -> node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
    return each(name, "hold whole numbers from 0 to " + Long.MAX_VALUE, fits, JsonNode::longValue);
  }

  /** Returns a finite number. */
  public double number(String name) {
    return one(name, "be a finite number", CheckedJson::isFinite).doubleValue();
  }

  /** Returns a finite number, or another one where there is none of this name. */
  public double number(String name, double otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  /** Returns finite numbers. */
  public List<Double> numbers(String name) {
    return each(name, "hold finite numbers", CheckedJson::isFinite, JsonNode::doubleValue);
  }

  /** Returns true or false. */
  public boolean flag(String name) {
    return one(name, "be true or false", JsonNode::isBoolean).booleanValue();
  }

  /** Returns a text. */
  public String text(String name) {
    return one(name, "be a text", JsonNode::isTextual).textValue();
  }

  /** Returns texts. */
  public List<String> texts(String name) {
    return each(name, "hold texts", JsonNode::isTextual, JsonNode::textValue);
  }

  private static boolean isWhole(JsonNode node) {
    return node.isInt() && node.intValue() >= 0;
  }

  private static boolean isFinite(JsonNode node) {
    return node.isNumber() && Double.isFinite(node.doubleValue());
  }

  private JsonNode one(String name, String rule, Predicate<JsonNode> holds) {
    return checked(name, object.path(name), rule, holds);
  }

  private <T> List<T> each(
      String name, String rule, Predicate<JsonNode> holds, Function<JsonNode, T> value) {
    JsonNode array = one(name, "be an array", JsonNode::isArray);
    List<T> values = new ArrayList<>(array.size());
    for (JsonNode node : array) {
      values.add(value.apply(checked(name, node, rule, holds)));
    }
    return values;
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
        ? Failures.brief(node.asText())
        : "type " + node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
