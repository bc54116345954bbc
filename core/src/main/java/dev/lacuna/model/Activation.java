package dev.lacuna.model;

import dev.lacuna.kernel.Gelu;
import java.util.Locale;

/** What a layer of the trunk does to its sums. */
public enum Activation {
  /** max(0, z). */
  RELU {
    @Override
    public float apply(float z) {
      return z > 0 ? z : 0;
    }
  },
  /** tanh(z). */
  TANH {
    @Override
    public float apply(float z) {
      return (float) Math.tanh(z);
    }
  },
  /** z·Φ(z), with Φ the normal distribution function; see {@link Gelu}. */
  GELU {
    @Override
    public float apply(float z) {
      return (float) Gelu.value(z);
    }
  },
  /** z. */
  IDENTITY {
    @Override
    public float apply(float z) {
      return z;
    }
  };

  /** Returns the activation of a sum. */
  public abstract float apply(float z);

  /** Returns the name used on the command line and in model files, such as {@code relu}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
