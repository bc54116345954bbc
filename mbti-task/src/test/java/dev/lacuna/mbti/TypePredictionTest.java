package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.model.Model;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures are worked out by hand, by the numbers of {@link HandMadeModel}. */
class TypePredictionTest {
  private static final Author PARTY = new Author(List.of("the party", "love party"));
  private static final Author QUIET = new Author(List.of("quiet"));

  /** The logits are −1, 0, −1/4 and 1. */
  @Test
  void probabilitiesAreThoseOfTheFirstLetters() {
    TypePrediction prediction = predict(HandMadeModel.model(), 0, 0, PARTY);

    assertThat(prediction.type()).isEqualTo("ENFJ");
    assertThat(prediction.probabilities().get(0)).isEqualTo(0.268941, within(1e-6));
    assertThat(prediction.probabilities().get(1)).isEqualTo(0.5, within(1e-6));
    assertThat(prediction.probabilities().get(2)).isEqualTo(0.437823, within(1e-6));
    assertThat(prediction.probabilities().get(3)).isEqualTo(0.731059, within(1e-6));
    assertThat(prediction.knownWords()).isEqualTo(3);
    assertThat(prediction.wordTable("Ann")).isEmpty();
  }

  @Test
  void anXStandsForLettersThatAreNotProbableEnough() {
    assertThat(predict(HandMadeModel.model(), 0.6, 0, PARTY).type()).isEqualTo("ExxJ");
    assertThat(predict(HandMadeModel.model(), 0.74, 0, PARTY).type()).isEqualTo("xxxx");
    assertThat(predict(HandMadeModel.model(), 0.7, 0, QUIET).type()).isEqualTo("IxxJ");
  }

  @Test
  void thresholdsOfTheModelDecideLettersThatLessThanHalfOfTheProbabilitySpeaksFor() {
    Model<Author> model = HandMadeModel.model(List.of(0.2, 0.6, 0.43, 0.8));

    assertThat(predict(model, 0, 0, PARTY).type()).isEqualTo("ISTP");
    assertThat(predict(model, 0.5, 0, PARTY).type()).isEqualTo("xSxx");
  }

  @Test
  void wordsStandUnderTheLettersThatTheySpokeFor() {
    TypePrediction prediction = predict(HandMadeModel.model(), 0, 2, PARTY);

    Table words = prediction.wordTable("Ann").orElseThrow();
    assertThat(words.headers())
        .containsExactly("words for E", "words for N", "words for F", "words for J");
    assertThat(words.rows()).containsExactly(List.of("party 1.00", "", "love 0.25", ""));
  }

  @Test
  void aRowPerUserWithTheirNamesAndWords() {
    List<TypePrediction> predictions =
        new TypePredictor(HandMadeModel.model(), 0, 3)
            .predict(List.of(PARTY, QUIET), Feedback.none());

    Table table = TypePrediction.table(predictions, List.of("Ann", "Bob"));

    assertThat(table.headers())
        .containsExactly("user", "type", "p(I)", "p(N)", "p(T)", "p(J)", "known words");
    assertThat(table.rows())
        .containsExactly(
            List.of("Ann", "ENFJ", "0.2689", "0.5000", "0.4378", "0.7311", "3"),
            List.of("Bob", "INTJ", "0.8808", "0.5000", "0.5000", "0.7311", "1"));
    Table withWords = TypePrediction.withWords(table, predictions);
    assertThat(withWords.headers())
        .endsWith("words for IE", "words for NS", "words for TF", "words for JP");
    assertThat(withWords.rows().get(0)).endsWith("3", "party", "", "love", "");
    assertThat(withWords.rows().get(1)).endsWith("1", "quiet", "", "", "");
  }

  @Test
  void withoutWordsTheTableStaysAsItIs() {
    List<TypePrediction> predictions =
        new TypePredictor(HandMadeModel.model(), 0, 0).predict(List.of(PARTY), Feedback.none());
    Table table = TypePrediction.table(predictions, List.of("Ann"));

    assertThat(TypePrediction.withWords(table, predictions)).isSameAs(table);
  }

  private static TypePrediction predict(
      Model<Author> model, double confidence, int words, Author author) {
    return new TypePredictor(model, confidence, words)
        .predict(List.of(author), Feedback.none())
        .get(0);
  }
}
