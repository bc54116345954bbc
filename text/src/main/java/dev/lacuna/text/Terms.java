package dev.lacuna.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words, and how many documents each is in: what weights a word by how much it says.
 *
 * @param vocabulary the words
 * @param documents that were counted, N, at least 0
 * @param documentsWith of each word of the vocabulary, d, from 1 to N and to the word's count
 */
public record Terms(Vocabulary vocabulary, int documents, List<Integer> documentsWith) {
  /**
   * Copies the list and checks the counts.
   *
   * @throws IllegalArgumentException when a count is out of its range, or there is not one per word
   */
  public Terms {
    documentsWith = List.copyOf(documentsWith);
    if (documents < 0 || documentsWith.size() != vocabulary.size()) {
      throw new IllegalArgumentException(
          "every word must have a count, documents = %d, words = %d, counts = %d"
              .formatted(documents, vocabulary.size(), documentsWith.size()));
    }
    for (int index = 0; index < vocabulary.size(); index++) {
      long most = Math.min(documents, vocabulary.count(index));
      int with = documentsWith.get(index);
      if (with < 1 || with > most) {
        throw new IllegalArgumentException(
            "word number %d must be in 1 to %d documents. Found %d".formatted(index, most, with));
      }
    }
  }

  /** Returns the same without the words that are not among some. */
  public Terms only(Set<String> words) {
    Map<String, Long> counts = new HashMap<>();
    for (String word : vocabulary.words()) {
      if (words.contains(word)) {
        counts.put(word, vocabulary.count(vocabulary.indexOf(word)));
      }
    }
    Vocabulary rest = Vocabulary.of(counts, 1, Integer.MAX_VALUE);
    List<Integer> with =
        rest.words().stream().map(word -> documentsWith.get(vocabulary.indexOf(word))).toList();
    return new Terms(rest, documents, with);
  }

  /**
   * Returns the inverse document frequency of a word, ln((1 + N) / (1 + d)) + 1: at least 1.
   *
   * @param index of the word in the vocabulary
   */
  public double inverseDocumentFrequency(int index) {
    return Math.log((1.0 + documents) / (1.0 + documentsWith.get(index))) + 1;
  }

  /** Returns the numbers of those words that are in the vocabulary, in order, repeated ones too. */
  public int[] indices(List<String> words) {
    return words.stream()
        .mapToInt(vocabulary::indexOf)
        .filter(index -> index != Vocabulary.UNKNOWN)
        .toArray();
  }

  /**
   * Returns the TF-IDF weights of a document: (1 + ln n) · idf for a word that occurs n times,
   * scaled to length 1 (G. Salton, C. Buckley, Term-weighting approaches in automatic text
   * retrieval, 1988). The logarithm keeps a word that somebody repeats from drowning the others.
   *
   * @param indices the document's words by their numbers, in any order; perhaps none
   */
  public TermWeights weigh(int[] indices) {
    int[] sorted = indices.clone();
    Arrays.sort(sorted);
    int[] distinct = Arrays.stream(sorted).distinct().toArray();
    double[] weights = new double[distinct.length];
    int at = 0;
    for (int term = 0; term < distinct.length; term++) {
      int begin = at;
      while (at < sorted.length && sorted[at] == distinct[term]) {
        at++;
      }
      weights[term] = (1 + Math.log(at - begin)) * inverseDocumentFrequency(distinct[term]);
    }
    return new TermWeights(distinct, normalized(weights));
  }

  private static float[] normalized(double[] weights) {
    double length = Math.sqrt(Arrays.stream(weights).map(weight -> weight * weight).sum());
    float[] scaled = new float[weights.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (weights[i] / length);
    }
    return scaled;
  }
}
