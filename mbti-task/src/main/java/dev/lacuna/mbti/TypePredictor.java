package dev.lacuna.mbti;

import dev.lacuna.model.Model;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Feedback;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Asks a model about users.
 *
 * @param model to ask
 * @param confidence how probable a letter must be to be named, 0 to 1
 * @param most words per letter that spoke for it, 0 for none
 */
record TypePredictor(Model<Author> model, double confidence, int most) {
  /** Returns what the model says of each user, in their order. */
  List<TypePrediction> predict(List<Author> authors, Feedback feedback) {
    List<TypePrediction> typed = new ArrayList<>();
    // half of the work is what the model says, half is to find words
    try (Feedback.Work work = feedback.begin("predicting", 2L * authors.size())) {
      Predictions predictions = model.predict(authors, work::at);
      for (int row = 0; row < authors.size(); row++) {
        typed.add(predict(predictions, row, authors.get(row)));
        work.at((long) authors.size() + row + 1);
      }
    }
    return typed;
  }

  private TypePrediction predict(Predictions predictions, int row, Author author) {
    List<Boolean> letters = letters(predictions, row);
    FittedAuthors fitted = FittedAuthors.of(model);
    return new TypePrediction(
        Arrays.stream(Axis.values()).map(axis -> predictions.value(row, axis.position())).toList(),
        letters,
        confidence,
        fitted.text().words(fitted.document(author)).size(),
        telling(author, letters));
  }

  /** Returns whether each axis is given its first letter, by the model's thresholds. */
  private List<Boolean> letters(Predictions predictions, int row) {
    List<Double> thresholds = model.card().thresholds();
    return Arrays.stream(Axis.values())
        .map(Axis::position)
        .map(head -> predictions.decide(row, head, thresholds.get(head)) == 1)
        .toList();
  }

  private List<List<TellingWords.Word>> telling(Author author, List<Boolean> letters) {
    if (most == 0) {
      return Collections.nCopies(letters.size(), List.of());
    }
    TellingWords telling = TellingWords.of(model, author);
    return Arrays.stream(Axis.values())
        .map(axis -> telling.speakingFor(axis, letters.get(axis.position()), most))
        .toList();
  }
}
