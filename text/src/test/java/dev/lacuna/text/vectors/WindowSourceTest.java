package dev.lacuna.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowSourceTest {
  private static final int WORDS = 2_500;

  /** One sentence, in which every word occurs once. */
  private static final int[] COUNTING = IntStream.range(0, WORDS).toArray();

  @Test
  void everyWordHasAWindowOfItsNeighbours() {
    List<Window> windows = windows(settings(3, 2), counting(), List.of(COUNTING));

    assertThat(windows).hasSize(2 * WORDS);
    for (int i = 0; i < WORDS; i++) {
      Window window = windows.get(i);
      assertThat(window.word()).isEqualTo(i);
      assertThat(window.contexts())
          .doesNotContain(i)
          .doesNotHaveDuplicates()
          .isSorted()
          .allSatisfy(context -> assertThat(Math.abs(context - window.word())).isBetween(1, 3));
    }
  }

  @Test
  void everyReachIsAsLikely() {
    List<Window> windows = windows(settings(3, 4), counting(), List.of(COUNTING));

    double mean = windows.stream().mapToInt(w -> w.contexts().size()).average().orElseThrow();
    assertThat(mean).isCloseTo(2 * (1 + 2 + 3) / 3.0, within(0.1));
  }

  @Test
  void longSentencesAreCut() {
    List<Window> windows = windows(settings(5, 1), counting(), List.of(COUNTING));

    assertThat(windows.get(999).contexts()).allMatch(context -> context < 1_000);
    assertThat(windows.get(1_000).contexts()).allMatch(context -> context > 1_000);
  }

  @Test
  void wordsOfOtherSentencesAreNotAround() {
    List<int[]> sentences = List.of(new int[] {0, 1}, new int[0], new int[] {2}, new int[] {3, 4});

    List<Window> windows = windows(settings(5, 1), counting(), sentences);

    assertThat(windows)
        .extracting(Window::word, Window::contexts)
        .containsExactly(
            tuple(0, List.of(1)), tuple(1, List.of(0)), tuple(3, List.of(4)), tuple(4, List.of(3)));
  }

  @Test
  void rateFallsInAStraightLine() {
    List<int[]> sentences = Collections.nCopies(100, new int[] {0, 1});

    List<Window> windows = windows(settings(1, 2), counting(), sentences);

    assertThat((double) windows.get(0).rate()).isCloseTo(0.1 * (1 - 1 / 200.0), within(1e-6));
    assertThat((double) windows.get(199).rate()).isCloseTo(0.05, within(1e-6));
    assertThat((double) windows.get(399).rate()).isCloseTo(0.1 * 1e-4, within(1e-8));
  }

  @Test
  void frequentWordsAreLeftOutAtTimes() {
    int[] sentence = new int[1_000]; // word 0 at every place but each tenth
    for (int i = 0; i < sentence.length; i += 10) {
      sentence[i] = 1 + i / 10;
    }
    Map<String, Long> counts = new TreeMap<>();
    IntStream.rangeClosed(1, 100).forEach(word -> counts.put("rare" + word, 20L));
    counts.put("frequent", 18_000L);
    SkipGramSettings settings = new SkipGramSettings(2, 2, 1, 1, 0.01, 0.1, 1, 1);

    List<Window> windows =
        windows(settings, Vocabulary.of(counts, 1, 1_000), Collections.nCopies(20, sentence));

    double kept = windows.stream().filter(window -> window.word() == 0).count() / 18_000.0;
    double ratio = 0.9 / 0.01;
    assertThat(kept).isCloseTo((Math.sqrt(ratio) + 1) / ratio, within(0.01));
    assertThat(windows.stream().filter(window -> window.word() != 0)).hasSize(2_000);
  }

  private record Window(int word, List<Integer> contexts, float rate) {}

  private static List<Window> windows(
      SkipGramSettings settings, Vocabulary vocabulary, List<int[]> sentences) {
    WindowSource source = new WindowSource(settings, vocabulary, sentences);
    Windows batch = new Windows(settings);
    List<Window> all = new ArrayList<>();
    for (source.fill(batch); batch.size() > 0; source.fill(batch)) {
      for (int i = 0; i < batch.size(); i++) {
        int[] contexts = Arrays.copyOfRange(batch.contexts, batch.begin(i), batch.ends[i]);
        List<Integer> boxed = Arrays.stream(contexts).boxed().toList();
        all.add(new Window(batch.words[i], boxed, batch.rates[i]));
      }
    }
    return all;
  }

  private static Vocabulary counting() {
    Map<String, Long> counts = new TreeMap<>();
    IntStream.range(0, WORDS).forEach(word -> counts.put("word" + word, 1L));
    return Vocabulary.of(counts, 1, WORDS);
  }

  private static SkipGramSettings settings(int window, int epochs) {
    return new SkipGramSettings(2, window, 1, epochs, 0, 0.1, 1, 1);
  }
}
