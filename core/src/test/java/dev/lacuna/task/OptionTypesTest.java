package dev.lacuna.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lacuna.data.SplitShares;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionTypesTest {
  private static final Option<Integer> INTEGER = OptionTypes.integer("n", -3, 7, "a number");

  @ParameterizedTest
  @CsvSource({"-3, -3", "7, 7", "' 5 ', 5"})
  void wholeNumbersOfTheRangeAreRead(String text, int value) {
    assertThat(INTEGER.parser().apply(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-4", "8", "1.0", "", "two", "99999999999999999999"})
  void otherTextsAreNoWholeNumbersOfTheRange(String text) {
    assertThat(INTEGER.problemOf(text)).contains("must be a whole number within -3 to 7");
  }

  @Test
  void rangeWithoutUpperEndIsSaidSo() {
    Option<Integer> option = OptionTypes.integer("n", 1, Integer.MAX_VALUE, "a number");

    assertThat(option.problemOf("0")).contains("must be a whole number of at least 1");
    assertThat(option.problemOf("2147483648")).contains("must be a whole number of at least 1");
  }

  @Test
  void bigIntegerHas64Bits() {
    Option<Long> option = OptionTypes.bigInteger("seed", "a seed");

    assertThat(option.parser().apply("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(option.problemOf("9223372036854775808"))
        .contains("must be a whole number of at most 64 bits");
  }

  @Test
  void numbersAreReadWithinTheirRange() {
    Option<Double> share = OptionTypes.number("share", 0, 0.99, "a share");

    assertThat(share.parser().apply("0.99")).isEqualTo(0.99);
    assertThat(share.parser().apply("1e-3")).isEqualTo(0.001);
    for (String text : List.of("1", "-0.1", "NaN", "Infinity", "half", "")) {
      assertThat(share.problemOf(text)).contains("must be a number within 0 to 0.99");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1e-9", "NaN", "Infinity", "x"})
  void numberOfAtLeastZeroIsFiniteAndNotBelow(String text) {
    Option<Double> option = OptionTypes.notNegative("decay", "");

    assertThat(option.parser().apply("0")).isZero();
    assertThat(option.problemOf(text)).contains("must be a number of at least 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.5", "-1e-9", "NaN", "x"})
  void numberBelowOneIsNotOne(String text) {
    Option<Double> option = OptionTypes.belowOne("momentum", "");

    assertThat(option.parser().apply("0")).isZero();
    assertThat(option.parser().apply("0.999")).isEqualTo(0.999);
    assertThat(option.problemOf(text)).contains("must be a number of at least 0 and below 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "x"})
  void positiveNumberIsAboveZero(String text) {
    assertThat(OptionTypes.positive("rate", "").problemOf(text))
        .contains("must be a number above 0");
  }

  @Test
  void choiceIsOneOfItsWords() {
    Option<String> option = OptionTypes.choice("method", List.of("masked", "both"), "");

    assertThat(option.hint()).isEqualTo("masked|both");
    assertThat(option.parser().apply(" both ")).isEqualTo("both");
    assertThat(option.problemOf("Both")).contains("must be one of masked, both");
  }

  @Test
  void widthsAreWholeNumbersAboveZeroOrNone() {
    Option<List<Integer>> option = OptionTypes.widths("hidden", "");

    assertThat(option.parser().apply("10, 40,30")).containsExactly(10, 40, 30);
    assertThat(option.parser().apply("none")).isEmpty();
    for (String text : List.of("0", "10,", "", "10,x", "1048577")) {
      assertThat(option.problemOf(text))
          .contains("must be whole numbers above 0 parted by commas, or none");
    }
  }

  @Test
  void listOfNumbersRefusesBlanksBetweenCommas() {
    Option<List<Double>> option = OptionTypes.numbers("split", "X,X", "");

    assertThat(option.parser().apply("0.5, -2")).containsExactly(0.5, -2.0);
    assertThat(option.problemOf("1,,2")).contains("must be numbers parted by commas");
  }

  @Test
  void weightsAreNamesAndNumbersInTheirOrder() {
    Option<Map<String, Double>> option = OptionTypes.weights("head-weights", "");

    assertThat(option.parser().apply("b=2, a=0.5,x=y=1"))
        .containsExactly(Map.entry("b", 2.0), Map.entry("a", 0.5), Map.entry("x=y", 1.0));
    for (String text : List.of("a", "=2", "", "a=-1", "a=NaN", "a=x")) {
      assertThat(option.problemOf(text))
          .contains("must be pairs of a head and a number of at least 0, such as a=2,b=0.5");
    }
  }

  @Test
  void weightsOfOneNameTwiceAreRefused() {
    assertThat(OptionTypes.weights("head-weights", "").problemOf("a=1,b=1,a=2"))
        .contains("must name each head once");
  }

  @Test
  void pathWithAnIllegalCharacterIsRefused() {
    Option<Path> option = OptionTypes.path("out", "DIR", "");

    assertThat(option.parser().apply("a/b")).isEqualTo(Path.of("a", "b"));
    assertThat(option.problemOf("a\0b")).contains("must be a path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Epochs", "batch size", "2nd", "--out"})
  void nameThatIsNoLowerCaseWordsIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OptionTypes.text(name, "X", ""))
        .withMessageStartingWith("an option's name must be lower-case words joined by dashes.");
  }

  @Test
  void defaultThatItsOwnCheckRefusesIsADefectOfTheDeclaration() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INTEGER.withDefault("8"))
        .withMessage("the default of option 'n' must be a whole number within -3 to 7. Found '8'");
  }

  @ParameterizedTest
  @MethodSource("dev.lacuna.task.SharedOptions#all")
  void sharedOptionsHaveADescriptionWithoutAFullStop(Option<?> option) {
    assertThat(option.description()).isNotBlank().doesNotEndWith(".");
    assertThat(option.hint()).isNotBlank();
  }

  @Test
  void splitIsThreeSharesOfOne() {
    assertThat(SharedOptions.SPLIT.parser().apply("0.5,0.25,0.25"))
        .isEqualTo(new SplitShares(0.5, 0.25, 0.25));
    assertThat(SharedOptions.SPLIT.problemOf("0.5,0.5"))
        .contains("must be three shares, for train, dev and test, such as 0.8,0.1,0.1");
    assertThat(SharedOptions.SPLIT.problemOf("0.5,0.5,0.5"))
        .contains("must be three shares of 0 or more that add up to 1, train above 0");
  }
}
