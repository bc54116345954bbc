package dev.lacuna.label;

import static dev.lacuna.label.SchemaRefusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegressionHeadTest {
  private static final RegressionHead AGE =
      new RegressionHead("age", 0, 120, List.of(MaskValue.number(-1)));
  private static final RegressionHead ANY = RegressionHead.of("gain", MaskValue.NAN);

  @Test
  void headHasOneOutputAndNoClasses() {
    assertThat(AGE.kind()).isEqualTo("regression");
    assertThat(AGE.outputs()).isEqualTo(1);
    assertThat(AGE.classes()).isEmpty();
  }

  @Test
  void numbersAreReadAsTheyAre() {
    assertThat(AGE.read("36.5")).isEqualTo(36.5f);
    assertThat(AGE.read(0)).isEqualTo(0);
    assertThat(AGE.read("120")).isEqualTo(120);
    assertThat(ANY.read("-1e30")).isEqualTo(-1e30f);
  }

  @Test
  void numbersArePrintedWithoutANeedlessPoint() {
    assertThat(AGE.print(36)).isEqualTo("36");
    assertThat(AGE.print(36.5)).isEqualTo("36.5");
  }

  @Test
  void wordIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AGE.read("old"))
        .withMessage("must be a number. Found 'old'");
  }

  @Test
  void numberOutsideTheRangeIsRefusedWithTheRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AGE.read(121))
        .withMessage("must be a finite number within 0 to 120. Found '121'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AGE.read("-0.5"))
        .withMessage("must be a finite number within 0 to 120. Found '-0.5'");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e39})
  void whatAFloatCannotHoldIsRefused(double cell) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ANY.read(cell))
        .withMessage("must be a finite number. Found '%s'", Double.toString(cell));
  }

  @Test
  void oneBoundIsNamedBesideTheLackOfTheOther() {
    RegressionHead price = new RegressionHead("price", 0, Double.POSITIVE_INFINITY, List.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> price.read(-1))
        .withMessage("must be a finite number within 0 to Infinity. Found '-1'");
  }

  @Test
  void blankNameIsRefused() {
    assertRefused(
        () -> RegressionHead.of(""),
        "A head's name must not be blank. Give the label column a name.");
  }

  @Test
  void emptyRangeIsRefused() {
    assertRefused(
        () -> new RegressionHead("age", 5, 5, List.of()),
        "The range of a regression head must not be empty. Found 5 to 5 for head 'age'. Give a minimum below the maximum.");
    assertRefused(
        () -> new RegressionHead("age", Double.NaN, 5, List.of()),
        "The range of a regression head must not be empty. Found NaN to 5 for head 'age'. Give a minimum below the maximum.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "120", "99"})
  void maskValueWithinTheRangeIsRefused(String text) {
    assertRefused(
        () -> AGE.withMaskValues(List.of(MaskValue.number(Double.parseDouble(text)))),
        "A mask value must not be a legal value. Found mask value %s within 0 to 120 of head 'age'."
                .formatted(text)
            + " Declare the head's range so that it excludes the mask value, or choose another.");
  }

  @Test
  void wordThatReadsAsANumberWithinTheRangeIsRefused() {
    assertRefused(
        () -> AGE.withMaskValues(List.of(MaskValue.word("99"))),
        "A mask value must not be a legal value. Found mask value '99' within 0 to 120 of head"
            + " 'age'. Declare the head's range so that it excludes the mask value, or choose"
            + " another.");
  }

  @Test
  void everyFiniteMaskValueIsWithinAnUnboundedRange() {
    assertThat(catchThrowable(() -> RegressionHead.of("gain", MaskValue.number(-999))))
        .hasMessageContaining("Found mask value -999 within -Infinity to Infinity of head 'gain'");
  }

  @Test
  void maskValuesThatCannotBeLabelsAreKept() {
    List<MaskValue> maskValues =
        List.of(MaskValue.NAN, MaskValue.BLANK, MaskValue.word("NA"), MaskValue.number(-1));

    assertThat(AGE.withMaskValues(maskValues).maskValues()).isEqualTo(maskValues);
  }
}
