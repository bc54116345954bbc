package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNotationTest {
  @Test
  void headsAreTheFourAxesAndTheFirstLetterIsPositive() {
    assertThat(TypeNotation.SCHEMA.names()).containsExactly("IE", "NS", "TF", "JP");
    assertThat(TypeNotation.SCHEMA.heads())
        .extracting(head -> ((BinaryHead) head).positive())
        .containsExactly("I", "N", "T", "J");
    assertThat(TypeNotation.SCHEMA.heads())
        .extracting(head -> ((BinaryHead) head).negative())
        .containsExactly("E", "S", "F", "P");
  }

  @ParameterizedTest
  @CsvSource({
    "INTJ, INTJ",
    "esfp, ESFP",
    "iNfP, INFP",
    "' ENTP ', ENTP",
    "IN?P, INxP",
    "xNTJ, xNTJ",
    "XnTj, xNTJ",
    "I-T_, IxTx",
    "*S.J, xSxJ",
    "????, xxxx",
    "'', xxxx",
    "'  ', xxxx",
  })
  void lettersAreReadInAnyCaseAndMarksAreMissing(String type, String printed) {
    LabelMatrix labels = labels(TypeNotation.parse(type));

    assertThat(TypeNotation.print(labels, 0)).isEqualTo(printed);
    assertThat(TypeNotation.print(TypeNotation.parse(type))).isEqualTo(printed);
  }

  @Test
  void theMaskIsMadeOfTheMarks() {
    LabelMatrix labels = labels(TypeNotation.parse("eN?j"));

    assertThat(labels.observed(0, 0)).isTrue();
    assertThat(labels.value(0, 0)).isZero();
    assertThat(labels.value(0, 1)).isEqualTo(1);
    assertThat(labels.observed(0, 2)).isFalse();
    assertThat(labels.value(0, 3)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"INFPP", "INF", "ABCD", "NITJ", "INT ", "IN!P", "IN0P", "ıNTJ", "INFJ-A", "n/a"})
  void whatIsNoTypeIsRefused(String type) {
    assertThatThrownBy(() -> TypeNotation.parse(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "must be four letters, one each of I/E, N/S, T/F, J/P,"
                + " with one of ? x X - _ . * for a letter that is missing. Found '%s'",
            type.strip());
  }

  @Test
  void aLongTextInThePlaceOfATypeIsCutShort() {
    assertThatThrownBy(() -> TypeNotation.parse("ab\u0007" + "c".repeat(50)))
        .hasMessageEndingWith("Found 'ab?" + "c".repeat(37) + "…'");
  }

  @Test
  void anAxisByItselfIsALetterOrAMarkOrBlank() {
    assertThat(TypeNotation.parse(Axis.JUDGMENT, " f ")).isEqualTo("F");
    assertThat(TypeNotation.parse(Axis.JUDGMENT, "x")).isEqualTo("x");
    assertThat(TypeNotation.parse(Axis.JUDGMENT, "  ")).isEmpty();
    assertThatThrownBy(() -> TypeNotation.parse(Axis.JUDGMENT, "J"))
        .hasMessage(
            "must be T or F, with one of ? x X - _ . * or a blank for a letter that is missing."
                + " Found 'J'");
    assertThatThrownBy(() -> TypeNotation.parse(Axis.JUDGMENT, "TF"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void whatIsPrintedReadsAsTheSameLabels(@ForAll("types") String type) {
    LabelMatrix labels = labels(TypeNotation.parse(type));
    String printed = TypeNotation.print(labels, 0);

    assertThat(labels(TypeNotation.parse(printed))).isEqualTo(labels);
    assertThat(TypeNotation.print(labels(TypeNotation.parse(printed)), 0)).isEqualTo(printed);
  }

  @Property
  void fourLettersAreATypeExactlyWhereEachIsOfItsAxisOrAMark(@ForAll("nearlyTypes") String text) {
    boolean isType = text.matches("(?i)[ie?x\\-_.*][ns?x\\-_.*][tf?x\\-_.*][jp?x\\-_.*]");

    if (isType) {
      assertThat(TypeNotation.parse(text)).hasSize(4);
    } else {
      assertThatThrownBy(() -> TypeNotation.parse(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Provide
  Arbitrary<String> types() {
    return Combinators.combine(letter("IEie"), letter("NSns"), letter("TFtf"), letter("JPjp"))
        .as((a, b, c, d) -> "" + a + b + c + d);
  }

  @Provide
  Arbitrary<String> nearlyTypes() {
    return Arbitraries.oneOf(
        types(),
        Arbitraries.strings().withChars("IENSTFJPx?-ab").ofMinLength(1).ofMaxLength(5),
        Arbitraries.strings().withChars("iensfjptX*_.").ofLength(4));
  }

  private static Arbitrary<Character> letter(String letters) {
    return Arbitraries.of((letters + TypeNotation.MARKS).chars().mapToObj(c -> (char) c).toList());
  }

  private static LabelMatrix labels(List<String> cells) {
    return LabelMatrix.builder(TypeNotation.SCHEMA).add("line 2", cells).build();
  }
}
