package dev.lacuna.text.feature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.Json;
import dev.lacuna.text.Terms;
import dev.lacuna.text.Tokenizer;
import dev.lacuna.text.Vocabulary;
import dev.lacuna.text.vectors.WordVectors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Features of texts as the model file keeps them: {@code text.json}, and {@code vectors.f32} with
 * the word vectors one after the other, each number four bytes, the lowest first.
 */
final class TextFiles {
  private static final String TEXT = "text.json";
  private static final String VECTORS = "vectors.f32";

  private TextFiles() {}

  static Map<String, byte[]> write(
      Tokenizer tokenizer,
      Terms terms,
      WordVectors vectors,
      List<Pooling> poolings,
      BlockScaling scaling) {
    Vocabulary vocabulary = terms.vocabulary();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("shortest_word", tokenizer.shortest());
    json.put("poolings", poolings.stream().map(Pooling::id).toList());
    json.put("dimension", vectors.dimension());
    json.put("means", scaling.means());
    json.put("factors", scaling.factors());
    json.put("documents", terms.documents());
    json.put("words", vocabulary.words());
    json.put("counts", IntStream.range(0, vocabulary.size()).mapToObj(vocabulary::count).toList());
    json.put("documents_with", terms.documentsWith());
    return Map.of(
        TEXT, Json.printCompact(json).getBytes(StandardCharsets.UTF_8), VECTORS, bytes(vectors));
  }

  static FittedText read(Map<String, byte[]> files) {
    try {
      JsonNode json = Json.mapper().readTree(file(files, TEXT));
      Terms terms = terms(json);
      int dimension = json.required("dimension").asInt();
      List<Pooling> poolings = new ArrayList<>();
      for (JsonNode pooling : json.required("poolings")) {
        poolings.add(Pooling.of(pooling.asText()));
      }
      return new FittedText(
          new Tokenizer(json.required("shortest_word").asInt()),
          terms,
          vectors(terms.vocabulary().words(), dimension, file(files, VECTORS)),
          poolings,
          new BlockScaling(
              dimension, numbers(json.required("means")), numbers(json.required("factors"))));
    } catch (IOException | IllegalArgumentException | ArithmeticException damaged) {
      throw new LacunaException(
          ErrorCode.BAD_MODEL,
          "The words of a model must be whole. Found %s. Train again, or fetch the file anew."
              .formatted(damaged.getMessage()),
          damaged);
    }
  }

  private static byte[] file(Map<String, byte[]> files, String name) throws IOException {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new IOException("no " + name);
    }
    return bytes;
  }

  private static Terms terms(JsonNode json) {
    JsonNode words = json.required("words");
    JsonNode counts = json.required("counts");
    JsonNode documentsWith = json.required("documents_with");
    if (counts.size() != words.size()) {
      throw new IllegalArgumentException(
          "%d words and %d counts".formatted(words.size(), counts.size()));
    }
    Map<String, Long> countOf = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i++) {
      countOf.put(words.get(i).asText(), counts.get(i).asLong());
    }
    List<Integer> with = new ArrayList<>();
    documentsWith.forEach(count -> with.add(count.asInt()));
    Vocabulary vocabulary = Vocabulary.of(countOf, 1, Integer.MAX_VALUE);
    for (int i = 0; i < words.size(); i++) {
      if (vocabulary.indexOf(words.get(i).asText()) != i) {
        throw new IllegalArgumentException(
            "'%s' out of its place among the words".formatted(words.get(i).asText()));
      }
    }
    return new Terms(vocabulary, json.required("documents").asInt(), with);
  }

  private static List<Double> numbers(JsonNode json) {
    List<Double> numbers = new ArrayList<>();
    json.forEach(number -> numbers.add(number.asDouble(Double.NaN)));
    return numbers;
  }

  private static byte[] bytes(WordVectors vectors) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(vectors.size() * vectors.dimension(), Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int word = 0; word < vectors.size(); word++) {
      for (int k = 0; k < vectors.dimension(); k++) {
        bytes.putFloat(vectors.value(word, k));
      }
    }
    return bytes.array();
  }

  private static WordVectors vectors(List<String> words, int dimension, byte[] bytes) {
    if (bytes.length != (long) words.size() * dimension * Float.BYTES) {
      throw new IllegalArgumentException(
          "%,d bytes in %s for %,d words of %d numbers"
              .formatted(bytes.length, VECTORS, words.size(), dimension));
    }
    float[] values = new float[words.size() * dimension];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new WordVectors(words, dimension, values);
  }
}
