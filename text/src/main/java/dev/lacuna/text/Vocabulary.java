package dev.lacuna.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words with a number each, from 0, the most frequent first. Immutable. */
public final class Vocabulary {
  /** What {@link #indexOf} says of a word that is not here. */
  public static final int UNKNOWN = -1;

  private final List<String> words;
  private final long[] counts;
  private final Map<String, Integer> indices = new HashMap<>();

  private Vocabulary(List<Map.Entry<String, Long>> entries) {
    words = entries.stream().map(Map.Entry::getKey).toList();
    counts = entries.stream().mapToLong(Map.Entry::getValue).toArray();
    for (int index = 0; index < counts.length; index++) {
      indices.put(words.get(index), index);
    }
  }

  /**
   * Returns the most frequent of some words; of equally frequent ones, those first in the alphabet.
   *
   * @param counts how often each word occurs
   * @param fewest times that a word must occur
   * @param most words
   */
  public static Vocabulary of(Map<String, Long> counts, long fewest, int most) {
    return new Vocabulary(
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= fewest)
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(most)
            .toList());
  }

  /** Returns the number of words. */
  public int size() {
    return counts.length;
  }

  /** Returns the words in the order of their numbers. */
  public List<String> words() {
    return words;
  }

  /** Returns the number of a word, or {@link #UNKNOWN}. */
  public int indexOf(String word) {
    return indices.getOrDefault(word, UNKNOWN);
  }

  /** Returns how often the word with a number occurs. */
  public long count(int index) {
    return counts[index];
  }
}
