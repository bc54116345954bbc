package dev.lacuna.text.dl4j;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.text.vectors.WordVectors;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.models.embeddings.inmemory.InMemoryLookupTable;
import org.deeplearning4j.models.embeddings.loader.WordVectorSerializer;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.deeplearning4j.models.word2vec.wordstore.VocabCache;
import org.deeplearning4j.models.word2vec.wordstore.inmemory.AbstractCache;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Hands word vectors to DL4J and takes them from there. Either way the numbers are copied and stay
 * the same, bit for bit.
 */
public final class Dl4jVectors {
  private Dl4jVectors() {}

  /**
   * Returns the vectors as DL4J's own type, for its {@code wordsNearest}, its serializer or its
   * embedding layers. Words keep their numbers; each has the frequency 1.
   *
   * @param vectors of at least one word
   * @throws IllegalArgumentException when there is none, for ND4J has no matrix without rows
   */
  public static org.deeplearning4j.models.embeddings.wordvectors.WordVectors of(
      WordVectors vectors) {
    if (vectors.size() == 0) {
      throw new IllegalArgumentException("DL4J needs at least one word. Found none");
    }
    VocabCache<VocabWord> vocabulary = vocabulary(vectors.words());
    InMemoryLookupTable<VocabWord> table =
        new InMemoryLookupTable.Builder<VocabWord>()
            .cache(vocabulary)
            .vectorLength(vectors.dimension())
            .useAdaGrad(false)
            .useHierarchicSoftmax(false)
            .build();
    table.setSyn0(Nd4j.createFromArray(matrix(vectors)));
    return WordVectorSerializer.fromTableAndVocab(table, vocabulary);
  }

  private static VocabCache<VocabWord> vocabulary(List<String> words) {
    VocabCache<VocabWord> vocabulary = new AbstractCache<>();
    for (int index = 0; index < words.size(); index++) {
      VocabWord word = new VocabWord(1, words.get(index));
      word.setIndex(index);
      vocabulary.addToken(word);
      vocabulary.addWordToIndex(index, words.get(index));
    }
    return vocabulary;
  }

  private static float[][] matrix(WordVectors vectors) {
    float[][] rows = new float[vectors.size()][vectors.dimension()];
    for (int index = 0; index < rows.length; index++) {
      vectors.copy(index, rows[index], 0);
    }
    return rows;
  }

  /**
   * Returns the vectors of all words that DL4J holds, in its order.
   *
   * @param vectors learnt or read by DL4J, of at least one word
   * @throws LacunaException {@code BAD_DATA} when a number is not finite
   * @throws IllegalArgumentException when there is no word
   */
  public static WordVectors from(
      org.deeplearning4j.models.embeddings.wordvectors.WordVectors vectors) {
    int size = vectors.vocab().numWords();
    if (size == 0) {
      throw new IllegalArgumentException("DL4J's vectors must be of at least one word. Found none");
    }
    List<String> words = new ArrayList<>();
    List<float[]> rows = new ArrayList<>();
    for (int index = 0; index < size; index++) {
      String word = vectors.vocab().wordAtIndex(index);
      words.add(word);
      rows.add(finite(vectors.getWordVectorMatrix(word).toFloatVector(), word));
    }
    return new WordVectors(words, rows.get(0).length, joined(rows));
  }

  private static float[] finite(float[] row, String word) {
    for (float value : row) {
      if (!Float.isFinite(value)) {
        throw new LacunaException(
            ErrorCode.BAD_DATA,
            "Word vectors must be finite. Found %s for '%s'. Learn them again, at a smaller learning rate."
                .formatted(value, word));
      }
    }
    return row;
  }

  private static float[] joined(List<float[]> rows) {
    int dimension = rows.get(0).length;
    float[] values = new float[Math.multiplyExact(rows.size(), dimension)];
    for (int index = 0; index < rows.size(); index++) {
      System.arraycopy(rows.get(index), 0, values, index * dimension, dimension);
    }
    return values;
  }
}
