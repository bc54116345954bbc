package dev.lacuna.text.feature;

import dev.lacuna.text.Tokenizer;
import java.util.List;

/**
 * How documents become numbers.
 *
 * @param tokenizer cuts texts into words
 * @param fewestDocuments of the train part that a word must be in, at least 1
 * @param vectors where word vectors come from
 * @param poolings how a document's word vectors become one, at least one way; their results stand
 *     side by side
 */
public record TextSettings(
    Tokenizer tokenizer, int fewestDocuments, VectorChoice vectors, List<Pooling> poolings) {
  /**
   * Copies the list and checks the numbers.
   *
   * @throws IllegalArgumentException when there is no pooling, or no document is asked for
   */
  public TextSettings {
    poolings = List.copyOf(poolings);
    if (poolings.isEmpty() || fewestDocuments < 1) {
      throw new IllegalArgumentException(
          "there must be a pooling, and words in at least 1 document. Found %s and %d"
              .formatted(poolings, fewestDocuments));
    }
  }
}
