package dev.lacuna.model;

import dev.lacuna.kernel.Gelu;
import dev.lacuna.kernel.Kernels;
import dev.lacuna.kernel.Panels;
import dev.lacuna.kernel.RowRange;
import java.util.Locale;

/** What a layer of the trunk does to its sums. */
public enum Activation {
  /** max(0, z). */
  RELU,
  /** tanh(z). */
  TANH,
  /** z·Φ(z), with Φ the normal distribution function; see {@link Gelu}. */
  GELU,
  /** z. */
  IDENTITY;

  /**
   * Replaces sums by what the activation makes of them.
   *
   * @param z rows × units
   * @param derivatives receives the derivatives of tanh and GELU, which training needs; the other
   *     activations leave it alone
   */
  public void apply(Kernels kernels, Panels z, Panels derivatives, RowRange rows) {
    switch (this) {
      case RELU -> kernels.relu(z, rows);
      case TANH -> kernels.tanh(z, derivatives, rows);
      case GELU -> kernels.gelu(z, derivatives, rows);
      case IDENTITY -> {}
    }
  }

  /** Returns the name used on the command line and in model files, such as {@code relu}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
