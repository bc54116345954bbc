package dev.lacuna.label;

import static dev.lacuna.label.SchemaRefusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CategoricalHeadTest {
  private static final CategoricalHead COLOUR =
      new CategoricalHead("colour", List.of("red", "green ", "7"), List.of(MaskValue.word("NA")));

  @Test
  void headHasOneLogitPerClass() {
    assertThat(COLOUR.kind()).isEqualTo("categorical");
    assertThat(COLOUR.outputs()).isEqualTo(3);
    assertThat(COLOUR.classes()).containsExactly("red", "green", "7");
  }

  @Test
  void classesAreReadAndPrinted() {
    assertThat(COLOUR.read(" green")).isEqualTo(1);
    assertThat(COLOUR.read("7.0")).isEqualTo(2);
    assertThat(COLOUR.read(7)).isEqualTo(2);
    assertThat(COLOUR.print(1)).isEqualTo("green");
  }

  @Test
  void exactSpellingWinsOverTheNumber() {
    CategoricalHead codes = new CategoricalHead("code", List.of("1", "01"), List.of());

    assertThat(codes.read("01")).isEqualTo(1);
    assertThat(codes.read("1")).isEqualTo(0);
  }

  @Test
  void unknownClassIsRefusedWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> COLOUR.read("Red"))
        .withMessage("must be one of red, green, 7. Found 'Red'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> COLOUR.read(0))
        .withMessage("must be one of red, green, 7. Found '0'");
  }

  @Test
  void blankNameIsRefused() {
    assertRefused(
        () -> new CategoricalHead("", List.of("a", "b"), List.of()),
        "A head's name must not be blank. Give the label column a name.");
  }

  @Test
  void singleClassIsRefused() {
    assertRefused(
        () -> new CategoricalHead("colour", List.of("red"), List.of()),
        "A categorical head needs at least two classes. Found [red] for head 'colour'."
            + " Name all its classes.");
  }

  @Test
  void equalClassesAreRefused() {
    assertRefused(
        () -> new CategoricalHead("colour", List.of("red", "green", " red"), List.of()),
        "The classes of a head must be different words. Found [red, green,  red] for head 'colour'."
            + " Name each class once.");
  }

  @Test
  void maskValueThatIsAClassIsRefused() {
    assertRefused(
        () -> COLOUR.withMaskValues(List.of(MaskValue.number(7))),
        "A mask value must not be a legal class. Found mask value 7, which is class '7' of head"
            + " 'colour'. Choose another mask value.");
  }

  @Test
  void onlyTheMaskValuesDifferAfterTheyAreReplaced() {
    assertThat(COLOUR.withMaskValues(List.of(MaskValue.BLANK)))
        .isEqualTo(
            new CategoricalHead("colour", List.of("red", "green", "7"), List.of(MaskValue.BLANK)));
  }
}
