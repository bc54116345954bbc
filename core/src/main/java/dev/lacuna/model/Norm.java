package dev.lacuna.model;

import java.util.Locale;

/** What a layer of the trunk does to its sums before the activation. */
public enum Norm {
  /** Nothing. */
  NONE,
  /**
   * Brings each unit to mean 0 and variance 1 over the rows of a block of the batch, then scales
   * and shifts it (S. Ioffe and C. Szegedy, Batch Normalization, 2015; over blocks: E. Hoffer et
   * al., Train longer, generalize better, 2017). A trained network has it folded into its weights.
   */
  BATCH,
  /**
   * Brings the units of each row to mean 0 and variance 1, then scales and shifts each unit (J. L.
   * Ba et al., Layer Normalization, 2016).
   */
  LAYER;

  /** Returns the name used on the command line and in model files, such as {@code layer}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
