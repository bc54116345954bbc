package dev.lacuna.text.vectors;

import dev.lacuna.data.Randomness;
import dev.lacuna.kernel.Kernels;
import dev.lacuna.kernel.RowPairs;
import dev.lacuna.kernel.SelectedRows;
import java.util.SplittableRandom;

/**
 * What is learnt: for each word a vector as a context, which is the result, and one as the word in
 * the middle. Rows are filled up with zeros to whole vectors of the processor.
 */
final class WordTables {
  private final Kernels kernels = Kernels.best();
  private final int dimension;
  private final int length;
  private final SelectedRows contexts;
  private final SelectedRows middles;
  private final RowPairs pairs;

  WordTables(int words, SkipGramSettings settings) {
    int lanes = kernels.lanes();
    dimension = settings.dimension();
    length = (dimension + lanes - 1) / lanes * lanes;
    contexts = new SelectedRows(table(words), length, 2 * settings.window());
    middles = new SelectedRows(table(words), length, 1 + settings.negatives());
    pairs = new RowPairs(contexts, middles);
    scatter(new SplittableRandom(Randomness.derive(settings.seed(), "first word vectors")));
  }

  /** Returns zeros, with a spare row. */
  private float[] table(int words) {
    return new float[Math.multiplyExact(words + 1, length)];
  }

  private void scatter(SplittableRandom random) {
    float[] table = contexts.matrix();
    for (int row = 0; row < table.length - length; row += length) {
      for (int i = 0; i < dimension; i++) {
        table[row + i] = (float) ((random.nextDouble() - 0.5) / dimension);
      }
    }
  }

  /** Takes a step for each window. */
  void learn(Windows windows) {
    for (int window = 0; window < windows.size(); window++) {
      select(windows, window);
      kernels.dots(pairs);
      replaceBySteps(windows.rates[window]);
      kernels.exchange(pairs);
    }
  }

  private void select(Windows windows, int window) {
    contexts.clear();
    for (int i = windows.begin(window); i < windows.ends[window]; i++) {
      contexts.add(windows.contexts[i]);
    }
    middles.clear();
    middles.add(windows.words[window]);
    for (int i = 0; i < windows.negatives; i++) {
      middles.add(windows.noise[window * windows.negatives + i]);
    }
  }

  /**
   * Replaces each product of a context v and a middle u by the derivative of what is to grow, log
   * σ(u·v) for the word and log σ(−u·v) for a negative, times the rate.
   */
  private void replaceBySteps(float rate) {
    float[] numbers = pairs.numbers();
    for (int i = 0; i < contexts.count(); i++) {
      int at = pairs.at(i, 0);
      numbers[at] = rate * (1 - Sigmoid.of(numbers[at]));
      for (int j = 1; j < middles.count(); j++) {
        numbers[at + j] = -rate * Sigmoid.of(numbers[at + j]);
      }
    }
  }

  /** Returns words × dimension. */
  float[] vectors() {
    float[] table = contexts.matrix();
    int words = table.length / length - 1;
    float[] values = new float[words * dimension];
    for (int word = 0; word < words; word++) {
      System.arraycopy(table, word * length, values, word * dimension, dimension);
    }
    return values;
  }
}
