package dev.lacuna.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Kernels on the processor's vectors. Sixteen vectors of sums stay in registers while a loop runs:
 * eight rows of x, or eight columns, by two panels. Every hot method has one loop only; compilers
 * before Java 21 keep vectors in registers through one loop, but not through nested ones.
 */
final class VectorKernels extends Kernels {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int SHIFT = Integer.numberOfTrailingZeros(LANES);
  private static final float[] ZEROS = new float[LANES];
  private static final float[] ONES = ones();

  /** Moments below this are taken for zero, lest they become denormal numbers, which are slow. */
  private static final int NEGLIGIBLE_BITS = Float.floatToRawIntBits(1e-30f);

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

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public boolean isVectorised() {
    return true;
  }

  @Override
  public void multiply(Panels x, Panels w, Panels z, RowRange rows) {
    int panels = z.panels();
    int panel = 0;
    for (; panel + 1 < panels; panel += 2) {
      for (int row = rows.from(); row < rows.to(); row += TILE) {
        multiplyTwo(x, w, z, row, panel);
      }
    }
    if (panel < panels) {
      for (int row = rows.from(); row < rows.to(); row += TILE) {
        multiplyOne(x, w, z, row, panel);
      }
    }
  }

  private static void multiplyTwo(Panels left, Panels right, Panels result, int row, int panel) {
    float[] x = left.data();
    float[] w = right.data();
    int inputs = left.columns();
    int stride = left.capacity() << SHIFT;
    int rowAt = row << SHIFT;
    int w0 = right.start(panel, 0);
    int w1 = right.start(panel + 1, 0);
    boolean biased = right.capacity() > inputs;
    float[] bias = biased ? w : ZEROS;
    FloatVector a0 = load(bias, biased ? right.start(panel, inputs) : 0);
    FloatVector b0 = load(bias, biased ? right.start(panel + 1, inputs) : 0);
    FloatVector a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
    FloatVector b1 = b0, b2 = b0, b3 = b0, b4 = b0, b5 = b0, b6 = b0, b7 = b0;
    for (int i = 0; i < inputs; i++) {
      int at = (i >> SHIFT) * stride + rowAt + (i & (LANES - 1));
      FloatVector u = load(w, w0 + (i << SHIFT));
      FloatVector v = load(w, w1 + (i << SHIFT));
      FloatVector t = spread(x[at]);
      a0 = t.fma(u, a0);
      b0 = t.fma(v, b0);
      t = spread(x[at + LANES]);
      a1 = t.fma(u, a1);
      b1 = t.fma(v, b1);
      t = spread(x[at + 2 * LANES]);
      a2 = t.fma(u, a2);
      b2 = t.fma(v, b2);
      t = spread(x[at + 3 * LANES]);
      a3 = t.fma(u, a3);
      b3 = t.fma(v, b3);
      t = spread(x[at + 4 * LANES]);
      a4 = t.fma(u, a4);
      b4 = t.fma(v, b4);
      t = spread(x[at + 5 * LANES]);
      a5 = t.fma(u, a5);
      b5 = t.fma(v, b5);
      t = spread(x[at + 6 * LANES]);
      a6 = t.fma(u, a6);
      b6 = t.fma(v, b6);
      t = spread(x[at + 7 * LANES]);
      a7 = t.fma(u, a7);
      b7 = t.fma(v, b7);
    }
    float[] z = result.data();
    put(z, result.start(panel, row), a0, a1);
    put(z, result.start(panel, row + 2), a2, a3);
    put(z, result.start(panel, row + 4), a4, a5);
    put(z, result.start(panel, row + 6), a6, a7);
    put(z, result.start(panel + 1, row), b0, b1);
    put(z, result.start(panel + 1, row + 2), b2, b3);
    put(z, result.start(panel + 1, row + 4), b4, b5);
    put(z, result.start(panel + 1, row + 6), b6, b7);
  }

