package dev.lacuna.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TermsTest {
  private static final Offset<Float> ROUNDING = within(1e-6f);
  private static final Vocabulary WORDS =
      Vocabulary.of(Map.of("ant", 3L, "bee", 2L, "cat", 2L), 1, 9);

  /** In 2, 1 and 2 of 3 documents. */
  private static final Terms TERMS = new Terms(WORDS, 3, List.of(2, 1, 2));

  @Test
  void rarerWordsSayMore() {
    assertThat(TERMS.inverseDocumentFrequency(0)).isCloseTo(1.2876820724517808, within(1e-15));
    assertThat(TERMS.inverseDocumentFrequency(1)).isCloseTo(1.6931471805599454, within(1e-15));
  }

  @Test
  void wordOfEveryDocumentHasTheLeastFrequency() {
    assertThat(new Terms(WORDS, 2, List.of(2, 2, 2)).inverseDocumentFrequency(1)).isOne();
  }

  @Test
  void unknownWordsAreLeftOut() {
    assertThat(TERMS.indices(List.of("cat", "elk", "ant", "cat"))).containsExactly(2, 0, 2);
    assertThat(TERMS.indices(List.of("elk"))).isEmpty();
  }

  /** Both words occur twice, so that their weights are as 1.28768 to 1.69315. */
  @Test
  void weightsAreThoseComputedByHand() {
    TermWeights weights = TERMS.weigh(new int[] {1, 0, 1, 0});

    assertThat(weights.indices()).containsExactly(0, 1);
    assertThat(weights.weights()[0]).isCloseTo(0.6053485f, ROUNDING);
    assertThat(weights.weights()[1]).isCloseTo(0.7959605f, ROUNDING);
  }

  /** Of 1 + ln 2 to 1, for words that are in as many documents. */
  @Test
  void repeatedWordCountsByTheLogarithm() {
    float[] weights = TERMS.weigh(new int[] {2, 0, 2}).weights();

    assertThat(weights[1] / weights[0]).isCloseTo(1.6931472f, ROUNDING);
  }

  @Test
  void noWordsHaveNoWeights() {
    assertThat(TERMS.weigh(new int[0]).indices()).isEmpty();
    assertThat(TERMS.weigh(new int[0]).weights()).isEmpty();
  }

  @Property
  void weightsAreAboveZeroAndOfLengthOne(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 2) Integer> indices) {
    TermWeights weights = TERMS.weigh(indices.stream().mapToInt(Integer::intValue).toArray());

    double squares = 0;
    for (float weight : weights.weights()) {
      assertThat(weight).isPositive();
      squares += (double) weight * weight;
    }
    assertThat(squares).isCloseTo(1, within(1e-6));
    assertThat(weights.indices()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void fewerWordsKeepTheirCounts() {
    Terms some = TERMS.only(Set.of("cat", "bee", "elk"));

    assertThat(some.vocabulary().words()).containsExactly("bee", "cat");
    assertThat(some.vocabulary().count(1)).isEqualTo(2);
    assertThat(some.documentsWith()).containsExactly(1, 2);
    assertThat(some.documents()).isEqualTo(3);
  }

  @Test
  void everyWordHasACount() {
    assertThatThrownBy(() -> new Terms(WORDS, 3, List.of(2, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("every word must have a count, documents = 3, words = 3, counts = 2");
    assertThatThrownBy(() -> new Terms(Vocabulary.of(Map.of(), 1, 9), -1, List.of()))
        .hasMessageContaining("documents = -1");
  }

  @Test
  void wordIsInNoMoreDocumentsThanThereAreAndThanItOccurs() {
    assertThatThrownBy(() -> new Terms(WORDS, 3, List.of(2, 0, 2)))
        .hasMessage("word number 1 must be in 1 to 2 documents. Found 0");
    assertThatThrownBy(() -> new Terms(WORDS, 1, List.of(1, 1, 2)))
        .hasMessage("word number 2 must be in 1 to 1 documents. Found 2");
    assertThatThrownBy(() -> new Terms(WORDS, 9, List.of(4, 1, 1)))
        .hasMessage("word number 0 must be in 1 to 3 documents. Found 4");
  }
}
