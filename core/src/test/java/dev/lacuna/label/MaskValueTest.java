package dev.lacuna.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskValueTest {
  @ParameterizedTest
  @ValueSource(strings = {"-1", "-1.0", " -1 ", "-1e0", "-01"})
  void numberMatchesEverySpelling(String cell) {
    assertThat(MaskValue.number(-1).matches(cell)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1.5", "-10", "", "NaN", "minus one"})
  void numberMatchesNoOtherText(String cell) {
    assertThat(MaskValue.number(-1).matches(cell)).isFalse();
  }

  @Test
  void numberMatchesTheSameNumberOnly() {
    assertThat(MaskValue.number(-1).matches(-1.0)).isTrue();
    assertThat(MaskValue.number(-1).matches(Double.NaN)).isFalse();
    assertThat(MaskValue.number(0).matches(-0.0)).isTrue();
  }

  @Test
  void notANumberMatchesItself() {
    assertThat(MaskValue.NAN.matches(Double.NaN)).isTrue();
    assertThat(MaskValue.NAN.matches("nan")).isTrue();
    assertThat(MaskValue.NAN.matches(0.0)).isFalse();
    assertThat(MaskValue.NAN.matches("")).isFalse();
    assertThat(MaskValue.NAN).isEqualTo(MaskValue.number(Double.NaN));
  }

  @Test
  void blankMatchesWhiteSpaceAndNothingElse() {
    assertThat(MaskValue.BLANK.matches("")).isTrue();
    assertThat(MaskValue.BLANK.matches(" \t")).isTrue();
    assertThat(MaskValue.BLANK.matches("0")).isFalse();
    assertThat(MaskValue.BLANK.matches(0.0)).isFalse();
  }

  @Test
  void wordMatchesItselfWithoutTheSpaceAround() {
    assertThat(MaskValue.word(" NA ").matches("NA")).isTrue();
    assertThat(MaskValue.word("NA").matches("  NA")).isTrue();
    assertThat(MaskValue.word("NA").matches("na")).isFalse();
    assertThat(MaskValue.word("NA").matches("")).isFalse();
  }

  @Test
  void messagesSayHowItIsWritten() {
    assertThat(MaskValue.number(-1)).hasToString("-1");
    assertThat(MaskValue.NAN).hasToString("NaN");
    assertThat(MaskValue.BLANK).hasToString("blank");
    assertThat(MaskValue.word("NA")).hasToString("'NA'");
  }
}