  private static void multiplyOne(Panels left, Panels right, Panels result, int row, int panel) {
    float[] x = left.data();
    float[] w = right.data();
    int inputs = left.columns();
    int stride = left.capacity() << SHIFT;
    int rowAt = row << SHIFT;
    int w0 = right.start(panel, 0);
    boolean biased = right.capacity() > inputs;
    FloatVector a0 = load(biased ? w : ZEROS, biased ? right.start(panel, inputs) : 0);
    FloatVector a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
    for (int i = 0; i < inputs; i++) {
      int at = (i >> SHIFT) * stride + rowAt + (i & (LANES - 1));
      FloatVector u = load(w, w0 + (i << SHIFT));
      a0 = spread(x[at]).fma(u, a0);
      a1 = spread(x[at + LANES]).fma(u, a1);
      a2 = spread(x[at + 2 * LANES]).fma(u, a2);
      a3 = spread(x[at + 3 * LANES]).fma(u, a3);
      a4 = spread(x[at + 4 * LANES]).fma(u, a4);
      a5 = spread(x[at + 5 * LANES]).fma(u, a5);
      a6 = spread(x[at + 6 * LANES]).fma(u, a6);
      a7 = spread(x[at + 7 * LANES]).fma(u, a7);
    }
    put(result.data(), result.start(panel, row), a0, a1);
    put(result.data(), result.start(panel, row + 2), a2, a3);
    put(result.data(), result.start(panel, row + 4), a4, a5);
    put(result.data(), result.start(panel, row + 6), a6, a7);
  }

  @Override
  public void gradient(Product product, Panels gradient, Tile tile) {
    int inputs = product.x().columns();
    int toRow = Math.min(tile.toRow(), inputs);
    int panel = tile.fromPanel();
    for (; panel + 1 < tile.toPanel(); panel += 2) {
      for (int i = tile.fromRow(); i < toRow; i += TILE) {
        gradientOfTwo(product, gradient, i, panel);
      }
    }
    if (panel < tile.toPanel()) {
      for (int i = tile.fromRow(); i < toRow; i += TILE) {
        gradientOfOne(product, gradient, i, panel);
      }
    }
    if (tile.toRow() > inputs) {
      for (panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
        writeSum(product, gradient.data(), gradient.start(panel, inputs), panel);
      }
    }
  }

  private static void gradientOfTwo(Product product, Panels gradient, int input, int panel) {
    float[] x = product.x().data();
    float[] s = product.s().data();
    int from = product.rows().from() << SHIFT;
    int x0 = product.x().at(0, input) + from;
    int s0 = product.s().start(panel, 0) + from;
    int s1 = product.s().start(panel + 1, 0) + from;
    int rows = product.rows().size();
    float[] g = gradient.data();
    int g0 = gradient.start(panel, input);
    int g1 = gradient.start(panel + 1, input);
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
    FloatVector b0 = a0, b1 = a0, b2 = a0, b3 = a0, b4 = a0, b5 = a0, b6 = a0, b7 = a0;
    for (int row = 0; row < rows; row++) {
      int at = row << SHIFT;
      FloatVector u = load(s, s0 + at);
      FloatVector v = load(s, s1 + at);
      FloatVector t = spread(x[x0 + at]);
      a0 = t.fma(u, a0);
      b0 = t.fma(v, b0);
      t = spread(x[x0 + at + 1]);
      a1 = t.fma(u, a1);
      b1 = t.fma(v, b1);
      t = spread(x[x0 + at + 2]);
      a2 = t.fma(u, a2);
      b2 = t.fma(v, b2);
      t = spread(x[x0 + at + 3]);
      a3 = t.fma(u, a3);
      b3 = t.fma(v, b3);
      t = spread(x[x0 + at + 4]);
      a4 = t.fma(u, a4);
      b4 = t.fma(v, b4);
      t = spread(x[x0 + at + 5]);
      a5 = t.fma(u, a5);
      b5 = t.fma(v, b5);
      t = spread(x[x0 + at + 6]);
      a6 = t.fma(u, a6);
      b6 = t.fma(v, b6);
      t = spread(x[x0 + at + 7]);
      a7 = t.fma(u, a7);
      b7 = t.fma(v, b7);
    }
    put(g, g0, a0, a1);
    put(g, g0 + 2 * LANES, a2, a3);
    put(g, g0 + 4 * LANES, a4, a5);
    put(g, g0 + 6 * LANES, a6, a7);
    put(g, g1, b0, b1);
    put(g, g1 + 2 * LANES, b2, b3);
    put(g, g1 + 4 * LANES, b4, b5);
    put(g, g1 + 6 * LANES, b6, b7);
  }

