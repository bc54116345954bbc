package dev.lacuna.text.vectors;

import dev.lacuna.text.TermWeights;
import dev.lacuna.text.Vocabulary;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Word vectors from how often words occur in the same documents: the right singular vectors of the
 * matrix of TF-IDF weights, each direction multiplied by its singular value (S. Deerwester et al.,
 * Indexing by Latent Semantic Analysis, 1990). The first direction is left out: it is the one in
 * which all documents point, and says little more of a word than how common it is (J. Mu, P.
 * Viswanath, All-but-the-Top, 2018). Other powers of the singular values are compared by O. Levy,
 * Y. Goldberg, I. Dagan, Improving Distributional Similarity with Lessons Learned from Word
 * Embeddings, 2015.
 *
 * @param dimension numbers that a vector has at most, 1 or more; fewer where the documents do not
 *     have so many directions
 * @param seed of the random start
 */
public record LatentSemanticAnalysis(int dimension, long seed) {
  /** What {@link #fit} counts. */
  public static final int STEPS = TruncatedSvd.STEPS;

  private static final double POWER = 1;

  /** Directions that are common to all documents. */
  private static final int COMMON = 1;

  /**
   * Returns a vector per word of the vocabulary. The same documents and seed give the same vectors,
   * whatever the number of threads.
   *
   * @param documents one per document, by the vocabulary's numbers
   * @param stepped hears how many of {@link #STEPS} are done
   * @return words × dimension, in the vocabulary's order
   * @throws IllegalArgumentException when no document holds a word
   */
  public WordVectors fit(Vocabulary vocabulary, List<TermWeights> documents, LongConsumer stepped) {
    SparseMatrix matrix = SparseMatrix.of(documents, vocabulary.size());
    TruncatedSvd svd = TruncatedSvd.of(matrix, dimension + COMMON, seed, stepped);
    if (svd.values().length == 0) {
      throw new IllegalArgumentException("no document holds a word of the vocabulary");
    }
    int common = Math.min(COMMON, svd.values().length - 1);
    DenseMatrix vectors = svd.weighted(POWER).withoutFirst(common);
    return new WordVectors(vocabulary.words(), vectors.columns(), vectors.values());
  }
}
