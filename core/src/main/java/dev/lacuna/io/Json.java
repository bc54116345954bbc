package dev.lacuna.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * JSON as Lacuna writes it: indented, keys in the order in which they were put, {@code \n} lines.
 */
public final class Json {
  /** Nothing that Lacuna writes or reads is half as deep. */
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder().maxNestingDepth(100).build();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** Returns the shared mapper; nobody may configure it. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** Returns a value of maps, lists, texts and numbers as JSON on one line. */
  public static String printCompact(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("a value of maps, lists, texts and numbers is JSON", defect);
    }
  }

  /**
   * Returns a value of maps, lists, texts and numbers as indented JSON with a newline at its end.
   */
  public static String print(Object value) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(value) + "\n";
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("a value of maps, lists, texts and numbers is JSON", defect);
    }
  }
}