  private static void gradientOfOne(Product product, Panels gradient, int input, int panel) {
    float[] x = product.x().data();
    float[] s = product.s().data();
    int from = product.rows().from() << SHIFT;
    int x0 = product.x().at(0, input) + from;
    int s0 = product.s().start(panel, 0) + from;
    int rows = product.rows().size();
    float[] g = gradient.data();
    int g0 = gradient.start(panel, input);
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
    for (int row = 0; row < rows; row++) {
      int at = row << SHIFT;
      FloatVector u = load(s, s0 + at);
      a0 = spread(x[x0 + at]).fma(u, a0);
      a1 = spread(x[x0 + at + 1]).fma(u, a1);
      a2 = spread(x[x0 + at + 2]).fma(u, a2);
      a3 = spread(x[x0 + at + 3]).fma(u, a3);
      a4 = spread(x[x0 + at + 4]).fma(u, a4);
      a5 = spread(x[x0 + at + 5]).fma(u, a5);
      a6 = spread(x[x0 + at + 6]).fma(u, a6);
      a7 = spread(x[x0 + at + 7]).fma(u, a7);
    }
    put(g, g0, a0, a1);
    put(g, g0 + 2 * LANES, a2, a3);
    put(g, g0 + 4 * LANES, a4, a5);
    put(g, g0 + 6 * LANES, a6, a7);
  }

  private static void writeSum(Product product, float[] gradient, int at, int panel) {
    RowRange rows = product.rows();
    writeSum(product.s(), panel, rows.from(), rows.to(), gradient, at);
  }

  private static void writeSum(Panels s, int panel, int from, int to, float[] gradient, int at) {
    float[] data = s.data();
    FloatVector sum = FloatVector.zero(SPECIES);
    int end = s.start(panel, to);
    for (int k = s.start(panel, from); k < end; k += LANES) {
      sum = sum.add(load(data, k));
    }
    sum.intoArray(gradient, at);
  }

  @Override
  public void multiply(SparseRows x, Panels w, Panels z, RowRange rows) {
    for (int row = rows.from(); row < rows.to(); row++) {
      int panel = 0;
      for (; panel + 3 < z.panels(); panel += 4) {
        multiplyFour(x, w, z, row, panel);
      }
      for (; panel < z.panels(); panel++) {
        multiplyOne(x, w, z, row, panel);
      }
    }
  }

  private static void multiplyFour(SparseRows x, Panels right, Panels z, int row, int panel) {
    float[] w = right.data();
    int[] indices = x.indices();
    float[] values = x.values();
    int w0 = right.start(panel, 0);
    int stride = right.capacity() << SHIFT;
    int bias = right.start(panel, x.columns());
    FloatVector a = load(w, bias);
    FloatVector b = load(w, bias + stride);
    FloatVector c = load(w, bias + 2 * stride);
    FloatVector d = load(w, bias + 3 * stride);
    int end = x.start(row + 1);
    for (int k = x.start(row); k < end; k++) {
      int at = w0 + (indices[k] << SHIFT);
      FloatVector t = spread(values[k]);
      a = t.fma(load(w, at), a);
      b = t.fma(load(w, at + stride), b);
      c = t.fma(load(w, at + 2 * stride), c);
      d = t.fma(load(w, at + 3 * stride), d);
    }
    a.intoArray(z.data(), z.start(panel, row));
    b.intoArray(z.data(), z.start(panel + 1, row));
    c.intoArray(z.data(), z.start(panel + 2, row));
    d.intoArray(z.data(), z.start(panel + 3, row));
  }

