package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.model.Model;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures are worked out by hand, by the numbers of {@link HandMadeModel}. */
class TellingWordsTest {
  private static final Model<Author> MODEL = HandMadeModel.model();

  /**
   * All words: (1/4, 2/4), IE −1. Without "party" (1/2, 0), IE 0, so that it spoke 1 for E. Without
   * "love" or "the" b = 2/3, IE −4/3, so that each spoke 1/3 for I, by leaving fewer parties.
   */
  @Test
  void theWordThatDecidesComesFirstAndItsEffectIsTheFallOfTheLogOdds() {
    TellingWords telling = telling("The love", "PARTY, party!");

    assertThat(telling.words()).containsExactlyInAnyOrder("the", "love", "party");
    List<TellingWords.Word> forE = telling.speakingFor(Axis.ATTITUDE, false, 10);
    assertThat(forE).extracting(TellingWords.Word::word).containsExactly("party");
    assertThat(forE.get(0).effect()).isEqualTo(1, within(1e-6));
    List<TellingWords.Word> forI = telling.speakingFor(Axis.ATTITUDE, true, 10);
    assertThat(forI).extracting(TellingWords.Word::word).containsExactly("love", "the");
    assertThat(forI).allSatisfy(word -> assertThat(word.effect()).isEqualTo(1.0 / 3, within(1e-6)));
  }

  /** TF is −1/4 with all words, −1/2 without "party", 0 without "love" and −1/3 without "the". */
  @Test
  void strongerWordsComeBeforeWeakerOnesAndNoMoreThanAskedFor() {
    TellingWords telling = telling("the love party party");

    List<TellingWords.Word> forT = telling.speakingFor(Axis.JUDGMENT, true, 10);
    assertThat(forT).extracting(TellingWords.Word::word).containsExactly("party", "the");
    assertThat(forT.get(0).effect()).isEqualTo(0.25, within(1e-6));
    assertThat(forT.get(1).effect()).isEqualTo(1.0 / 12, within(1e-6));
    assertThat(telling.speakingFor(Axis.JUDGMENT, true, 1)).containsExactly(forT.get(0));
    assertThat(telling.speakingFor(Axis.JUDGMENT, false, 10))
        .extracting(TellingWords.Word::word)
        .containsExactly("love");
  }

  @Test
  void wordsThatChangeNothingDoNotSpeak() {
    TellingWords telling = telling("the love party party");

    assertThat(telling.speakingFor(Axis.PERCEPTION, true, 10)).isEmpty();
    assertThat(telling.speakingFor(Axis.PERCEPTION, false, 10)).isEmpty();
    assertThat(telling.speakingFor(Axis.LIFESTYLE, true, 10)).isEmpty();
  }

  @Test
  void theOnlyWordOfAUserLeavesWhatIsSaidOfAnybody() {
    TellingWords telling = telling("party");

    assertThat(telling.speakingFor(Axis.ATTITUDE, false, 10))
        .singleElement()
        .satisfies(word -> assertThat(word.effect()).isEqualTo(2, within(1e-6)));
  }

  @Test
  void aUserWithoutKnownWordsHasNone() {
    TellingWords telling = telling("xyzzy");

    assertThat(telling.words()).isEmpty();
    assertThat(telling.speakingFor(Axis.ATTITUDE, true, 10)).isEmpty();
  }

  private static TellingWords telling(String... posts) {
    return TellingWords.of(MODEL, new Author(List.of(posts)));
  }
}
