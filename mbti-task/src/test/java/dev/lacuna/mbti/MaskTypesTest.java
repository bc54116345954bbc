package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTypesTest {
  @Test
  void noneLeavesPostsAsTheyAre() {
    String post = "  an INTJ,  http://x.org ";

    assertThat(MaskTypes.NONE.clean(post)).isEqualTo(post);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "INTJs > s",
        "an intj and an EnFp > an and an",
        "myINFPfriend > my friend",
        "INTINTJJ > INT J",
        "INFJ/INFP? > / ?",
        "see http://a.org/INTJ?x=1 there > see there",
        "(https://b.org) =http://a.org > ( =",
        "HTTP://A.ORG b > b",
        "too far...http://a.org > too far...",
        "xhttp stays, www.a.org too > xhttp stays, www.a.org too",
        "MBTI, Ni, NT, introvert, 4w5, INxJ > MBTI, Ni, NT, introvert, 4w5, INxJ",
        "'in t j, I NTJ, int-j' > 'in t j, I NTJ, int-j'",
      })
  void typesTakesOutLinksAndTypes(String post, String cleaned) {
    assertThat(MaskTypes.TYPES.clean(post)).isEqualTo(cleaned);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INTJs",
        "mbti",
        "MBTI",
        "Myers-Briggs",
        "myers briggs",
        "Keirsey",
        "16personalities",
        "Ni",
        "Ne",
        "Si",
        "Se",
        "Ti",
        "Te",
        "Fi",
        "Fe",
        "Ni-Te",
        "NiFe",
        "NeTiFeSi",
        "fi-te",
        "NT",
        "NF",
        "SJ",
        "SP",
        "NTs",
        "TJ",
        "FP",
        "IJ",
        "EP",
        "NTJ",
        "xNTJ",
        "INJ",
        "ENFs",
        "INxJ",
        "xxTJ",
        "xNTx",
        "intx",
        "ISXPs",
        "INT*",
        "IN?P",
        "_NTJ",
        "I*T_",
        "I-N-T-J",
        "I N T J",
        "J/P",
        "S/N",
        "introvert",
        "Extraverted",
        "extroversion",
        "ambiverts",
        "INTROVERTED",
        "Introverted Feeling",
        "extraverted thinking",
        "sensor",
        "Sensing",
        "intuitives",
        "iNtuitive",
        "iNtuition",
        "feelers",
        "Thinker",
        "judger",
        "perceivers",
        "perceiving",
        "4w5",
        "9W1",
        "so/sp",
        "sx/so/sp",
        "type 4",
        "Type 9",
        "enneagram",
        "enneagram type 4",
        "Enneatype 5",
        "tritype",
        "tritype 459",
        "tritype: 4-5-9",
        "socionics",
        "ILE",
        "LIIs",
        "INFp",
        "INTj",
      })
  void strictTakesOutJargonOfTypes(String word) {
    String cleaned = MaskTypes.STRICT.clean("we " + word + ", you");

    assertThat(cleaned).matches("we s? ?,? you|we , you");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sci-Fi",
        "sci fi",
        "Wi-Fi",
        "hi-fi",
        "si senor",
        "te quiero",
        "NI",
        "ti",
        "IT IS IN ES",
        "is it",
        "into",
        "nt",
        "internet",
        "Nine",
        "Tie",
        "Fire",
        "Tennis",
        "sis",
        "thinking",
        "feeling",
        "judging",
        "intuition",
        "judge",
        "sense",
        "perceive",
        "sensible",
        "typed 4",
        "type of",
        "4 words",
        "w5",
        "15w40",
        "soap/soda",
        "and/or",
        "extra very",
        "xxx",
        "XXXX",
        "sex?",
        "****",
        "____",
        "STEP",
        "INTO",
        "JPG",
        "intern",
        "rethinker"
      })
  void strictLeavesWordsOfEverybody(String word) {
    assertThat(MaskTypes.STRICT.clean("we " + word + " you")).isEqualTo("we " + word + " you");
  }

  @Test
  void strictGluesNoWordsTogether() {
    assertThat(MaskTypes.STRICT.clean("a Ni-Te b datMBTIguy c 4w5sx/sp d NT/NFs e INFJ4w5"))
        .isEqualTo("a b dat guy c d / e");
  }

  @Property(tries = 1000)
  void noTypeSurvives(@ForAll("textsOfTypeLetters") String text) {
    for (MaskTypes level : new MaskTypes[] {MaskTypes.TYPES, MaskTypes.STRICT}) {
      assertThat(level.clean(text).toUpperCase(Locale.ROOT))
          .doesNotContainPattern("[IE][NS][TF][JP]");
    }
  }

  @Property
  void wordsWithoutALetterOfTypesStay(@ForAll("otherTexts") String text) {
    assertThat(MaskTypes.TYPES.clean(text)).isEqualTo(text.strip().replaceAll(" +", " "));
    assertThat(MaskTypes.STRICT.clean(text)).isEqualTo(MaskTypes.TYPES.clean(text));
  }

  @Property
  void cleaningTypesTwiceChangesNoMore(@ForAll("textsOfTypeLetters") String text) {
    String once = MaskTypes.TYPES.clean(text);

    assertThat(MaskTypes.TYPES.clean(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @EnumSource(MaskTypes.class)
  void tenMillionLettersThatAreAlmostATypeAreNoTrouble(MaskTypes level) {
    String text = "INT".repeat(3_333_333);

    assertThat(level.clean(text)).hasSameSizeAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NiTe", "http", "introver", "ennea ", "x", " ", "I-", "so/", "*_", "tritype 4-"})
  void repetitionsAreNoTroubleEither(String part) {
    String text = part.repeat(1_000_000 / part.length());

    assertThat(MaskTypes.STRICT.clean(text)).hasSizeLessThanOrEqualTo(text.length());
  }

  @Provide
  Arbitrary<String> textsOfTypeLetters() {
    return Arbitraries.strings().withChars("IENSTFJPienstfjpx *-'").ofMaxLength(40);
  }

  @Provide
  Arbitrary<String> otherTexts() {
    return Arbitraries.strings().withChars("bcdgkloqruvyz ,.äé漢").ofMaxLength(40);
  }
}
