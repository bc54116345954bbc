package dev.lacuna.data;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * All randomness of a run, from its one seed. Every use names its purpose and gets a stream of its
 * own, so that one more draw in one place changes nothing in another.
 */
public final class Randomness {
  private Randomness() {}

  /** Returns the random stream of a seed for a purpose, such as {@code shuffle}. */
  public static RandomGenerator of(long seed, String purpose) {
    return new SplittableRandom(derive(seed, purpose));
  }

  /** Returns the seed of a purpose. */
  public static long derive(long seed, String purpose) {
    CRC32 hash = new CRC32();
    hash.update(purpose.getBytes(StandardCharsets.UTF_8));
    return new SplittableRandom(seed ^ (hash.getValue() << 32 | hash.getValue())).nextLong();
  }

  /** Returns the numbers 0 to n − 1 in random order. */
  public static int[] permutation(int n, RandomGenerator random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
