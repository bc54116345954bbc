package dev.lacuna.text.feature;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.CheckedJson;
import dev.lacuna.io.Failures;
import dev.lacuna.io.Json;
import dev.lacuna.text.Terms;
import dev.lacuna.text.Tokenizer;
import dev.lacuna.text.Vocabulary;
import dev.lacuna.text.vectors.WordVectors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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
      return read(CheckedJson.of(file(files, TEXT)), file(files, VECTORS));
    } catch (IllegalArgumentException damaged) {
      throw new LacunaException(
          ErrorCode.BAD_MODEL,
          "The words of a model must be whole: %s. Train again, or fetch the file anew."
              .formatted(Failures.brief(String.valueOf(damaged.getMessage()))),
          damaged);
    }
  }

  private static FittedText read(CheckedJson json, byte[] vectors) {
    Tokenizer tokenizer = new Tokenizer(json.whole("shortest_word"));
    Terms terms = terms(json);
    int dimension = json.whole("dimension");
    List<Pooling> poolings = json.texts("poolings").stream().map(TextFiles::pooling).toList();
    return new FittedText(
        tokenizer,
        terms,
        vectors(terms.vocabulary().words(), dimension, vectors),
        poolings,
        new BlockScaling(dimension, json.numbers("means"), json.numbers("factors")));
  }

  private static byte[] file(Map<String, byte[]> files, String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new IllegalArgumentException("%s must be there. Found none".formatted(name));
    }
    return bytes;
  }

  private static Pooling pooling(String id) {
    try {
      return Pooling.of(id);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException("poolings " + unknown.getMessage(), unknown);
    }
  }

  private static Terms terms(CheckedJson json) {
    List<String> words = json.texts("words");
    List<Long> counts = json.longs("counts");
    if (counts.size() != words.size()) {
      throw new IllegalArgumentException(
          "every word must be counted. Found %d words and %d counts"
              .formatted(words.size(), counts.size()));
    }
    return new Terms(
        vocabulary(words, counts), json.whole("documents"), json.wholes("documents_with"));
  }

  private static Vocabulary vocabulary(List<String> words, List<Long> counts) {
    Map<String, Long> countOf = new HashMap<>();
    for (int index = 0; index < words.size(); index++) {
      countOf.put(words.get(index), counts.get(index));
    }
    Vocabulary vocabulary = Vocabulary.of(countOf, 1, Integer.MAX_VALUE);
    for (int index = 0; index < words.size(); index++) {
      if (vocabulary.indexOf(words.get(index)) != index) {
        throw new IllegalArgumentException(
            "words must differ and come by falling counts. Found number %d out of its place"
                .formatted(index));
      }
    }
    return vocabulary;
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
          "%s must hold 4 bytes per number. Found %d bytes for %d words of %d numbers"
              .formatted(VECTORS, bytes.length, words.size(), dimension));
    }
    float[] values = new float[words.size() * dimension];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new WordVectors(words, dimension, values);
  }
}
