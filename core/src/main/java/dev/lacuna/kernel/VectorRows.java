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

  static void dots(SelectedRows rows, float[] x) {
    int i = 0;
    for (; i + 2 < rows.count(); i += 3) {
      dotsOfThree(rows, i, x);
    }
    for (; i < rows.count(); i++) {
      rows.numbers()[i] = dot(rows.matrix(), rows.start(i), x, 0, rows.length());
    }
  }

  /** Three rows at once, so that x is loaded once and sums do not wait for each other. */
  private static void dotsOfThree(SelectedRows rows, int first, float[] x) {
    float[] matrix = rows.matrix();
    int start0 = rows.start(first);
    int start1 = rows.start(first + 1);
    int start2 = rows.start(first + 2);
    int whole = rows.length() & -LANES;
    FloatVector v0 = FloatVector.zero(SPECIES);
    FloatVector v1 = v0, v2 = v0;
    for (int at = 0; at < whole; at += LANES) {
      FloatVector t = load(x, at);
      v0 = t.fma(load(matrix, start0 + at), v0);
      v1 = t.fma(load(matrix, start1 + at), v1);
      v2 = t.fma(load(matrix, start2 + at), v2);
    }
    float sum0 = sum(v0), sum1 = sum(v1), sum2 = sum(v2);
    for (int at = whole; at < rows.length(); at++) {
      sum0 += x[at] * matrix[start0 + at];
      sum1 += x[at] * matrix[start1 + at];
      sum2 += x[at] * matrix[start2 + at];
    }
    rows.numbers()[first] = sum0;
    rows.numbers()[first + 1] = sum1;
    rows.numbers()[first + 2] = sum2;
  }

  static void exchange(SelectedRows rows, float[] x, float[] y, int yFrom) {
    int i = 0;
    for (; i + 2 < rows.count(); i += 3) {
      exchangeWithThree(rows, i, x, y, yFrom);
    }
    for (; i < rows.count(); i++) {
      float factor = rows.numbers()[i];
      addScaled(y, yFrom, rows.matrix(), rows.start(i), factor, rows.length());
      addScaled(rows.matrix(), rows.start(i), x, 0, factor, rows.length());
    }
  }

  private static void exchangeWithThree(
      SelectedRows rows, int first, float[] x, float[] y, int yFrom) {
    float[] matrix = rows.matrix();
    int start0 = rows.start(first);
    int start1 = rows.start(first + 1);
    int start2 = rows.start(first + 2);
    float factor0 = rows.numbers()[first];
    float factor1 = rows.numbers()[first + 1];
    float factor2 = rows.numbers()[first + 2];
    FloatVector t0 = spread(factor0);
    FloatVector t1 = spread(factor1);
    FloatVector t2 = spread(factor2);
    int whole = rows.length() & -LANES;
    for (int at = 0; at < whole; at += LANES) {
      FloatVector v = load(x, at);
      FloatVector v0 = load(matrix, start0 + at);
      FloatVector v1 = load(matrix, start1 + at);
      FloatVector v2 = load(matrix, start2 + at);
      FloatVector sum = t0.fma(v0, t1.fma(v1, t2.fma(v2, load(y, yFrom + at))));
      sum.intoArray(y, yFrom + at);
      t0.fma(v, v0).intoArray(matrix, start0 + at);
      t1.fma(v, v1).intoArray(matrix, start1 + at);
      t2.fma(v, v2).intoArray(matrix, start2 + at);
    }
    for (int at = whole; at < rows.length(); at++) {
      float r0 = matrix[start0 + at];
      float r1 = matrix[start1 + at];
      float r2 = matrix[start2 + at];
      y[yFrom + at] += factor0 * r0 + factor1 * r1 + factor2 * r2;
      matrix[start0 + at] = r0 + factor0 * x[at];
      matrix[start1 + at] = r1 + factor1 * x[at];
      matrix[start2 + at] = r2 + factor2 * x[at];
    }
  }

  private static VectorShuffle<Float> turn(int lanes) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane + lanes) % LANES);
  }
}
