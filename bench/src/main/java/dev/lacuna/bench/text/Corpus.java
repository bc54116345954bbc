package dev.lacuna.bench.text;

import dev.lacuna.io.UnzippedFile;
import dev.lacuna.text.Vocabulary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sentences to learn from. Words are letters, digits and apostrophes, in lower case; addresses of
 * the web are none. A line is a sentence, or several with {@code |||} between them; a CSV file is
 * read as the text that it is.
 *
 * @param vocabulary words that occur five times or more
 * @param sentences numbers of words of the vocabulary
 */
public record Corpus(Vocabulary vocabulary, List<int[]> sentences) {
  private static final int FEWEST = 5;
  private static final Pattern WORD = Pattern.compile("https?:\\S+|[\\p{L}\\p{N}']+");

  /** Reads text files, plain or compressed by gzip. */
  public static Corpus read(List<Path> files) throws IOException {
    List<List<String>> texts = new ArrayList<>();
    for (Path file : files) {
      try (BufferedReader reader = open(file)) {
        reader
            .lines()
            .flatMap(line -> Stream.of(line.split("\\|\\|\\|")))
            .map(Corpus::words)
            .forEach(texts::add);
      }
    }
    return of(texts);
  }

  /** Returns the corpus of texts of words. */
  static Corpus of(List<List<String>> texts) {
    Map<String, Long> counts = new HashMap<>();
    texts.forEach(words -> words.forEach(word -> counts.merge(word, 1L, Long::sum)));
    Vocabulary vocabulary = Vocabulary.of(counts, FEWEST, Integer.MAX_VALUE);
    List<int[]> sentences =
        texts.stream()
            .map(words -> words.stream().mapToInt(vocabulary::indexOf))
            .map(numbers -> numbers.filter(number -> number != Vocabulary.UNKNOWN).toArray())
            .filter(sentence -> sentence.length > 0)
            .toList();
    return new Corpus(vocabulary, sentences);
  }

  /** Returns the words of a text. */
  static List<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(word -> !word.startsWith("http:") && !word.startsWith("https:"))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Returns how many words the sentences have together. */
  public long tokens() {
    return sentences.stream().mapToLong(sentence -> sentence.length).sum();
  }

  /** Returns the sentences as words with blanks between them. */
  List<String> lines() {
    return sentences.stream().map(this::line).toList();
  }

  private String line(int[] sentence) {
    StringBuilder line = new StringBuilder();
    for (int word : sentence) {
      line.append(vocabulary.words().get(word)).append(' ');
    }
    return line.toString();
  }

  private static BufferedReader open(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            UnzippedFile.unzipped(Files.newInputStream(file)), StandardCharsets.UTF_8));
  }
}
