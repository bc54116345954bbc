package dev.lacuna.text.vectors;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A vector for each of some words, all of one dimension. Immutable. */
public final class WordVectors {
  /** What {@link #indexOf} says of a word that has no vector. */
  public static final int UNKNOWN = -1;

  private final List<String> words;
  private final int dimension;
  private final float[] values;
  private final Map<String, Integer> indices = new HashMap<>();

  /**
   * Creates word vectors over the given array, which the caller must not change any more.
   *
   * @param words all different
   * @param dimension at least 1
   * @param values words × dimension, row-major, all finite
   * @throws IllegalArgumentException when sizes disagree, a word is there twice, or a number is not
   *     finite
   */
  public WordVectors(List<String> words, int dimension, float[] values) {
    this.words = List.copyOf(words);
    this.dimension = dimension;
    this.values = values;
    if (dimension < 1 || values.length != Math.multiplyExact(words.size(), dimension)) {
      throw new IllegalArgumentException(
          "values must be words × dimension, words = %d, dimension = %d, values = %d"
              .formatted(words.size(), dimension, values.length));
    }
    for (int index = 0; index < words.size(); index++) {
      if (indices.put(words.get(index), index) != null) {
        throw new IllegalArgumentException(
            "words must differ. Found '" + words.get(index) + "' twice");
      }
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("values must be finite. Found " + value);
      }
    }
  }

  /**
   * Returns the vectors of some words, in their order.
   *
   * @param wanted all different; those without a vector are left out
   * @throws IllegalArgumentException when a word with a vector is wanted twice
   */
  public WordVectors only(List<String> wanted) {
    List<String> known = wanted.stream().filter(indices::containsKey).toList();
    float[] rows = new float[known.size() * dimension];
    for (int index = 0; index < known.size(); index++) {
      copy(indexOf(known.get(index)), rows, index * dimension);
    }
    return new WordVectors(known, dimension, rows);
  }

  /** Returns the number of words. */
  public int size() {
    return words.size();
  }

  /** Returns the numbers that a vector has. */
  public int dimension() {
    return dimension;
  }

  /** Returns the words in order. */
  public List<String> words() {
    return words;
  }

  /** Returns the number of a word, from 0, or {@link #UNKNOWN}. */
  public int indexOf(String word) {
    return indices.getOrDefault(word, UNKNOWN);
  }

  /**
   * Returns one number of a vector.
   *
   * @param index of the word, from 0
   * @param coordinate from 0, less than {@link #dimension()}
   */
  public float value(int index, int coordinate) {
    return values[index * dimension + coordinate];
  }

  /**
   * Writes a vector.
   *
   * @param index of the word, from 0
   * @param target receives {@link #dimension()} numbers
   * @param offset where in the target they begin
   */
  public void copy(int index, float[] target, int offset) {
    System.arraycopy(values, index * dimension, target, offset, dimension);
  }

  /**
   * Returns the cosine of the angle between the vectors of two words, from −1 to 1; 0 where one of
   * them is all zeros.
   *
   * @throws IllegalArgumentException when a word has no vector
   */
  public double similarity(String one, String other) {
    return similarity(known(one), known(other));
  }

  /**
   * Returns the words whose vectors have the most {@link #similarity} to that of a word, the most
   * similar first, without the word itself. Among equals the order is that of {@link #words}.
   *
   * @param count at least 0; fewer are returned where there are no more
   * @throws IllegalArgumentException when the word has no vector, or the count is negative
   */
  public List<String> nearest(String word, int count) {
    int center = known(word);
    double[] similarities =
        IntStream.range(0, size()).mapToDouble(index -> similarity(center, index)).toArray();
    return IntStream.range(0, size())
        .filter(index -> index != center)
        .boxed()
        .sorted(Comparator.comparingDouble(index -> -similarities[index]))
        .limit(count)
        .map(words::get)
        .toList();
  }

  private int known(String word) {
    int index = indexOf(word);
    if (index == UNKNOWN) {
      throw new IllegalArgumentException("the word must have a vector. Found '" + word + "'");
    }
    return index;
  }

  private double similarity(int one, int other) {
    double norms = Math.sqrt(dot(one, one) * dot(other, other));
    return norms == 0 ? 0 : dot(one, other) / norms;
  }

  private double dot(int one, int other) {
    double sum = 0;
    for (int coordinate = 0; coordinate < dimension; coordinate++) {
      sum += (double) value(one, coordinate) * value(other, coordinate);
    }
    return sum;
  }
}
