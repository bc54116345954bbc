package dev.lacuna.model;

import java.util.Arrays;

/**
 * A trained layer norm: {@code y_j = scale_j (z_j − mean) / √(variance + ε) + shift_j}, with mean
 * and variance over the units of a row. Immutable by contract: nobody changes the arrays after it
 * was made.
 */
public final class LayerNorm {
  /** What is added to the variance, lest it be zero. */
  public static final double EPSILON = 1e-5;

  private final float[] scale;
  private final float[] shift;

  /**
   * Creates a layer norm over the given arrays, which the caller must not change any more.
   *
   * @param scale one per unit
   * @param shift one per unit
   */
  public LayerNorm(float[] scale, float[] shift) {
    if (scale.length != shift.length) {
      throw new IllegalArgumentException(
          "scale and shift must have one length, scale = %d, shift = %d"
              .formatted(scale.length, shift.length));
    }
    this.scale = scale;
    this.shift = shift;
  }

  /** Returns a layer norm that scales by 1 and shifts by 0. */
  static LayerNorm initial(int units) {
    float[] scale = new float[units];
    Arrays.fill(scale, 1);
    return new LayerNorm(scale, new float[units]);
  }

  /** Returns a copy of the scales. */
  public float[] scale() {
    return scale.clone();
  }

  /** Returns a copy of the shifts. */
  public float[] shift() {
    return shift.clone();
  }

  /** Returns the number of units. */
  public int units() {
    return scale.length;
  }

  /** Returns whether every scale and shift is a finite number. */
  boolean isFinite() {
    return DenseLayer.allFinite(scale) && DenseLayer.allFinite(shift);
  }

  /** Normalises the first numbers of an array in place, as many as there are units. */
  void apply(float[] units) {
    int count = scale.length;
    double sum = 0;
    for (int j = 0; j < count; j++) {
      sum += units[j];
    }
    double mean = sum / count;
    double squares = 0;
    for (int j = 0; j < count; j++) {
      squares += (units[j] - mean) * (units[j] - mean);
    }
    double factor = 1 / Math.sqrt(squares / count + EPSILON);
    for (int j = 0; j < count; j++) {
      units[j] = (float) (scale[j] * ((units[j] - mean) * factor) + shift[j]);
    }
  }
}
