package dev.lacuna.mbti;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The words of made-up posts.
 *
 * @param common words of every text, the most frequent first
 * @param rare invented words, the most frequent first
 * @param topics the words of each topic, the most frequent first
 */
record CorpusWords(List<String> common, List<String> rare, List<List<String>> topics) {
  private static final String RESOURCE = "made-up-posts.txt";
  private static final List<String> SYLLABLES =
      List.of("ba", "do", "fe", "gu", "ka", "li", "mo", "nu", "ra", "so", "ta", "ve", "wi", "zo");
  private static final String COMMENT = "#";

  /** Copies the lists. */
  CorpusWords {
    common = List.copyOf(common);
    rare = List.copyOf(rare);
    topics = topics.stream().map(List::copyOf).toList();
  }

  /** Returns the words that come with this class. */
  static CorpusWords load() {
    List<List<String>> lines = new ArrayList<>(lines());
    List<String> common = lines.remove(0);
    return new CorpusWords(common, invented(), lines);
  }

  /** Returns all words of three syllables, such as "bagura"; none of them can hold a type. */
  private static List<String> invented() {
    return SYLLABLES.stream()
        .flatMap(first -> SYLLABLES.stream().map(second -> first + second))
        .flatMap(start -> SYLLABLES.stream().map(last -> start + last))
        .toList();
  }

  private static List<List<String>> lines() {
    InputStream in = CorpusWords.class.getResourceAsStream(RESOURCE);
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(in, RESOURCE), StandardCharsets.UTF_8))) {
      return text.lines()
          .filter(line -> !line.startsWith(COMMENT))
          .map(line -> Arrays.asList(line.split(" ")))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(RESOURCE + " must be readable", failure);
    }
  }
}
