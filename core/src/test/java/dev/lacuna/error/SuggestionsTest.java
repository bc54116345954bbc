package dev.lacuna.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final List<String> OPTIONS = List.of("epochs", "batch-size", "learning-rate");

  @Test
  void nearestNameIsSuggested() {
    assertThat(Suggestions.nearest("epoch", OPTIONS)).contains("epochs");
    assertThat(Suggestions.nearest("leraning_rate", OPTIONS)).contains("learning-rate");
  }

  @Test
  void caseDoesNotCount() {
    assertThat(Suggestions.nearest("EPOCHS", OPTIONS)).contains("epochs");
  }

  @Test
  void farNameIsNotSuggested() {
    assertThat(Suggestions.nearest("dropout", OPTIONS)).isEmpty();
    assertThat(Suggestions.didYouMean("dropout", OPTIONS)).isEmpty();
  }

  @Test
  void nothingIsSuggestedOutOfNothing() {
    assertThat(Suggestions.nearest("epochs", List.of())).isEmpty();
  }

  @Test
  void nearerNameWinsAndTheAlphabetDecidesAmongEquals() {
    assertThat(Suggestions.nearest("head", List.of("hands", "heads"))).contains("heads");
    assertThat(Suggestions.nearest("y", List.of("y3", "y1", "y2"))).contains("y1");
  }

  @Test
  void questionStartsWithABlank() {
    assertThat(Suggestions.didYouMean("epoch", OPTIONS)).isEqualTo(" Did you mean 'epochs'?");
  }

  @Property
  void knownNameSuggestsItself(@ForAll @AlphaChars @StringLength(min = 1, max = 12) String name) {
    assertThat(Suggestions.nearest(name, List.of("learning-rate-of-the-heads", name)))
        .contains(name);
  }
}
