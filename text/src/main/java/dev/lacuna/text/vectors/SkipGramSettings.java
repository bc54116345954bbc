package dev.lacuna.text.vectors;

import java.util.ArrayList;
import java.util.List;

/**
 * How word vectors are learnt by {@link SkipGram}.
 *
 * @param dimension numbers of a vector, 1 to 10,000
 * @param window words on either side of a word that may be its context, 1 to 100
 * @param negatives words drawn at random against each word, 1 to 100
 * @param epochs times that the sentences are gone through, at least 1
 * @param subsample a word with a larger share of the corpus is left out at times, the more often
 *     the larger its share is; 0 leaves no word out; at most 1
 * @param learningRate of the first step, above 0 and at most 1; it falls in a straight line to a
 *     ten-thousandth of that
 * @param seed of all random draws
 * @param threads that work, at least 1; the vectors do not depend on it
 */
public record SkipGramSettings(
    int dimension,
    int window,
    int negatives,
    int epochs,
    double subsample,
    double learningRate,
    long seed,
    int threads) {

  /**
   * 100 dimensions, a window of 5, 5 negatives, 5 epochs, seed 0 and one thread, as is customary,
   * but twice the customary learning rate: on a corpus of some million words, vectors from few
   * epochs told authors apart better with it.
   */
  public static final SkipGramSettings DEFAULTS =
      new SkipGramSettings(100, 5, 5, 5, 1e-3, 0.05, 0, 1);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range; all that are, are named
   */
  public SkipGramSettings {
    List<String> wrong = new ArrayList<>();
    check(wrong, dimension >= 1 && dimension <= 10_000, "dimension must be 1 to 10000", dimension);
    check(wrong, window >= 1 && window <= 100, "window must be 1 to 100", window);
    check(wrong, negatives >= 1 && negatives <= 100, "negatives must be 1 to 100", negatives);
    check(wrong, epochs >= 1, "epochs must be at least 1", epochs);
    check(wrong, subsample >= 0 && subsample <= 1, "subsample must be 0 to 1", subsample);
    check(
        wrong,
        learningRate > 0 && learningRate <= 1,
        "learningRate must be above 0 and at most 1",
        learningRate);
    check(wrong, threads >= 1, "threads must be at least 1", threads);
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
  }

  private static void check(List<String> wrong, boolean holds, String rule, Number found) {
    if (!holds) {
      wrong.add(rule + ". Found " + found);
    }
  }

  /** Returns the same settings with another dimension. */
  public SkipGramSettings withDimension(int other) {
    return new SkipGramSettings(
        other, window, negatives, epochs, subsample, learningRate, seed, threads);
  }

  /** Returns the same settings with another number of epochs. */
  public SkipGramSettings withEpochs(int other) {
    return new SkipGramSettings(
        dimension, window, negatives, other, subsample, learningRate, seed, threads);
  }

  /** Returns the same settings with another seed. */
  public SkipGramSettings withSeed(long other) {
    return new SkipGramSettings(
        dimension, window, negatives, epochs, subsample, learningRate, other, threads);
  }

  /** Returns the same settings with another number of threads. */
  public SkipGramSettings withThreads(int other) {
    return new SkipGramSettings(
        dimension, window, negatives, epochs, subsample, learningRate, seed, other);
  }
}
