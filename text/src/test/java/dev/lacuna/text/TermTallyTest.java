package dev.lacuna.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TermTallyTest {
  @Test
  void wordsAreCountedByOccurrenceAndByDocument() {
    Terms terms = tally().terms(1, 10);

    assertThat(terms.documents()).isEqualTo(3);
    assertThat(terms.vocabulary().words()).containsExactly("ant", "bee", "cat");
    assertThat(terms.vocabulary().count(0)).isEqualTo(3);
    assertThat(terms.documentsWith()).containsExactly(2, 1, 2);
    assertThat(tally().words()).isEqualTo(7);
  }

  @Test
  void wordInTooFewDocumentsIsLeftOutHoweverFrequent() {
    assertThat(tally().terms(2, 10).vocabulary().words()).containsExactly("ant", "cat");
    assertThat(tally().terms(3, 10).vocabulary().words()).isEmpty();
  }

  @Test
  void mostFrequentWordsAreKept() {
    assertThat(tally().terms(1, 2).vocabulary().words()).containsExactly("ant", "bee");
  }

  @Test
  void mostFrequentWordsOutsideOfSomeAreNamed() {
    assertThat(tally().mostFrequentOutside(Set.of("ant"), 5)).containsExactly("bee", "cat");
    assertThat(tally().mostFrequentOutside(Set.of("ant"), 1)).containsExactly("bee");
    assertThat(tally().mostFrequentOutside(Set.of("ant", "bee", "cat"), 5)).isEmpty();
  }

  @Test
  void emptyDocumentsCountAsDocuments() {
    TermTally tally = new TermTally();
    tally.add(List.of());
    tally.add(List.of(List.of()));

    assertThat(tally.words()).isZero();
    assertThat(tally.terms(1, 10).documents()).isEqualTo(2);
  }

  private static TermTally tally() {
    TermTally tally = new TermTally();
    tally.add(List.of(List.of("ant", "bee", "ant"), List.of("bee")));
    tally.add(List.of(List.of("ant", "cat")));
    tally.add(List.of(List.of(), List.of("cat")));
    return tally;
  }
}