  private static void multiplyOne(SparseRows x, Panels right, Panels z, int row, int panel) {
    float[] w = right.data();
    int[] indices = x.indices();
    float[] values = x.values();
    int w0 = right.start(panel, 0);
    FloatVector a = load(w, right.start(panel, x.columns()));
    int end = x.start(row + 1);
    for (int k = x.start(row); k < end; k++) {
      a = spread(values[k]).fma(load(w, w0 + (indices[k] << SHIFT)), a);
    }
    a.intoArray(z.data(), z.start(panel, row));
  }

  @Override
  public void gradient(SparseRows x, Panels s, Panels gradient, Tile tile) {
    gradient.clear(tile);
    int panel = tile.fromPanel();
    for (; panel + 1 < tile.toPanel(); panel += 2) {
      for (int row = 0; row < x.rows(); row++) {
        addRowToTwo(x, s, gradient, row, panel);
      }
    }
    for (; panel < tile.toPanel(); panel++) {
      for (int row = 0; row < x.rows(); row++) {
        addRowToOne(x, s, gradient, row, panel);
      }
    }
    for (panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      writeSum(s, panel, 0, x.rows(), gradient.data(), gradient.start(panel, x.columns()));
    }
  }

  private static void addRowToTwo(
      SparseRows x, Panels slopes, Panels gradient, int row, int panel) {
    float[] g = gradient.data();
    int[] indices = x.indices();
    float[] values = x.values();
    FloatVector s0 = load(slopes.data(), slopes.start(panel, row));
    FloatVector s1 = load(slopes.data(), slopes.start(panel + 1, row));
    int g0 = gradient.start(panel, 0);
    int stride = gradient.capacity() << SHIFT;
    int end = x.start(row + 1);
    for (int k = x.start(row); k < end; k++) {
      int at = g0 + (indices[k] << SHIFT);
      FloatVector t = spread(values[k]);
      t.fma(s0, load(g, at)).intoArray(g, at);
      t.fma(s1, load(g, at + stride)).intoArray(g, at + stride);
    }
  }

  private static void addRowToOne(
      SparseRows x, Panels slopes, Panels gradient, int row, int panel) {
    float[] g = gradient.data();
    int[] indices = x.indices();
    float[] values = x.values();
    FloatVector s0 = load(slopes.data(), slopes.start(panel, row));
    int g0 = gradient.start(panel, 0);
    int end = x.start(row + 1);
    for (int k = x.start(row); k < end; k++) {
      int at = g0 + (indices[k] << SHIFT);
      spread(values[k]).fma(s0, load(g, at)).intoArray(g, at);
    }
  }

