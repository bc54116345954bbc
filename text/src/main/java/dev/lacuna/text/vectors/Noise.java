package dev.lacuna.text.vectors;

import dev.lacuna.text.Vocabulary;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * The distribution that negatives are drawn from: words by their count to the power of ¾ (Mikolov
 * et al., <a href="https://arxiv.org/abs/1310.4546">Distributed Representations of Words and
 * Phrases and their Compositionality</a>, 2013).
 *
 * <p>Drawn by Walker's alias method: each word has a slot of the same size, and what a frequent
 * word has too much fills up the slots of rare ones. Immutable.
 */
final class Noise {
  private static final double POWER = 0.75;

  /** How much of a word's slot is its own, as a number of 31 bits. */
  private final int[] own;

  /** Whose the rest of the slot is. */
  private final int[] others;

  Noise(Vocabulary vocabulary) {
    double[] shares = new double[vocabulary.size()];
    Arrays.setAll(shares, word -> weight(vocabulary, word));
    double mean = DoubleStream.of(shares).average().orElse(1);
    Arrays.setAll(shares, word -> shares[word] / mean);
    own = new int[shares.length];
    others = new int[shares.length];
    if (shares.length > 0) {
      fill(shares);
    }
  }

  /** A word that is not in the corpus counts as if it were there once. */
  private static double weight(Vocabulary vocabulary, int word) {
    return StrictMath.pow((double) Math.max(1, vocabulary.count(word)), POWER);
  }

  /**
   * Words come by falling counts: the rarest are filled up by the most frequent one with a rest.
   */
  private void fill(double[] shares) {
    int giver = 0;
    for (int taker = shares.length - 1; taker > giver; taker--) {
      settle(taker, giver, shares[taker]);
      shares[giver] -= 1 - shares[taker];
      while (shares[giver] < 1 && giver < taker - 1) {
        settle(giver, giver + 1, shares[giver]);
        shares[giver + 1] -= 1 - shares[giver];
        giver++;
      }
    }
    settle(giver, giver, 1);
  }

  private void settle(int word, int other, double share) {
    own[word] = (int) Math.min(Integer.MAX_VALUE, share * (1L << 31));
    others[word] = other;
  }

  int draw(SplittableRandom random) {
    long bits = random.nextLong();
    int word = (int) (((bits >>> 32) * own.length) >>> 32);
    return ((int) bits & Integer.MAX_VALUE) < own[word] ? word : others[word];
  }
}
