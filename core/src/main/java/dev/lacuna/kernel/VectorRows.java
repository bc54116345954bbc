package dev.lacuna.kernel;

import static dev.lacuna.kernel.Vectors.LANES;
import static dev.lacuna.kernel.Vectors.SPECIES;
import static dev.lacuna.kernel.Vectors.load;
import static dev.lacuna.kernel.Vectors.put;
import static dev.lacuna.kernel.Vectors.spread;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;

/** Sums of rows of numbers on the processor's vectors. */
final class VectorRows {
  private static final VectorShuffle<Float> BY_HALF = turn(LANES / 2);
  private static final VectorShuffle<Float> BY_QUARTER = turn(LANES / 4);
  private static final VectorShuffle<Float> BY_EIGHTH = turn(LANES / 8);
  private static final VectorShuffle<Float> BY_ONE = turn(1);

  private VectorRows() {}

  static float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
    int whole = length & -LANES;
    FloatVector even = FloatVector.zero(SPECIES);
    FloatVector odd = even;
    int at = 0;
    for (; at + LANES < whole; at += 2 * LANES) {
      even = load(a, aFrom + at).fma(load(b, bFrom + at), even);
      odd = load(a, aFrom + at + LANES).fma(load(b, bFrom + at + LANES), odd);
    }
    if (at < whole) {
      even = load(a, aFrom + at).fma(load(b, bFrom + at), even);
    }
    float sum = sum(even.add(odd));
    for (int i = whole; i < length; i++) {
      sum += a[aFrom + i] * b[bFrom + i];
    }
    return sum;
  }

  /** Folds a vector over and over: reduceLanes does not promise in which order it adds. */
  private static float sum(FloatVector numbers) {
    FloatVector sum = numbers.add(numbers.rearrange(BY_HALF));
    sum = sum.add(sum.rearrange(BY_QUARTER));
    sum = sum.add(sum.rearrange(BY_EIGHTH));
    return LANES > Kernels.TILE ? sum.add(sum.rearrange(BY_ONE)).lane(0) : sum.lane(0);
  }

  static void addScaled(float[] y, int yFrom, float[] x, int xFrom, float factor, int length) {
    int whole = length & -LANES;
    FloatVector t = spread(factor);
    int at = 0;
    for (; at + LANES < whole; at += 2 * LANES) {
      FloatVector even = load(x, xFrom + at).fma(t, load(y, yFrom + at));
      FloatVector odd = load(x, xFrom + at + LANES).fma(t, load(y, yFrom + at + LANES));
      put(y, yFrom + at, even, odd);
    }
    if (at < whole) {
      load(x, xFrom + at).fma(t, load(y, yFrom + at)).intoArray(y, yFrom + at);
    }
    for (int i = whole; i < length; i++) {
      y[yFrom + i] += factor * x[xFrom + i];
    }
  }

  private static VectorShuffle<Float> turn(int lanes) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane + lanes) % LANES);
  }
}
