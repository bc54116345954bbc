package dev.lacuna.text.feature;

import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.text.Document;
import dev.lacuna.text.Terms;
import dev.lacuna.text.Tokenizer;
import dev.lacuna.text.vectors.WordVectors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Turns documents into rows of numbers, by what was learnt from the train part. Immutable. */
public final class FittedText {
  private final Tokenizer tokenizer;
  private final Terms terms;
  private final WordVectors vectors;
  private final List<Pooling> poolings;
  private final BlockScaling scaling;

  /** The words of the vectors are those of the terms, in the same order. */
  FittedText(
      Tokenizer tokenizer,
      Terms terms,
      WordVectors vectors,
      List<Pooling> poolings,
      BlockScaling scaling) {
    this.tokenizer = tokenizer;
    this.terms = terms;
    this.vectors = vectors;
    this.poolings = List.copyOf(poolings);
    this.scaling = scaling;
    if (vectors.size() == 0 || poolings.isEmpty()) {
      throw new IllegalArgumentException(
          "there must be words and poolings. Found %d and %d"
              .formatted(vectors.size(), poolings.size()));
    }
    if (!vectors.words().equals(terms.vocabulary().words())) {
      throw new IllegalArgumentException("terms and vectors must be of the same words");
    }
    long width = (long) poolings.size() * vectors.dimension();
    if (scaling.width() != width || scaling.block() != vectors.dimension()) {
      throw new IllegalArgumentException(
          "the scaling must be of %d features in blocks of %d. Found %d in blocks of %d"
              .formatted(width, vectors.dimension(), scaling.width(), scaling.block()));
    }
  }

  /** Returns the number of features of a document: poolings × dimension of the vectors. */
  public int width() {
    return scaling.width();
  }

  /** Returns the vectors of the words that it knows. */
  public WordVectors vectors() {
    return vectors;
  }

  /**
   * Returns a row per document. One without any known word gets zeros, which stand for the mean of
   * the train part.
   *
   * @return documents × {@link #width()}
   */
  public DenseFeatures transform(List<Document> documents) {
    float[] values = new float[Math.multiplyExact(documents.size(), width())];
    IntStream.range(0, documents.size())
        .parallel()
        .forEach(row -> write(indices(documents.get(row)), values, row * width()));
    return new DenseFeatures(width(), values);
  }

  /** Returns the different words of a document that it knows, those with the most weight first. */
  public List<String> words(Document document) {
    int[] all = Arrays.stream(indices(document)).flatMapToInt(IntStream::of).toArray();
    var weights = terms.weigh(all);
    return IntStream.range(0, weights.indices().length)
        .boxed()
        .sorted((a, b) -> Float.compare(weights.weights()[b], weights.weights()[a]))
        .map(i -> vectors.words().get(weights.indices()[i]))
        .toList();
  }

  /**
   * Returns a row per word: what the features of a document would be without that word.
   *
   * @param words of the document, as the tokenizer cuts them; one that it does not have leaves the
   *     features as they are
   * @return words × {@link #width()}
   */
  public DenseFeatures without(Document document, List<String> words) {
    int[][] passages = indices(document);
    float[] values = new float[Math.multiplyExact(words.size(), width())];
    IntStream.range(0, words.size())
        .parallel()
        .forEach(
            row -> {
              int left = vectors.indexOf(words.get(row));
              write(without(passages, left), values, row * width());
            });
    return new DenseFeatures(width(), values);
  }

  private static int[][] without(int[][] passages, int word) {
    return Arrays.stream(passages)
        .map(passage -> Arrays.stream(passage).filter(index -> index != word).toArray())
        .toArray(int[][]::new);
  }

  private void write(int[][] passages, float[] target, int offset) {
    if (Arrays.stream(passages).anyMatch(passage -> passage.length > 0)) {
      scaling.apply(pool(terms, vectors, poolings, passages), target, offset);
    }
  }

  /** Returns the pooled vectors of a document with at least one word, side by side, unscaled. */
  static double[] pool(Terms terms, WordVectors vectors, List<Pooling> poolings, int[][] passages) {
    Pooling.Words words = new Pooling.Words(terms, vectors, passages);
    return poolings.stream().flatMapToDouble(each -> Arrays.stream(each.pool(words))).toArray();
  }

  private int[][] indices(Document document) {
    return document.words(tokenizer).stream().map(terms::indices).toArray(int[][]::new);
  }

  /** Returns everything that {@link #restore} needs, by file name. */
  public Map<String, byte[]> files() {
    return TextFiles.write(tokenizer, terms, vectors, poolings, scaling);
  }

  /**
   * Returns the features that {@link #files} described.
   *
   * @throws dev.lacuna.error.LacunaException {@code BAD_MODEL} when a file is missing or damaged
   */
  public static FittedText restore(Map<String, byte[]> files) {
    return TextFiles.read(files);
  }
}
