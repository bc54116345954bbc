package dev.lacuna.text;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts words, document by document. Not thread-safe. */
public final class TermTally {
  private static final class Count {
    long occurrences;
    int documents;
  }

  private final Map<String, Count> counts = new HashMap<>();
  private int documents;
  private long words;

  /**
   * Counts the words of a document.
   *
   * @param passages the words of each passage; a document without any counts as one all the same
   */
  public void add(List<List<String>> passages) {
    documents++;
    Set<String> seen = new HashSet<>();
    passages.stream().flatMap(Collection::stream).forEach(word -> add(word, seen.add(word)));
  }

  private void add(String word, boolean first) {
    Count count = counts.computeIfAbsent(word, unseen -> new Count());
    count.occurrences++;
    count.documents += first ? 1 : 0;
    words++;
  }

  /** Returns the number of words counted, repeated ones included. */
  public long words() {
    return words;
  }

  /**
   * Returns the words in enough documents; perhaps none.
   *
   * @param fewestDocuments that a word must be in, at least 1
   * @param most words, the most frequent ones, at least 0
   */
  public Terms terms(int fewestDocuments, int most) {
    Map<String, Long> occurrences = new HashMap<>();
    counts.forEach(
        (word, count) -> {
          if (count.documents >= fewestDocuments) {
            occurrences.put(word, count.occurrences);
          }
        });
    Vocabulary vocabulary = Vocabulary.of(occurrences, 1, most);
    List<Integer> documentsWith =
        vocabulary.words().stream()
            .map(word -> counts.getOrDefault(word, new Count()).documents)
            .toList();
    return new Terms(vocabulary, documents, documentsWith);
  }

  /**
   * Returns the most frequent words that are not among some, those that occur more often first.
   *
   * @param known words to leave out
   * @param most words to return, at least 0
   */
  public List<String> mostFrequentOutside(Set<String> known, int most) {
    Map<String, Long> outside = new HashMap<>();
    counts.forEach(
        (word, count) -> {
          if (!known.contains(word)) {
            outside.put(word, count.occurrences);
          }
        });
    return Vocabulary.of(outside, 1, most).words();
  }
}
