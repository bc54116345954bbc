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

  static void dots(RowPairs pairs) {
    for (int i = 0; i < pairs.left().count(); i += RowPairs.LEFT_GROUP) {
      for (int j = 0; j < pairs.right().count(); j += RowPairs.RIGHT_GROUP) {
        sumProducts(pairs, i, j);
      }
      addUp(pairs, i);
    }
  }

  /**
   * Leaves a vector of sums for each pair of a group. To fold six vectors here would be too much
   * for compilers before Java 21: they would put each into an object of its own.
   */
  private static void sumProducts(RowPairs pairs, int i, int j) {
    float[] x = pairs.left().matrix();
    float[] y = pairs.right().matrix();
    int x0 = pairs.left().start(i);
    int x1 = pairs.left().start(i + 1);
    int y0 = pairs.right().start(j);
    int y1 = pairs.right().start(j + 1);
    int y2 = pairs.right().start(j + 2);
    int length = pairs.left().length();
    int whole = length & -LANES;
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0, a2 = a0, b0 = a0, b1 = a0, b2 = a0;
    for (int k = 0; k < whole; k += LANES) {
      FloatVector u = load(x, x0 + k);
      FloatVector v = load(x, x1 + k);
      FloatVector t = load(y, y0 + k);
      a0 = t.fma(u, a0);
      b0 = t.fma(v, b0);
      t = load(y, y1 + k);
      a1 = t.fma(u, a1);
      b1 = t.fma(v, b1);
      t = load(y, y2 + k);
      a2 = t.fma(u, a2);
      b2 = t.fma(v, b2);
    }
    float[] sums = pairs.sums();
    int at = j * LANES;
    put(sums, at, a0, a1);
    a2.intoArray(sums, at + 2 * LANES);
    at += pairs.right().capacity() * LANES;
    put(sums, at, b0, b1);
    b2.intoArray(sums, at + 2 * LANES);
  }

  /** Adds up the vectors of the pairs of two left rows, and what no vector held. */
  private static void addUp(RowPairs pairs, int left) {
    float[] sums = pairs.sums();
    float[] numbers = pairs.numbers();
    int from = pairs.at(left, 0);
    int count = RowPairs.LEFT_GROUP * pairs.right().capacity();
    for (int pair = 0; pair < count; pair++) {
      numbers[from + pair] = sum(sums, pair * LANES);
    }
    int whole = pairs.left().length() & -LANES;
    if (whole < pairs.left().length()) {
      addRest(pairs, left, whole);
    }
  }

  private static float sum(float[] numbers, int at) {
    float first = sumOfEight(numbers, at);
    return LANES > Kernels.TILE ? first + sumOfEight(numbers, at + Kernels.TILE) : first;
  }

  private static float sumOfEight(float[] numbers, int at) {
    float first = (numbers[at] + numbers[at + 1]) + (numbers[at + 2] + numbers[at + 3]);
    float second = (numbers[at + 4] + numbers[at + 5]) + (numbers[at + 6] + numbers[at + 7]);
    return first + second;
  }

  private static void addRest(RowPairs pairs, int left, int from) {
    float[] x = pairs.left().matrix();
    float[] y = pairs.right().matrix();
    for (int row = left; row < left + RowPairs.LEFT_GROUP; row++) {
      for (int column = 0; column < pairs.right().count(); column++) {
        int at = pairs.at(row, column);
        for (int k = from; k < pairs.left().length(); k++) {
          pairs.numbers()[at] +=
              x[pairs.left().start(row) + k] * y[pairs.right().start(column) + k];
        }
      }
    }
  }

  static void exchange(RowPairs pairs) {
    for (int i = 0; i < pairs.left().count(); i += RowPairs.LEFT_GROUP) {
      for (int j = 0; j < pairs.right().count(); j += RowPairs.RIGHT_GROUP) {
        exchange(pairs, i, j);
        if (pairs.left().length() % LANES > 0) {
          ScalarKernels.exchange(pairs, i, j, pairs.left().length() & -LANES);
        }
      }
    }
  }

  private static void exchange(RowPairs pairs, int i, int j) {
    float[] x = pairs.left().matrix();
    float[] y = pairs.right().matrix();
    int x0 = pairs.left().start(i);
    int x1 = pairs.left().start(i + 1);
    int y0 = pairs.right().start(j);
    int y1 = pairs.right().start(j + 1);
    int y2 = pairs.right().start(j + 2);
    float[] numbers = pairs.numbers();
    int at = pairs.at(i, j);
    FloatVector a0 = spread(numbers[at]);
    FloatVector a1 = spread(numbers[at + 1]);
    FloatVector a2 = spread(numbers[at + 2]);
    at = pairs.at(i + 1, j);
    FloatVector b0 = spread(numbers[at]);
    FloatVector b1 = spread(numbers[at + 1]);
    FloatVector b2 = spread(numbers[at + 2]);
    int whole = pairs.left().length() & -LANES;
    for (int k = 0; k < whole; k += LANES) {
      FloatVector u = load(x, x0 + k);
      FloatVector v = load(x, x1 + k);
      FloatVector r = load(y, y0 + k);
      FloatVector s = load(y, y1 + k);
      FloatVector t = load(y, y2 + k);
      a0.fma(r, a1.fma(s, a2.fma(t, u))).intoArray(x, x0 + k);
      b0.fma(r, b1.fma(s, b2.fma(t, v))).intoArray(x, x1 + k);
      a0.fma(u, b0.fma(v, r)).intoArray(y, y0 + k);
      a1.fma(u, b1.fma(v, s)).intoArray(y, y1 + k);
      a2.fma(u, b2.fma(v, t)).intoArray(y, y2 + k);
    }
  }

  private static VectorShuffle<Float> turn(int lanes) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane + lanes) % LANES);
  }
}
