package dev.lacuna.model;

import java.util.Locale;

/** What a layer of the trunk does to its sums. */
public enum Activation {
  /** max(0, z). */
  RELU {
    @Override
    public float apply(float z) {
      return z > 0 ? z : 0;
    }

    @Override
    public float derivativeAt(float activated) {
      return activated > 0 ? 1 : 0;
    }
  },
  /** tanh(z). */
  TANH {
    @Override
    public float apply(float z) {
      return (float) Math.tanh(z);
    }

    @Override
    public float derivativeAt(float activated) {
      return 1 - activated * activated;
    }
  },
  /** z. */
  IDENTITY {
    @Override
    public float apply(float z) {
      return z;
    }

    @Override
    public float derivativeAt(float activated) {
      return 1;
    }
  };

  /** Returns the activation of a sum. */
  public abstract float apply(float z);

  /** Returns the derivative by the sum, from what {@link #apply} made of the sum. */
  public abstract float derivativeAt(float activated);

  /** Returns the name used on the command line and in model files, such as {@code relu}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