  @Override
  public void relu(Panels z, RowRange rows) {
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

  @Override
  public void reluSlopes(Panels x, Panels slopes, float factor, RowRange rows) {
    for (int panel = 0; panel < x.panels(); panel++) {
      int from = x.start(panel, rows.from());
      reluSlopes(x.data(), slopes.data(), factor, from, x.start(panel, rows.to()));
    }
  }

  private static void reluSlopes(float[] x, float[] slopes, float factor, int from, int to) {
    int at = from;
    for (; at + LANES < to; at += 2 * LANES) {
      FloatVector a = ifPositive(load(x, at), load(slopes, at));
      FloatVector b = ifPositive(load(x, at + LANES), load(slopes, at + LANES));
      put(slopes, at, a.mul(factor), b.mul(factor));
    }
    if (at < to) {
      ifPositive(load(x, at), load(slopes, at)).mul(factor).intoArray(slopes, at);
    }
  }

  /** Returns numbers where x is positive, and 0 elsewhere; on bits, because masks are slow. */
  private static FloatVector ifPositive(FloatVector x, FloatVector numbers) {
    IntVector bits = x.reinterpretAsInts();
    IntVector drop = bits.sub(1).or(bits).lanewise(VectorOperators.ASHR, 31);
    return numbers
        .reinterpretAsInts()
        .lanewise(VectorOperators.AND_NOT, drop)
        .reinterpretAsFloats();
  }

  @Override
  public void tanh(Panels z, Panels derivatives, RowRange rows) {
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

  @Override
  public void gelu(Panels z, Panels derivatives, RowRange rows) {
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

  @Override
  public void multiplyBy(Panels factors, Panels product, RowRange rows) {
    for (int panel = 0; panel < product.panels(); panel++) {
      int to = product.start(panel, rows.to());
      for (int at = product.start(panel, rows.from()); at < to; at += LANES) {
        load(product.data(), at).mul(load(factors.data(), at)).intoArray(product.data(), at);
      }
    }
  }

  @Override
  public void add(Panels part, Panels sum, Tile tile) {
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      int from = sum.start(panel, tile.fromRow());
      add(part.data(), sum.data(), from, sum.start(panel, tile.toRow()));
    }
  }

  private static void add(float[] part, float[] sum, int from, int to) {
    for (int at = from; at < to; at += LANES) {
      load(sum, at).add(load(part, at)).intoArray(sum, at);
    }
  }

  @Override
  public double sumOfSquares(Panels matrix, Tile tile) {
    double sum = 0;
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      int from = matrix.start(panel, tile.fromRow());
      sum += sumOfSquares(matrix.data(), from, matrix.start(panel, tile.toRow()));
    }
    return sum;
  }

  /** Not on vectors: in which order they add up their lanes is not defined. */
  private static double sumOfSquares(float[] numbers, int from, int to) {
    double a = 0, b = 0, c = 0, d = 0;
    for (int at = from; at < to; at += 4) {
      a += (double) numbers[at] * numbers[at];
      b += (double) numbers[at + 1] * numbers[at + 1];
      c += (double) numbers[at + 2] * numbers[at + 2];
      d += (double) numbers[at + 3] * numbers[at + 3];
    }
    return (a + b) + (c + d);
  }

  /**
   * 2ⁿ·eʳ with |r| at most half of log 2, and eʳ its Taylor series, which is exact in doubles after
   * r¹³. Java's own EXP rounds one way when compiled and another when not.
   */
  @Override
  public void exp(double[] numbers, int count) {
    for (int i = 0; i < count; i += DOUBLES.length()) {
      DoubleVector x = DoubleVector.fromArray(DOUBLES, numbers, i).max(DOUBLE_EXP_LIMIT);
      // adding so large a number rounds to an integer, which then stands in the lowest bits
      DoubleVector shifted = x.fma(spread(DOUBLE_LOG2_E), spread(DOUBLE_ROUNDER));
      DoubleVector n = shifted.sub(DOUBLE_ROUNDER);
      DoubleVector r = n.fma(spread(-LN2_HIGH), x);
      r = n.fma(spread(-LN2_LOW), r);
      DoubleVector series = r.fma(spread(1 / 6227020800.0), spread(1 / 479001600.0));
      series = series.fma(r, spread(1 / 39916800.0));
      series = series.fma(r, spread(1 / 3628800.0));
      series = series.fma(r, spread(1 / 362880.0));
      series = series.fma(r, spread(1 / 40320.0));
      series = series.fma(r, spread(1 / 5040.0));
      series = series.fma(r, spread(1 / 720.0));
      series = series.fma(r, spread(1 / 120.0));
      series = series.fma(r, spread(1 / 24.0));
      series = series.fma(r, spread(1 / 6.0));
      series = series.fma(r, spread(0.5)).fma(r, spread(1.0)).fma(r, spread(1.0));
      LongVector exponent = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
      series.reinterpretAsLongs().add(exponent).reinterpretAsDoubles().intoArray(numbers, i);
    }
  }

  @Override
  public void adam(Weights weights, StepRates rates, Tile tile) {
    int decaying = Math.min(tile.toRow(), weights.inputs());
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      int from = weights.values().start(panel, tile.fromRow());
      int middle = weights.values().start(panel, Math.max(tile.fromRow(), decaying));
      int to = weights.values().start(panel, tile.toRow());
      adam(weights, rates, panel << SHIFT, from, middle, true);
      adam(weights, rates, panel << SHIFT, middle, to, false);
    }
  }

