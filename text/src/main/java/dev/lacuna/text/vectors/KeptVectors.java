package dev.lacuna.text.vectors;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Collects the vectors of the words that are wanted, and counts all. */
final class KeptVectors {
  /** Some virtual machines have no longer arrays. */
  private static final int MAX_VALUES = Integer.MAX_VALUE - 8;

  private final Predicate<String> wanted;
  private final int dimension;
  private final Set<String> words = new LinkedHashSet<>();
  private float[] values = {};
  private long found;
  private int duplicates;

  KeptVectors(Predicate<String> wanted, int dimension) {
    this.wanted = wanted;
    this.dimension = dimension;
  }

  /** Counts a word, and returns whether its vector is to be added. */
  boolean takes(String word) {
    found++;
    boolean isWanted = wanted.test(word);
    boolean isFirst = isWanted && words.add(word);
    duplicates += isWanted && !isFirst ? 1 : 0;
    return isFirst;
  }

  /**
   * Adds the vector of the word that was {@link #takes taken} last.
   *
   * @param vector as many numbers as there are dimensions
   */
  void add(float[] vector) {
    int begin = (words.size() - 1) * dimension;
    makeRoom((long) words.size() * dimension);
    System.arraycopy(vector, 0, values, begin, dimension);
  }

  private void makeRoom(long needed) {
    if (needed > MAX_VALUES) {
      throw new LacunaException(
          ErrorCode.BAD_DATA,
          "At most %,d vectors of dimension %d can be kept. Found more that are wanted. Want fewer words."
              .formatted(MAX_VALUES / dimension, dimension));
    }
    if (needed > values.length) {
      long roomy = Math.min(MAX_VALUES, values.length + values.length / 2L);
      values = Arrays.copyOf(values, (int) Math.max(needed, roomy));
    }
  }

  /** Returns how many vectors were found, wanted or not. */
  long found() {
    return found;
  }

  /** Returns what was kept. */
  VectorFile.Content content(VectorFile.Form form) {
    return new VectorFile.Content(
        new WordVectors(
            List.copyOf(words), dimension, Arrays.copyOf(values, words.size() * dimension)),
        form,
        found,
        duplicates);
  }
}
