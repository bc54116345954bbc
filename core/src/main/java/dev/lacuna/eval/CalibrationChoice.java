package dev.lacuna.eval;

import java.util.Locale;

/** How a user wants probabilities to be calibrated. */
public enum CalibrationChoice {
  /** Isotonic where the development part has labels enough for it, by a temperature elsewhere. */
  AUTO,
  /** Not at all. */
  NONE,
  /** By one number per head. */
  TEMPERATURE,
  /** By a rising line per binary head, by a temperature for categorical heads. */
  ISOTONIC;

  /** Returns the name in options. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
