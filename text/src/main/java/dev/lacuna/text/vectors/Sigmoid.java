package dev.lacuna.text.vectors;

/**
 * 1 / (1 + e⁻ˣ) from a table, within 0.0005 of it; 0 below −8 and 1 above 8. An exponential for
 * every pair of words would take longer than all other arithmetic of the pair.
 */
final class Sigmoid {
  private static final int LIMIT = 8;
  private static final int STEPS = 256;
  private static final float[] VALUES = new float[2 * LIMIT * STEPS];

  static {
    for (int i = 0; i < VALUES.length; i++) {
      double middle = (i + 0.5) / STEPS - LIMIT;
      VALUES[i] = (float) (1 / (1 + StrictMath.exp(-middle)));
    }
  }

  private Sigmoid() {}

  static float of(float x) {
    if (x >= LIMIT) {
      return 1;
    }
    return x < -LIMIT ? 0 : VALUES[(int) ((x + LIMIT) * STEPS)];
  }
}
