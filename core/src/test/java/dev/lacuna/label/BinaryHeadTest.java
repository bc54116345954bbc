package dev.lacuna.label;

import static dev.lacuna.label.SchemaRefusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryHeadTest {
  private static final BinaryHead Y = BinaryHead.of("y", MaskValue.number(-1));
  private static final BinaryHead TYPE = new BinaryHead("type", "I", "E", List.of());

  @Test
  void headHasOneLogitAndTwoClasses() {
    assertThat(Y.kind()).isEqualTo("binary");
    assertThat(Y.outputs()).isEqualTo(1);
    assertThat(Y.classes()).containsExactly("0", "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0", " 1 ", "+1", "1e0"})
  void positiveClassIsReadHoweverItIsWritten(String cell) {
    assertThat(Y.read(cell)).isEqualTo(1);
  }

  @Test
  void numbersAreReadAsClasses() {
    assertThat(Y.read(0)).isEqualTo(0);
    assertThat(Y.read(1)).isEqualTo(1);
  }

  @Test
  void namedClassesAreReadAndPrinted() {
    assertThat(TYPE.read("I")).isEqualTo(0);
    assertThat(TYPE.read(" E")).isEqualTo(1);
    assertThat(TYPE.print(0)).isEqualTo("I");
    assertThat(TYPE.print(1)).isEqualTo("E");
  }

  @Test
  void classesMayBeOtherNumbersThanZeroAndOne() {
    BinaryHead head = new BinaryHead("y", "-1", "1", List.of(MaskValue.number(0)));

    assertThat(head.read(-1)).isEqualTo(0);
    assertThat(head.read("1.0")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0.5", "yes", "", "NaN", "i"})
  void illegalTextIsRefusedWithTheClasses(String cell) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Y.read(cell))
        .withMessage("must be one of 0, 1. Found '%s'", cell);
  }

  @Test
  void illegalNumberIsRefusedWithTheClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Y.read(-2))
        .withMessage("must be one of 0, 1. Found '-2'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Y.read(Double.NaN))
        .withMessage("must be one of 0, 1. Found 'NaN'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TYPE.read(1))
        .withMessage("must be one of I, E. Found '1'");
  }

  @Test
  void blankNameIsRefused() {
    assertRefused(
        () -> BinaryHead.of(" "), "A head's name must not be blank. Give the label column a name.");
  }

  @Test
  void equalOrBlankClassesAreRefused() {
    assertRefused(
        () -> new BinaryHead("y", "1", "1 ", List.of()),
        "The classes of a head must be different words. Found [1, 1 ] for head 'y'."
            + " Name each class once.");
    assertRefused(
        () -> new BinaryHead("y", "", "1", List.of()),
        "The classes of a head must be different words. Found [, 1] for head 'y'."
            + " Name each class once.");
  }

  @Test
  void maskValueThatIsAClassIsRefused() {
    assertRefused(
        () -> BinaryHead.of("y", MaskValue.number(-1), MaskValue.number(0)),
        "A mask value must not be a legal class. Found mask value 0, which is class '0' of head 'y'."
            + " Choose another mask value.");
    assertRefused(
        () -> new BinaryHead("type", "I", "E", List.of(MaskValue.word("E"))),
        "A mask value must not be a legal class. Found mask value 'E', which is class 'E' of head"
            + " 'type'. Choose another mask value.");
  }

  @Test
  void wordThatIsAnotherSpellingOfAClassIsRefused() {
    assertRefused(
        () -> BinaryHead.of("y", MaskValue.word("1.0")),
        "A mask value must not be a legal class. Found mask value '1.0', which is class '1' of head"
            + " 'y'. Choose another mask value.");
  }

  @Test
  void otherMaskValuesAreCheckedToo() {
    assertThat(Y.withMaskValues(List.of(MaskValue.NAN)))
        .isEqualTo(BinaryHead.of("y", MaskValue.NAN));
    assertRefused(
        () -> Y.withMaskValues(List.of(MaskValue.number(1))),
        "A mask value must not be a legal class. Found mask value 1, which is class '1' of head 'y'."
            + " Choose another mask value.");
  }

  @Test
  void maskValuesAreCopied() {
    List<MaskValue> maskValues = new ArrayList<>(List.of(MaskValue.BLANK));
    BinaryHead head = new BinaryHead("y", "0", "1", maskValues);

    maskValues.clear();

    assertThat(head.maskValues()).containsExactly(MaskValue.BLANK);
  }
}
