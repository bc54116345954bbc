package dev.lacuna.kernel;

import static dev.lacuna.kernel.Vectors.LANES;
import static dev.lacuna.kernel.Vectors.SPECIES;
import static dev.lacuna.kernel.Vectors.load;
import static dev.lacuna.kernel.Vectors.put;
import static dev.lacuna.kernel.Vectors.spread;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Functions of numbers on the processor's vectors, made of operations that round alike before and
 * after compilation.
 */
final class VectorFunctions {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

  /** From here on tanh is 1 in floats. */
  private static final float TANH_LIMIT = 7.905311f;

  private static final float EXP_LIMIT = -80;
  private static final float LOG2_E = 1.442695f;
  private static final float ROUNDER = 3 << 22;
  private static final double DOUBLE_EXP_LIMIT = -700;
  private static final double DOUBLE_LOG2_E = 1.44269504088896340736;
  private static final double DOUBLE_ROUNDER = 3L << 51;

  /** The logarithm of 2 in two parts, the first with so few bits that its multiples are exact. */
  private static final double LN2_HIGH = 6.93147180369123816490e-01;

  private static final double LN2_LOW = 1.90821492927058770002e-10;

  private VectorFunctions() {}

  static void relu(Panels z, RowRange rows) {
    for (int panel = 0; panel < z.panels(); panel++) {
      relu(z.data(), z.start(panel, rows.from()), z.start(panel, rows.to()));
    }
  }

  /** Half of z + |z|, because a maximum of floats takes eight instructions before Java 21. */
  private static void relu(float[] z, int from, int to) {
    int at = from;
    for (; at + LANES < to; at += 2 * LANES) {
      FloatVector a = load(z, at);
      FloatVector b = load(z, at + LANES);
      put(z, at, a.add(a.abs()).mul(0.5f), b.add(b.abs()).mul(0.5f));
    }
    if (at < to) {
      FloatVector a = load(z, at);
      a.add(a.abs()).mul(0.5f).intoArray(z, at);
    }
  }

  static void reluSlopes(Panels x, Panels slopes, float factor, RowRange rows) {
    for (int panel = 0; panel < x.panels(); panel++) {
      int from = x.start(panel, rows.from());
      reluSlopes(x.data(), slopes.data(), factor, from, x.start(panel, rows.to()));
    }
  }

  private static void reluSlopes(float[] x, float[] slopes, float factor, int from, int to) {
    for (int at = from; at < to; at += LANES) {
      IntVector drop = notPositive(load(x, at));
      IntVector bits = load(slopes, at).mul(factor).reinterpretAsInts();
      bits.lanewise(VectorOperators.AND_NOT, drop).reinterpretAsFloats().intoArray(slopes, at);
    }
  }

  /** Returns all bits where a number is not above zero: masks do the same, but are slow. */
  private static IntVector notPositive(FloatVector numbers) {
    IntVector bits = numbers.reinterpretAsInts();
    return bits.sub(1).or(bits).lanewise(VectorOperators.ASHR, 31);
  }

  static void tanh(Panels z, Panels derivatives, RowRange rows) {
    for (int panel = 0; panel < z.panels(); panel++) {
      tanh(z.data(), derivatives.data(), z.start(panel, rows.from()), z.start(panel, rows.to()));
    }
  }

  /**
   * An odd polynomial over an even one, good to some units in the last place within ±7.9, where
   * tanh is ±1 in floats. Java's own TANH rounds one way when compiled and another when not, so
   * that a training could not be repeated bit for bit.
   */
  private static void tanh(float[] z, float[] derivatives, int from, int to) {
    for (int at = from; at < to; at += LANES) {
      FloatVector x = load(z, at).max(-TANH_LIMIT).min(TANH_LIMIT);
      FloatVector square = x.mul(x);
      FloatVector odd = spread(-2.7607684e-16f).fma(square, spread(2.000188e-13f));
      odd = odd.fma(square, spread(-8.604672e-11f));
      odd = odd.fma(square, spread(5.1222973e-08f));
      odd = odd.fma(square, spread(1.48572235e-05f));
      odd = odd.fma(square, spread(0.00063726195f));
      odd = odd.fma(square, spread(0.0048935246f)).mul(x);
      FloatVector even = spread(1.1982584e-06f).fma(square, spread(0.00011853471f));
      even = even.fma(square, spread(0.0022684347f));
      even = even.fma(square, spread(0.004893525f));
      FloatVector value = odd.div(even).max(-1f).min(1f);
      value.intoArray(z, at);
      value.neg().fma(value, spread(1f)).intoArray(derivatives, at);
    }
  }

