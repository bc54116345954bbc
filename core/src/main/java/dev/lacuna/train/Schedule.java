package dev.lacuna.train;

import java.util.Locale;

/**
 * How the learning rate goes over the steps of a training.
 *
 * @param shape its course after the warm-up
 * @param warmUp the share of all steps, 0 to below 1, over which the rate first rises from 0 in
 *     equal parts; one-cycle has a rise of its own and takes none
 */
public record Schedule(Shape shape, double warmUp) {
  /** The same rate throughout. */
  public static final Schedule CONSTANT = new Schedule(Shape.CONSTANT, 0);

  /** A course of the learning rate. */
  public enum Shape {
    /** Stays as it is. */
    CONSTANT,
    /** Falls to zero along half a cosine (I. Loshchilov and F. Hutter, SGDR, 2017). */
    COSINE,
    /**
     * Rises from a 25th over the first three tenths and then falls to a 10,000th of where it began,
     * along half a cosine each (L. N. Smith and N. Topin, Super-Convergence, 2018).
     */
    ONE_CYCLE;

    /** Returns the name used on the command line, such as {@code one-cycle}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final double RISE = 0.3;
  private static final double FIRST = 1 / 25.0;
  private static final double LAST = FIRST / 1e4;

  /** Checks the range. */
  public Schedule {
    TrainingConfig.check(
        warmUp >= 0 && warmUp < 1, "the warm-up must be within 0 to below 1", warmUp);
    TrainingConfig.check(
        shape != Shape.ONE_CYCLE || warmUp == 0, "one-cycle takes no warm-up", warmUp);
  }

  /**
   * Returns what the learning rate is multiplied by.
   *
   * @param step from 0
   * @param steps of the whole training, at least 1
   */
  public double factor(long step, long steps) {
    double rising = warmUp * steps;
    if (step < rising) {
      return (step + 1) / Math.max(1, rising + 1);
    }
    double progress = Math.min(1, (step - rising) / Math.max(1, steps - rising));
    return switch (shape) {
      case CONSTANT -> 1;
      case COSINE -> between(1, 0, progress);
      case ONE_CYCLE ->
          progress < RISE
              ? between(FIRST, 1, progress / RISE)
              : between(1, LAST, (progress - RISE) / (1 - RISE));
    };
  }

  private static double between(double from, double to, double share) {
    return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
  }
}
