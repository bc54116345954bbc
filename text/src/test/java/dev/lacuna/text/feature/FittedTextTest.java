package dev.lacuna.text.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.text.Document;
import dev.lacuna.text.Terms;
import dev.lacuna.text.Tokenizer;
import dev.lacuna.text.Vocabulary;
import dev.lacuna.text.vectors.WordVectors;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FittedTextTest {
  /** Inverse document frequencies 1 and 1 + ln 2. */
  private static final Terms TERMS =
      new Terms(Vocabulary.of(Map.of("sea", 5L, "sun", 1L), 1, 9), 3, List.of(3, 1));

  private static final WordVectors VECTORS =
      new WordVectors(List.of("sea", "sun"), 2, new float[] {3, 4, 1, 0});
  private static final BlockScaling SCALING =
      new BlockScaling(2, List.of(1.0, 0.0, 2.0, 2.0), List.of(2.0, 1.0));
  private static final FittedText BY_HAND =
      fitted(TERMS, VECTORS, List.of(Pooling.MEAN, Pooling.MAX), SCALING);

  private static final FittedText ANIMALS = Texts.fitted();

  /** Means (2, 2) and maxima (3, 4) of "sea" and "sun", then scaled. */
  @Test
  void poolingsStandSideBySideAndAreScaled() {
    List<Document> documents =
        List.of(Texts.document("Sea, and sun"), Texts.document("The sun!", "?"));

    assertThat(BY_HAND.width()).isEqualTo(4);
    assertThat(Texts.rows(BY_HAND.transform(documents)))
        .containsExactly(List.of(2f, 4f, 1f, 2f), List.of(0f, 0f, -1f, -2f));
  }

  @Test
  void documentWithoutAKnownWordGetsZeros() {
    List<Document> documents =
        List.of(Texts.document(), Texts.document(""), Texts.document("Moon", "and stars"));

    assertThat(Texts.rows(BY_HAND.transform(documents)))
        .containsOnly(Collections.nCopies(4, 0f))
        .hasSize(3);
  }

  @Test
  void noDocumentsHaveNoRows() {
    assertThat(BY_HAND.transform(List.of()).rows()).isZero();
  }

  @Test
  void wordsComeByTheirWeight() {
    assertThat(BY_HAND.words(Texts.document("sea sun moon"))).containsExactly("sun", "sea");
    assertThat(BY_HAND.words(Texts.document("sea", "sun sea sea"))).containsExactly("sea", "sun");
    assertThat(BY_HAND.words(Texts.document("moon"))).isEmpty();
  }

  @Test
  void wordsOfEqualWeightComeAsInTheVocabulary() {
    Document twice = Texts.document("dogs do not fear birds");

    assertThat(ANIMALS.words(twice)).containsExactly("birds", "do", "fear", "not", "dogs");
  }

  @Property(tries = 100)
  void withoutAWordIsAsIfItHadNeverBeenThere(
      @ForAll("passages") List<List<String>> passages, @ForAll("word") String word) {
    List<List<String>> rest =
        passages.stream()
            .map(words -> words.stream().filter(each -> !each.equals(word)).toList())
            .toList();

    assertThat(Texts.rows(ANIMALS.without(document(passages), List.of(word))))
        .isEqualTo(Texts.rows(ANIMALS.transform(List.of(document(rest)))));
  }

  @Test
  void thereIsARowPerWordLeftOut() {
    Document document = Texts.document("Sea and sun");

    assertThat(Texts.rows(BY_HAND.without(document, List.of("sea", "sun"))))
        .containsExactly(List.of(0f, 0f, -1f, -2f), List.of(4f, 8f, 1f, 2f));
    assertThat(BY_HAND.without(document, List.of()).rows()).isZero();
  }

  @Test
  void wordThatIsNotKnownLeavesTheDocumentAsItIs() {
    Document document = Texts.document("Sea and sun");

    assertThat(Texts.rows(BY_HAND.without(document, List.of("moon"))))
        .isEqualTo(Texts.rows(BY_HAND.transform(List.of(document))));
  }

  @Test
  void partsMustFitEachOther() {
    assertThatThrownBy(() -> fitted(TERMS, VECTORS, List.of(Pooling.MEAN), SCALING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the scaling must be of 2 features in blocks of 2. Found 4 in blocks of 2");
    assertThatThrownBy(() -> fitted(TERMS, VECTORS, List.of(), SCALING))
        .hasMessage("there must be words and poolings. Found 2 and 0");
    WordVectors swapped = VECTORS.only(List.of("sun", "sea"));
    assertThatThrownBy(() -> fitted(TERMS, swapped, List.of(Pooling.MEAN, Pooling.MAX), SCALING))
        .hasMessage("terms and vectors must be of the same words");
  }

  @Provide
  Arbitrary<String> word() {
    return Arbitraries.of("cats", "mice", "dogs", "bark", "elephants");
  }

  @Provide
  Arbitrary<List<List<String>>> passages() {
    return word().list().ofMaxSize(4).list().ofMaxSize(3);
  }

  private static Document document(List<List<String>> passages) {
    return passages.stream()
        .map(words -> String.join(" ", words))
        .collect(Collectors.collectingAndThen(Collectors.toList(), Document::new));
  }

  private static FittedText fitted(
      Terms terms, WordVectors vectors, List<Pooling> poolings, BlockScaling scaling) {
    return new FittedText(new Tokenizer(1), terms, vectors, poolings, scaling);
  }
}