  static void gelu(Panels z, Panels derivatives, RowRange rows) {
    for (int panel = 0; panel < z.panels(); panel++) {
      gelu(z.data(), derivatives.data(), z.start(panel, rows.from()), z.start(panel, rows.to()));
    }
  }

  /** The formulas of {@link Gelu}, in single precision. */
  private static void gelu(float[] z, float[] derivatives, int from, int to) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int at = from; at < to; at += LANES) {
      FloatVector sum = load(z, at);
      FloatVector bell = exp(sum.mul(sum).mul(-0.5f));
      FloatVector t = one.div(sum.abs().mul((float) (Gelu.P * Gelu.ROOT_HALF)).add(1f));
      FloatVector series = spread((float) Gelu.A5);
      series = series.fma(t, spread((float) Gelu.A4));
      series = series.fma(t, spread((float) Gelu.A3));
      series = series.fma(t, spread((float) Gelu.A2));
      series = series.fma(t, spread((float) Gelu.A1)).mul(t);
      FloatVector tail = series.mul(bell).mul(0.5f);
      FloatVector normal = tail.blend(one.sub(tail), sum.compare(VectorOperators.GT, 0f));
      sum.mul(normal).intoArray(z, at);
      sum.mul(bell).fma(spread((float) Gelu.DENSITY), normal).intoArray(derivatives, at);
    }
  }

  /**
   * Returns the exponentials of numbers up to 0, and 0 below −80: 2ⁿ·eʳ, with eʳ a polynomial (the
   * one of S. Moshier's Cephes). Java's own EXP rounds one way when compiled and another when not.
   */
  private static FloatVector exp(FloatVector numbers) {
    FloatVector x = numbers.max(EXP_LIMIT);
    // adding so large a number rounds to an integer, which then stands in the lowest bits
    FloatVector shifted = x.fma(spread(LOG2_E), spread(ROUNDER));
    FloatVector n = shifted.sub(ROUNDER);
    FloatVector r = n.fma(spread(-0.6933594f), x);
    r = n.fma(spread(2.12194440e-4f), r);
    FloatVector series = r.fma(spread(0.00019875691f), spread(0.0013981999f));
    series = series.fma(r, spread(0.008333452f));
    series = series.fma(r, spread(0.041665796f));
    series = series.fma(r, spread(0.16666666f));
    series = series.fma(r, spread(0.5f));
    series = series.fma(r.mul(r), r).add(1f);
    IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
    FloatVector result = series.reinterpretAsInts().add(exponent).reinterpretAsFloats();
    return result.blend(0f, numbers.compare(VectorOperators.LT, EXP_LIMIT));
  }

  /**
   * 2ⁿ·eʳ with |r| at most half of log 2, and eʳ its Taylor series, which is exact in doubles after
   * r¹³. Java's own EXP rounds one way when compiled and another when not.
   */
  static void exp(double[] numbers, int count) {
    for (int i = 0; i < count; i += DOUBLES.length()) {
      DoubleVector x = DoubleVector.fromArray(DOUBLES, numbers, i).max(DOUBLE_EXP_LIMIT);
      // adding so large a number rounds to an integer, which then stands in the lowest bits
      DoubleVector shifted = x.fma(spreadDouble(DOUBLE_LOG2_E), spreadDouble(DOUBLE_ROUNDER));
      DoubleVector n = shifted.sub(DOUBLE_ROUNDER);
      DoubleVector r = n.fma(spreadDouble(-LN2_HIGH), x);
      r = n.fma(spreadDouble(-LN2_LOW), r);
      DoubleVector series = r.fma(spreadDouble(1 / 6227020800.0), spreadDouble(1 / 479001600.0));
      series = series.fma(r, spreadDouble(1 / 39916800.0));
      series = series.fma(r, spreadDouble(1 / 3628800.0));
      series = series.fma(r, spreadDouble(1 / 362880.0));
      series = series.fma(r, spreadDouble(1 / 40320.0));
      series = series.fma(r, spreadDouble(1 / 5040.0));
      series = series.fma(r, spreadDouble(1 / 720.0));
      series = series.fma(r, spreadDouble(1 / 120.0));
      series = series.fma(r, spreadDouble(1 / 24.0));
      series = series.fma(r, spreadDouble(1 / 6.0));
      series = series.fma(r, spreadDouble(0.5)).fma(r, spreadDouble(1.0)).fma(r, spreadDouble(1.0));
      LongVector exponent = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
      series.reinterpretAsLongs().add(exponent).reinterpretAsDoubles().intoArray(numbers, i);
    }
  }

  private static DoubleVector spreadDouble(double number) {
    return DoubleVector.broadcast(DOUBLES, number);
  }
}
