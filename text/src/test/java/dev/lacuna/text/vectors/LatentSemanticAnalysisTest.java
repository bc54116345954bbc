package dev.lacuna.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.text.TermWeights;
import dev.lacuna.text.Vocabulary;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LatentSemanticAnalysisTest {
  private static final Offset<Float> ROUNDING = within(1e-5f);
  private static final Vocabulary WORDS =
      Vocabulary.of(Map.of("the", 4L, "moon", 3L, "night", 2L, "oak", 1L), 1, 9);
  private static final TermWeights THE = new TermWeights(new int[] {0}, new float[] {1});
  private static final TermWeights NIGHT =
      new TermWeights(new int[] {1, 2}, new float[] {0.6f, 0.8f});
  private static final TermWeights OAK = new TermWeights(new int[] {3}, new float[] {1});
  private static final List<TermWeights> DOCUMENTS = List.of(THE, NIGHT, THE, OAK, NIGHT, THE);

  /**
   * Three equal documents make the largest singular value, √3, whose direction is left out; two
   * make √2 and the direction (0, 0.6, 0.8, 0).
   */
  private static WordVectors fit(List<TermWeights> documents, int dimension) {
    return new LatentSemanticAnalysis(dimension, 1).fit(WORDS, documents, steps -> {});
  }

  @Test
  void vectorsAreThoseComputedByHand() {
    WordVectors vectors = fit(DOCUMENTS, 9);

    assertThat(vectors.words()).containsExactly("the", "moon", "night", "oak");
    assertThat(vectors.dimension()).isEqualTo(2);
    assertVector(vectors, "the", 0, 0);
    assertVector(vectors, "moon", 0.6 * Math.sqrt(2), 0);
    assertVector(vectors, "night", 0.8 * Math.sqrt(2), 0);
    assertVector(vectors, "oak", 0, 1);
  }

  @Test
  void wordsOfTheSameDocumentsAreAlike() {
    WordVectors vectors = fit(DOCUMENTS, 2);

    assertThat(vectors.similarity("moon", "night")).isCloseTo(1, within(1e-6));
    assertThat(vectors.similarity("moon", "oak")).isCloseTo(0, within(1e-6));
  }

  @Test
  void fewerDimensionsAreTheStrongest() {
    WordVectors vectors = fit(DOCUMENTS, 1);

    assertThat(vectors.dimension()).isOne();
    assertThat(Math.abs(vectors.value(2, 0))).isCloseTo((float) (0.8 * Math.sqrt(2)), ROUNDING);
    assertThat(vectors.value(3, 0)).isCloseTo(0, ROUNDING);
  }

  @Test
  void anOnlyDirectionStays() {
    WordVectors vectors = fit(List.of(NIGHT, NIGHT), 5);

    assertThat(vectors.dimension()).isOne();
    assertThat(Math.abs(vectors.value(2, 0))).isCloseTo((float) (0.8 * Math.sqrt(2)), ROUNDING);
  }

  @Test
  void documentsWithoutAnyWordAreRefused() {
    TermWeights empty = new TermWeights(new int[0], new float[0]);

    for (int documents : new int[] {0, 1, 50}) {
      assertThatThrownBy(() -> fit(Collections.nCopies(documents, empty), 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no document holds a word of the vocabulary");
    }
  }

  /** Up to the sign of each direction. */
  private static void assertVector(WordVectors vectors, String word, double first, double second) {
    int index = vectors.indexOf(word);
    assertThat(Math.abs(vectors.value(index, 0))).isCloseTo((float) first, ROUNDING);
    assertThat(Math.abs(vectors.value(index, 1))).isCloseTo((float) second, ROUNDING);
  }
}
