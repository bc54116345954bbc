package dev.lacuna.toy.picture;

/**
 * The colours of probabilities, from a light yellow for 0 to a dark blue for 1. Their lightness
 * falls in equal steps, so that the order survives in greyscale and for every kind of colour
 * vision.
 */
final class ProbabilityColors {
  private static final int OPAQUE = 0xff000000;
  private static final int[] ANCHORS = {
    0xf4fdca, 0xdff3bc, 0xc7e8b7, 0xaddeb7, 0x93d3ba, 0x78c8bd, 0x5ebcc0, 0x47b0c2, 0x36a3c1,
    0x2a95bf, 0x2588bb, 0x247ab5, 0x246caf, 0x255fa8, 0x2651a2, 0x25449a, 0x22388f
  };

  private ProbabilityColors() {}

  /** Returns the colour as ARGB: transparent where the probability is not a number. */
  static int argb(double probability) {
    if (Double.isNaN(probability)) {
      return 0;
    }
    double position = Math.max(0, Math.min(1, probability)) * (ANCHORS.length - 1);
    int below = Math.min(ANCHORS.length - 2, (int) position);
    return OPAQUE | mix(ANCHORS[below], ANCHORS[below + 1], position - below);
  }

  private static int mix(int from, int to, double share) {
    return channel(from, to, share, 16) | channel(from, to, share, 8) | channel(from, to, share, 0);
  }

  private static int channel(int from, int to, double share, int shift) {
    int start = from >> shift & 0xff;
    int end = to >> shift & 0xff;
    return (int) Math.round(start + (end - start) * share) << shift;
  }
}
