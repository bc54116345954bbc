package dev.lacuna.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TokenizerTest {
  private static final Tokenizer ALL = new Tokenizer(1);

  @Test
  void wordsAreRunsOfLettersAndDigitsInLowerCase() {
    assertThat(ALL.words("Don't PANIC: 42 is B2B!"))
        .containsExactly("don", "t", "panic", "42", "is", "b2b");
  }

  @Test
  void textWithoutLettersHasNoWords() {
    assertThat(ALL.words("")).isEmpty();
    assertThat(ALL.words(" \t\n--- ... !")).isEmpty();
  }

  @Test
  void everyAlphabetHasLettersAndDigits() {
    assertThat(ALL.words("ПРИВЕТ, Straße; 東京 ٣٤")).containsExactly("привет", "straße", "東京", "٣٤");
  }

  @Test
  void lowerCaseDoesNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(ALL.words("TITLE")).containsExactly("title");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void marksBelongToTheLetterBeforeThem() {
    assertThat(ALL.words("cafe\u0301 au lait")).containsExactly("cafe\u0301", "au", "lait");
    assertThat(ALL.words("नमस्ते जी")).containsExactly("नमस्ते", "जी");
  }

  @Test
  void marksWithoutALetterAreNoWords() {
    assertThat(ALL.words("love \u2764\uFE0F, \u0301 and \u0301peace"))
        .containsExactly("love", "and", "peace");
  }

  @Test
  void letterOfTwoCharsIsWholeAndCountsOnce() {
    String deseret = "\uD801\uDC28\uD801\uDC29";

    assertThat(ALL.words("a " + deseret + " b")).containsExactly("a", deseret, "b");
    assertThat(new Tokenizer(2).words(deseret + " \uD801\uDC28")).containsExactly(deseret);
    assertThat(ALL.words("\uD801\uDC00")).containsExactly("\uD801\uDC28");
  }

  @Test
  void emojiAndHalvesOfSurrogatePairsPartWords() {
    assertThat(ALL.words("so\uD83D\uDE00happy\uD83Dnow\uDE00"))
        .containsExactly("so", "happy", "now");
  }

  @Test
  void shorterWordsAreDropped() {
    assertThat(new Tokenizer(3).words("I am the one, to be")).containsExactly("the", "one");
  }

  @Test
  void shortestIsAtLeastOne() {
    assertThatThrownBy(() -> new Tokenizer(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a word must have at least 1 character. Found 0");
  }

  @Property
  void wordsAreWordsAgain(@ForAll String text, @ForAll @IntRange(min = 1, max = 3) int shortest) {
    Tokenizer tokenizer = new Tokenizer(shortest);
    List<String> words = tokenizer.words(text);

    assertThat(tokenizer.words(String.join(" ", words))).isEqualTo(words);
    assertThat(words)
        .allSatisfy(
            word ->
                assertThat(word.codePointCount(0, word.length())).isGreaterThanOrEqualTo(shortest));
  }

  @Test
  void documentKeepsItsPassagesApart() {
    Document document = new Document(List.of("One two.", "", "Three"));

    assertThat(document.words(ALL))
        .containsExactly(List.of("one", "two"), List.of(), List.of("three"));
  }
}
