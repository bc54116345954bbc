package dev.lacuna.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.text.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkipGramTest {
  private static final SkipGramSettings SMALL = new SkipGramSettings(8, 3, 4, 2, 0, 0.05, 1, 1);
  private static final List<String> SEA = List.of("ship", "wave", "sail", "anchor", "harbour");
  private static final List<String> FARM = List.of("cow", "barn", "hay", "plough", "meadow");

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void vectorsDoNotDependOnTheNumberOfThreads(int threads) {
    Corpus corpus = topics(400, 5);

    assertThat(values(corpus.train(SMALL.withThreads(threads))))
        .isEqualTo(values(corpus.train(SMALL)));
  }

  @Test
  void vectorsDependOnTheSeed() {
    Corpus corpus = topics(50, 5);

    assertThat(values(corpus.train(SMALL.withSeed(2)))).isNotEqualTo(values(corpus.train(SMALL)));
  }

  @Test
  void wordsOfOneTopicBecomeNeighbours() {
    Corpus corpus = topics(300, 5);

    WordVectors vectors = corpus.train(SMALL.withEpochs(5));

    for (List<String> topic : List.of(SEA, FARM)) {
      for (String word : topic) {
        for (String friend : topic) {
          for (String stranger : topic == SEA ? FARM : SEA) {
            assertThat(cosine(vectors, word, friend))
                .isGreaterThan(cosine(vectors, word, stranger));
          }
        }
      }
    }
  }

  @Test
  void wordWithNoOtherAroundItKeepsTheVectorThatItStartedWith() {
    Corpus lonely = new Corpus(List.of(List.of("hermit"), List.of("a", "b"), List.of("hermit")));

    WordVectors trained = lonely.train(SMALL);
    WordVectors started = lonely.train(SMALL, List.of());

    assertThat(vector(trained, "hermit")).isEqualTo(vector(started, "hermit"));
    assertThat(vector(trained, "a")).isNotEqualTo(vector(started, "a"));
  }

  @Test
  void firstVectorsAreSmallAndNotZero() {
    WordVectors started = topics(1, 5).train(SMALL, List.of());

    for (float number : values(started)) {
      assertThat(Math.abs(number)).isPositive().isLessThanOrEqualTo(0.5f / SMALL.dimension());
    }
  }

  @Test
  void noWordsHaveNoVectors() {
    assertThat(new Corpus(List.of()).train(SMALL).size()).isZero();
  }

  @Test
  void onlyWordOfAVocabularyGetsAVector() {
    Corpus corpus = new Corpus(List.of(List.of("echo", "echo", "echo", "echo")));

    assertThat(values(corpus.train(SMALL))).hasSize(SMALL.dimension()).doesNotContain(0);
  }

  @Property(seed = "5", tries = 30)
  void anySmallCorpusGivesFiniteVectors(
      @ForAll @IntRange(min = 1, max = 20) int dimension,
      @ForAll @IntRange(min = 1, max = 7) int window,
      @ForAll @IntRange(min = 1, max = 9) int negatives,
      @ForAll @IntRange(max = 30) int sentences,
      @ForAll @IntRange(min = 1, max = 12) int longest) {
    Corpus corpus = topics(sentences, longest);

    WordVectors vectors =
        corpus.train(new SkipGramSettings(dimension, window, negatives, 1, 0.1, 0.5, sentences, 1));

    assertThat(vectors.dimension()).isEqualTo(dimension);
    assertThat(vectors.words()).isEqualTo(corpus.vocabulary().words());
  }

  @Test
  void progressEndsWithAllWordsOfAllEpochs() {
    Corpus corpus = topics(800, 5);
    List<Long> told = new ArrayList<>();

    new SkipGram(SMALL).train(corpus.vocabulary(), corpus.sentences(), told::add);

    assertThat(told).isSorted().hasSizeGreaterThan(2).last().isEqualTo(2L * corpus.tokens());
  }

  @Test
  void failureOfTheListenerEndsTheTraining() {
    Corpus corpus = topics(10, 5);
    SkipGram trainer = new SkipGram(SMALL.withThreads(2));

    assertThatThrownBy(
            () ->
                trainer.train(
                    corpus.vocabulary(),
                    corpus.sentences(),
                    done -> {
                      throw new IllegalStateException("enough");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
  }

  @Test
  void numberThatIsNoWordIsRefused() {
    Corpus corpus = topics(10, 5);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> corpus.train(SMALL, List.of(new int[] {0, 10})))
        .withMessage("sentences must hold numbers of words, 0 to 9. Found 10");
  }

  /** Returns sentences of words of one of two topics each. */
  private static Corpus topics(int sentences, int longest) {
    SplittableRandom random = new SplittableRandom(3);
    List<List<String>> all = new ArrayList<>(List.of(SEA, FARM));
    for (int i = 0; i < sentences; i++) {
      List<String> topic = random.nextBoolean() ? SEA : FARM;
      List<String> words = new ArrayList<>();
      for (int j = 0; j < longest; j++) {
        words.add(topic.get(random.nextInt(topic.size())));
      }
      all.add(words);
    }
    return new Corpus(all);
  }

  private static double cosine(WordVectors vectors, String first, String second) {
    float[] a = vector(vectors, first);
    float[] b = vector(vectors, second);
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static float[] vector(WordVectors vectors, String word) {
    float[] vector = new float[vectors.dimension()];
    vectors.copy(vectors.indexOf(word), vector, 0);
    return vector;
  }

  private static float[] values(WordVectors vectors) {
    float[] values = new float[vectors.size() * vectors.dimension()];
    for (int word = 0; word < vectors.size(); word++) {
      vectors.copy(word, values, word * vectors.dimension());
    }
    return values;
  }

  /** Sentences of words, and their vocabulary. */
  private record Corpus(List<List<String>> texts) {
    Vocabulary vocabulary() {
      Map<String, Long> counts = new HashMap<>();
      texts.forEach(words -> words.forEach(word -> counts.merge(word, 1L, Long::sum)));
      return Vocabulary.of(counts, 1, Integer.MAX_VALUE);
    }

    List<int[]> sentences() {
      Vocabulary vocabulary = vocabulary();
      return texts.stream()
          .map(words -> words.stream().mapToInt(vocabulary::indexOf).toArray())
          .toList();
    }

    int tokens() {
      return sentences().stream().mapToInt(sentence -> sentence.length).sum();
    }

    WordVectors train(SkipGramSettings settings) {
      return train(settings, sentences());
    }

    WordVectors train(SkipGramSettings settings, List<int[]> sentences) {
      return new SkipGram(settings).train(vocabulary(), sentences, done -> {});
    }
  }
}
