package dev.lacuna.eval;

/** The loss of a probability given to what turned out to be the label. */
final class LogLoss {
  private static final double CLIP = 1e-15;

  private LogLoss() {}

  static double of(double probabilityOfLabel) {
    return -Math.log(Math.max(CLIP, Math.min(1 - CLIP, probabilityOfLabel)));
  }
}
