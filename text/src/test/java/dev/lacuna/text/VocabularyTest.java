package dev.lacuna.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static final Map<String, Long> COUNTS =
      Map.of("cat", 3L, "dog", 5L, "ant", 3L, "elk", 1L);

  @Test
  void frequentWordsComeFirstAndEqualOnesByTheAlphabet() {
    Vocabulary vocabulary = Vocabulary.of(COUNTS, 1, 10);

    assertThat(vocabulary.words()).containsExactly("dog", "ant", "cat", "elk");
    assertThat(vocabulary.size()).isEqualTo(4);
    assertThat(vocabulary.count(0)).isEqualTo(5);
    assertThat(vocabulary.count(3)).isEqualTo(1);
  }

  @Test
  void rareWordsAreLeftOut() {
    assertThat(Vocabulary.of(COUNTS, 3, 10).words()).containsExactly("dog", "ant", "cat");
  }

  @Test
  void noMoreWordsAreKeptThanAskedFor() {
    assertThat(Vocabulary.of(COUNTS, 1, 2).words()).containsExactly("dog", "ant");
    assertThat(Vocabulary.of(COUNTS, 1, 0).words()).isEmpty();
  }

  @Test
  void wordThatIsNotHereIsUnknown() {
    Vocabulary vocabulary = Vocabulary.of(COUNTS, 2, 10);

    assertThat(vocabulary.indexOf("cat")).isEqualTo(2);
    assertThat(vocabulary.indexOf("elk")).isEqualTo(Vocabulary.UNKNOWN);
    assertThat(Vocabulary.of(Map.of(), 1, 10).indexOf("cat")).isEqualTo(Vocabulary.UNKNOWN);
  }

  @Property
  void numbersAndWordsAreTwoWaysToSayTheSame(
      @ForAll Map<@StringLength(max = 3) String, @LongRange(min = 1, max = 9) Long> counts,
      @ForAll @LongRange(min = 1, max = 9) long fewest,
      @ForAll @IntRange(max = 5) int most) {
    Vocabulary vocabulary = Vocabulary.of(counts, fewest, most);
    List<String> words = vocabulary.words();

    assertThat(words).hasSizeLessThanOrEqualTo(most).doesNotHaveDuplicates();
    for (int index = 0; index < vocabulary.size(); index++) {
      assertThat(vocabulary.indexOf(words.get(index))).isEqualTo(index);
      assertThat(vocabulary.count(index))
          .isEqualTo(counts.get(words.get(index)))
          .isGreaterThanOrEqualTo(fewest)
          .isLessThanOrEqualTo(index == 0 ? 9 : vocabulary.count(index - 1));
    }
  }

  @Property
  void orderOfTheMapDoesNotMatter(
      @ForAll Map<@StringLength(max = 3) String, @LongRange(min = 1, max = 3) Long> counts) {
    assertThat(Vocabulary.of(new HashMap<>(counts), 1, 100).words())
        .isEqualTo(Vocabulary.of(counts, 1, 100).words());
  }
}