  private static void adam(
      Weights weights, StepRates rates, int column, int from, int to, boolean decays) {
    float[] w = weights.values().data();
    float[] g = weights.gradient().data();
    float[] m = weights.first().data();
    float[] v = weights.second().data();
    FloatVector rate = load(rates.rate(), column);
    FloatVector epsilon = load(rates.epsilon(), column);
    FloatVector keep = load(decays ? rates.keep() : ONES, decays ? column : 0);
    FloatVector pull = load(decays ? rates.pull() : ZEROS, decays ? column : 0);
    FloatVector gain = load(rates.gain(), column);
    FloatVector keepFirst = load(rates.keepFirst(), column);
    FloatVector addFirst = load(rates.addFirst(), column);
    FloatVector keepSecond = load(rates.keepSecond(), column);
    FloatVector addSecond = load(rates.addSecond(), column);
    for (int at = from; at < to; at += LANES) {
      FloatVector weight = load(w, at);
      FloatVector slope = pull.fma(weight, load(g, at).mul(gain));
      FloatVector mean = flush(keepFirst.fma(load(m, at), addFirst.mul(slope)));
      FloatVector square = flush(keepSecond.fma(load(v, at), addSecond.mul(slope).mul(slope)));
      mean.intoArray(m, at);
      square.intoArray(v, at);
      FloatVector move = mean.div(square.lanewise(VectorOperators.SQRT).add(epsilon));
      weight.mul(keep).sub(rate.mul(move)).intoArray(w, at);
    }
  }

  @Override
  public void momentum(Weights weights, StepRates rates, Tile tile) {
    int decaying = Math.min(tile.toRow(), weights.inputs());
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      int from = weights.values().start(panel, tile.fromRow());
      int middle = weights.values().start(panel, Math.max(tile.fromRow(), decaying));
      int to = weights.values().start(panel, tile.toRow());
      momentum(weights, rates, panel << SHIFT, from, middle, true);
      momentum(weights, rates, panel << SHIFT, middle, to, false);
    }
  }

  private static void momentum(
      Weights weights, StepRates rates, int column, int from, int to, boolean decays) {
    float[] w = weights.values().data();
    float[] g = weights.gradient().data();
    float[] m = weights.first().data();
    FloatVector rate = load(rates.rate(), column);
    FloatVector keep = load(decays ? rates.keep() : ONES, decays ? column : 0);
    FloatVector pull = load(decays ? rates.pull() : ZEROS, decays ? column : 0);
    FloatVector gain = load(rates.gain(), column);
    FloatVector keepFirst = load(rates.keepFirst(), column);
    FloatVector addFirst = load(rates.addFirst(), column);
    for (int at = from; at < to; at += LANES) {
      FloatVector weight = load(w, at);
      FloatVector slope = pull.fma(weight, load(g, at).mul(gain));
      FloatVector mean = flush(keepFirst.fma(load(m, at), addFirst.mul(slope)));
      mean.intoArray(m, at);
      weight.mul(keep).sub(rate.mul(mean)).intoArray(w, at);
    }
  }

  private static float[] ones() {
    float[] ones = new float[LANES];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Returns numbers, those at most negligible as 0; on bits, because masks are slow. */
  private static FloatVector flush(FloatVector numbers) {
    IntVector bits = numbers.reinterpretAsInts();
    IntVector size = bits.and(Integer.MAX_VALUE);
    IntVector keep = size.neg().add(NEGLIGIBLE_BITS).lanewise(VectorOperators.ASHR, 31);
    return bits.and(keep).reinterpretAsFloats();
  }

  private static FloatVector load(float[] numbers, int at) {
    return FloatVector.fromArray(SPECIES, numbers, at);
  }

  private static DoubleVector spread(double number) {
    return DoubleVector.broadcast(DOUBLES, number);
  }

  private static FloatVector spread(float number) {
    return FloatVector.broadcast(SPECIES, number);
  }

  /** Small enough to be always inlined: vectors must not be handed to a method that is called. */
  private static void put(float[] z, int at, FloatVector a, FloatVector b) {
    a.intoArray(z, at);
    b.intoArray(z, at + LANES);
  }
}
