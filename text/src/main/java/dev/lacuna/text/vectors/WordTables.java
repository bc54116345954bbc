package dev.lacuna.text.vectors;

import dev.lacuna.data.Randomness;
import dev.lacuna.kernel.Kernels;
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
  private final float[] contexts;
  private final SelectedRows middles;
  private final float[] context;

  WordTables(int words, SkipGramSettings settings) {
    int lanes = kernels.lanes();
    dimension = settings.dimension();
    length = (dimension + lanes - 1) / lanes * lanes;
    contexts = new float[Math.multiplyExact(words, length)];
    middles = new SelectedRows(new float[contexts.length], length, 1 + settings.negatives());
    context = new float[length];
    scatter(new SplittableRandom(Randomness.derive(settings.seed(), "first word vectors")));
  }

  private void scatter(SplittableRandom random) {
    for (int row = 0; row < contexts.length; row += length) {
      for (int i = 0; i < dimension; i++) {
        contexts[row + i] = (float) ((random.nextDouble() - 0.5) / dimension);
      }
    }
  }

  void learn(Windows windows) {
    for (int window = 0; window < windows.size(); window++) {
      select(windows, window);
      for (int i = windows.begin(window); i < windows.ends[window]; i++) {
        learn(windows.contexts[i] * length, windows.rates[window]);
      }
    }
  }

  private void select(Windows windows, int window) {
    middles.clear();
    middles.add(windows.words[window]);
    int from = window * windows.negatives;
    for (int i = from; i < from + windows.negatives; i++) {
      middles.add(windows.noise[i]);
    }
  }

  /** Takes a step on log σ(u·v) + Σ log σ(−uₙ·v), with v the context and u of the selected words. */
  private void learn(int row, float rate) {
    System.arraycopy(contexts, row, context, 0, length);
    kernels.dots(middles, context);
    float[] numbers = middles.numbers();
    for (int i = 0; i < middles.count(); i++) {
      numbers[i] = rate * ((i == 0 ? 1 : 0) - Sigmoid.of(numbers[i]));
    }
    kernels.exchange(middles, context, contexts, row);
  }

  /** Returns words × dimension. */
  float[] vectors() {
    float[] values = new float[contexts.length / length * dimension];
    for (int row = 0; row < contexts.length / length; row++) {
      System.arraycopy(contexts, row * length, values, row * dimension, dimension);
    }
    return values;
  }
}
