package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.data.Dataset;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.label.LabelMatrix;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeakTestTest {
  @Test
  void countsUsersWhoNameATypeAndThoseWhoNameTheirOwn() {
    LeakTest leak =
        leak(
            MaskTypes.NONE,
            "INTJ: I am an intj.",
            "ENFP: what do INTJs do?",
            "ISTP: nothing to see",
            "IxTP: myINTPfriend",
            "ExFJ: some INFJ",
            "xxxx: ENFP");

    assertThat(leak.users()).isEqualTo(6);
    assertThat(leak.namingAType()).isEqualTo(5);
    assertThat(leak.namingTheirOwn()).isEqualTo(2);
    assertThat(leak.leaks()).isTrue();
  }

  /**
   * Worked by hand for I/E. Labels: I, I, I, E, E. Types named: I; E E I, so E; none, so the
   * majority, I; E; I E, a tie, so I. F1 of I = 2·2 / (3 + 3) = 2/3, F1 of E = 2·1 / (2 + 2) = 1/2;
   * their mean is 7/12.
   */
  @Test
  void guessesTheLetterOfMostTypesAndTheMajorityWhereNoneLeads() {
    LeakTest leak =
        leak(
            MaskTypes.NONE,
            "Ixxx: INTJ",
            "Ixxx: ENTJ ENFP, INTJ",
            "Ixxx: nothing",
            "Exxx: entj",
            "Exxx: INTJ and ENTJ");

    assertThat(leak.macroF1().get(0).toOptional().orElseThrow()).isEqualTo(7.0 / 12, within(1e-12));
    assertThat(leak.macroF1().subList(1, 4)).noneMatch(MetricValue::isDefined);
  }

  @Test
  void onlyObservedLettersJudgeTheGuess() {
    LeakTest leak = leak(MaskTypes.NONE, "INTJ: INTJ", "EXXX: ENFP", "XSXX: ENFP", "EXFP: ESFP");

    assertThat(leak.macroF1().get(0)).isEqualTo(MetricValue.of(1));
    // N, S observed; N guessed for both: F1 of N is 2/3, of S 0
    assertThat(leak.macroF1().get(1)).isEqualTo(MetricValue.of(1.0 / 3));
  }

  @Test
  void postsAsAMaskLeavesThemTellNothing() {
    LeakTest leak = leak(MaskTypes.TYPES, "INTJ: I am an intj.", "ENFP: ENFPs", "ESFP: INTINTJJ");

    assertThat(leak.namingAType()).isZero();
    assertThat(leak.namingTheirOwn()).isZero();
    assertThat(leak.leaks()).isFalse();
    // E for all: F1 of E = 2·2 / (2 + 3), of I 0
    assertThat(leak.macroF1().get(0)).isEqualTo(MetricValue.of(0.4));
    assertThat(leak.note()).isEqualTo("none of 3 users names a type in the posts");
  }

  @Test
  void theNoteSaysWhoAndHowMuch() {
    LeakTest leak = leak(MaskTypes.NONE, "INTx: INTJ", "ESFx: INTJ, ESFP, ESFP");

    assertThat(leak.note())
        .isEqualTo(
            "2 of 2 users name a type in their posts, 2 their own: counting such words alone"
                + " reaches a macro-F1 of IE 1.00, NS 1.00, TF 1.00, JP undefined");
  }

  private static LeakTest leak(MaskTypes mask, String... users) {
    LabelMatrix.Builder labels = LabelMatrix.builder(TypeNotation.SCHEMA);
    List<Author> authors = new ArrayList<>();
    for (String user : users) {
      String[] parts = user.split(": ", 2);
      labels.add(user, TypeNotation.parse(parts[0]));
      authors.add(new Author(List.of("hello", parts[1])));
    }
    return LeakTest.of(new Dataset<>("test", authors, labels.build()), mask);
  }
}
