package dev.lacuna.text.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.text.Terms;
import dev.lacuna.text.Vocabulary;
import dev.lacuna.text.vectors.WordVectors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PoolingTest {
  /** Inverse document frequencies 1 and 1 + ln 2. */
  private static final Terms TERMS =
      new Terms(Vocabulary.of(Map.of("sea", 5L, "sun", 1L), 1, 9), 3, List.of(3, 1));

  private static final WordVectors VECTORS =
      new WordVectors(List.of("sea", "sun"), 2, new float[] {3, 4, 1, 0});

  /**
   * Of "sea sea", "sun" and a passage of unknown words. Their TF-IDF weights are both 1/√2: the one
   * is there twice, and the other is rarer.
   */
  @ParameterizedTest
  @CsvSource({
    "TF_IDF,       2.8284271247461903, 2.8284271247461903",
    "MEAN,         2.3333333333333333, 2.6666666666666667",
    "IDF_MEAN,     2.0830870811364552, 2.1661741622729100",
    "STD,          0.9428090415820634, 1.8856180831641268",
    "MAX,          3, 4",
    "PASSAGE_MEAN, 2, 2",
    "PASSAGE_STD,  1, 2"
  })
  void poolsAsComputedByHand(Pooling pooling, double first, double second) {
    double[] pooled = pool(pooling, VECTORS, new int[][] {{0, 0}, {1}, {}});

    assertThat(pooled).hasSize(2);
    assertThat(pooled[0]).isCloseTo(first, within(1e-7));
    assertThat(pooled[1]).isCloseTo(second, within(1e-7));
  }

  @ParameterizedTest
  @EnumSource
  void oneWordGivesItsVectorOrNoDeviation(Pooling pooling) {
    double[] pooled = pool(pooling, VECTORS, new int[][] {{0}});

    assertThat(pooled)
        .containsExactly(pooling.id().endsWith("std") ? new double[2] : new double[] {3, 4});
  }

  @Test
  void largestNumberMayBeBelowZero() {
    WordVectors negative = new WordVectors(List.of("sea", "sun"), 2, new float[] {-3, -4, -1, -9});

    assertThat(pool(Pooling.MAX, negative, new int[][] {{0, 1}})).containsExactly(-1, -4);
  }

  @Test
  void namesLeadBackToPoolings() {
    assertThat(Pooling.TF_IDF.id()).isEqualTo("tf-idf");
    assertThat(Pooling.values())
        .allSatisfy(each -> assertThat(Pooling.of(each.id())).isEqualTo(each));
  }

  @Test
  void unknownNameListsAll() {
    assertThatThrownBy(() -> Pooling.of("TF_IDF"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "must be of tf-idf, mean, idf-mean, std, max, passage-mean, passage-std. Found 'TF_IDF'");
  }

  private static double[] pool(Pooling pooling, WordVectors vectors, int[][] passages) {
    return pooling.pool(new Pooling.Words(TERMS, vectors, passages));
  }
}
