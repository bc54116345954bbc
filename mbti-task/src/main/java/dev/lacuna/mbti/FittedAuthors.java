package dev.lacuna.mbti;

import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.model.Model;
import dev.lacuna.text.Document;
import dev.lacuna.text.feature.FittedText;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns users into numbers.
 *
 * @param mask what is taken out of posts first
 * @param text turns what is left into numbers
 */
record FittedAuthors(MaskTypes mask, FittedText text) implements FittedFeaturizer<Author> {
  /** The file that says what is masked. */
  static final String MASK = "mask.txt";

  /**
   * Returns the features of a model of the MBTI task.
   *
   * @throws IllegalArgumentException when it is another task's model, which {@link
   *     dev.lacuna.experiment.Experiment#load} refuses
   */
  static FittedAuthors of(Model<Author> model) {
    if (model.featurizer() instanceof FittedAuthors fitted) {
      return fitted;
    }
    throw new IllegalArgumentException("a model must know users. Found " + model.card().task());
  }

  static List<Document> documents(List<Author> authors, MaskTypes mask) {
    return authors.parallelStream().map(author -> document(author, mask)).toList();
  }

  private static Document document(Author author, MaskTypes mask) {
    return new Document(author.posts().stream().map(mask::clean).toList());
  }

  /** Returns what a user wrote, as the model sees it. */
  Document document(Author author) {
    return document(author, mask);
  }

  @Override
  public int width() {
    return text.width();
  }

  @Override
  public DenseFeatures transform(List<Author> authors) {
    return text.transform(documents(authors, mask));
  }

  @Override
  public Map<String, byte[]> files() {
    Map<String, byte[]> files = new HashMap<>(text.files());
    files.put(MASK, mask.id().getBytes(StandardCharsets.UTF_8));
    return files;
  }
}
