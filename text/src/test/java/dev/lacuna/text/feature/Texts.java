package dev.lacuna.text.feature;

import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.task.Feedback;
import dev.lacuna.text.Document;
import dev.lacuna.text.Tokenizer;
import java.util.Arrays;
import java.util.List;

/** Small texts, and what is made of them. */
final class Texts {
  static final List<Document> ANIMALS =
      List.of(
          document("Cats chase mice.", "Mice fear cats!"),
          document("Dogs chase cats."),
          document("Dogs bark; mice do not."),
          document("Birds sing."));

  private Texts() {}

  static Document document(String... passages) {
    return new Document(List.of(passages));
  }

  /** Returns settings for words of at least two letters. */
  static TextSettings settings(int fewestDocuments, VectorChoice vectors, Pooling... poolings) {
    return new TextSettings(new Tokenizer(2), fewestDocuments, vectors, List.of(poolings));
  }

  /** Returns features of two dimensions by every pooling. */
  static FittedText fitted() {
    return fit(settings(1, new VectorChoice.Documents(2), Pooling.values()));
  }

  static FittedText fit(TextSettings settings) {
    return new TextFeaturizer(settings, 3, Feedback.none()).fit(ANIMALS);
  }

  /** Returns the rows as lists, which say what differs. */
  static List<List<Float>> rows(DenseFeatures features) {
    Float[][] rows = new Float[features.rows()][features.columns()];
    float[] row = new float[features.columns()];
    for (int i = 0; i < rows.length; i++) {
      features.copyRow(i, row, 0);
      for (int k = 0; k < row.length; k++) {
        rows[i][k] = row[k];
      }
    }
    return Arrays.stream(rows).map(List::of).toList();
  }
}
