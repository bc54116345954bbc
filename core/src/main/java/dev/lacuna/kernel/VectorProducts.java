package dev.lacuna.kernel;

import static dev.lacuna.kernel.Vectors.LANES;
import static dev.lacuna.kernel.Vectors.SHIFT;
import static dev.lacuna.kernel.Vectors.SPECIES;
import static dev.lacuna.kernel.Vectors.ZEROS;
import static dev.lacuna.kernel.Vectors.load;
import static dev.lacuna.kernel.Vectors.put;
import static dev.lacuna.kernel.Vectors.spread;

import dev.lacuna.kernel.Kernels.Product;
import jdk.incubator.vector.FloatVector;

/**
 * Products of matrices on the processor's vectors. Sixteen vectors of sums stay in registers while
 * a loop runs: eight rows of x, or eight columns, by two panels. Every hot method has one loop
 * only; compilers before Java 21 keep vectors in registers through one loop, but not through nested
 * ones.
 */
final class VectorProducts {
  private static final int TILE = Kernels.TILE;

  private VectorProducts() {}

  static void multiply(Panels x, Panels w, Panels z, RowRange rows) {
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

  static void gradient(Product product, Panels gradient, Tile tile) {
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

  static void multiply(SparseRows x, Panels w, Panels z, Tile tile) {
    int panel = tile.fromPanel();
    for (; panel + 1 < tile.toPanel(); panel += 2) {
      for (int row = 0; row < x.rows(); row++) {
        multiplyTwo(x, w, z, row, panel);
      }
    }
    if (panel < tile.toPanel()) {
      for (int row = 0; row < x.rows(); row++) {
        multiplyOne(x, w, z, row, panel);
      }
    }
  }

  private static void multiplyTwo(SparseRows x, Panels right, Panels z, int row, int panel) {
    float[] w = right.data();
    int[] indices = x.indices();
    float[] values = x.values();
    int w0 = right.start(panel, 0);
    int w1 = right.start(panel + 1, 0);
    FloatVector a = load(w, right.start(panel, x.columns()));
    FloatVector b = load(w, right.start(panel + 1, x.columns()));
    int end = x.end(row);
    for (int k = x.start(row); k < end; k++) {
      int at = indices[k] << SHIFT;
      FloatVector t = spread(values[k]);
      a = t.fma(load(w, w0 + at), a);
      b = t.fma(load(w, w1 + at), b);
    }
    a.intoArray(z.data(), z.start(panel, row));
    b.intoArray(z.data(), z.start(panel + 1, row));
  }

  private static void multiplyOne(SparseRows x, Panels right, Panels z, int row, int panel) {
    float[] w = right.data();
    int[] indices = x.indices();
    float[] values = x.values();
    int w0 = right.start(panel, 0);
    FloatVector a = load(w, right.start(panel, x.columns()));
    int end = x.end(row);
    for (int k = x.start(row); k < end; k++) {
      a = spread(values[k]).fma(load(w, w0 + (indices[k] << SHIFT)), a);
    }
    a.intoArray(z.data(), z.start(panel, row));
  }

  static void gradient(SparseRows x, Panels s, Panels gradient, Tile tile) {
    gradient.clear(tile);
    int panel = tile.fromPanel();
    for (; panel + 1 < tile.toPanel(); panel += 2) {
      for (int row = 0; row < x.rows(); row++) {
        addRowToTwo(x, s, gradient, tile, row, panel);
      }
    }
    if (panel < tile.toPanel()) {
      for (int row = 0; row < x.rows(); row++) {
        addRowToOne(x, s, gradient, tile, row, panel);
      }
    }
    if (tile.toRow() > x.columns()) {
      for (panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
        writeSum(s, panel, 0, x.rows(), gradient.data(), gradient.start(panel, x.columns()));
      }
    }
  }

  private static void addRowToTwo(
      SparseRows x, Panels slopes, Panels gradient, Tile tile, int row, int panel) {
    float[] g = gradient.data();
    int[] indices = x.indices();
    float[] values = x.values();
    FloatVector s0 = load(slopes.data(), slopes.start(panel, row));
    FloatVector s1 = load(slopes.data(), slopes.start(panel + 1, row));
    int g0 = gradient.start(panel, 0);
    int g1 = gradient.start(panel + 1, 0);
    int end = x.start(row, tile.toRow());
    for (int k = x.start(row, tile.fromRow()); k < end; k++) {
      int at = indices[k] << SHIFT;
      FloatVector t = spread(values[k]);
      t.fma(s0, load(g, g0 + at)).intoArray(g, g0 + at);
      t.fma(s1, load(g, g1 + at)).intoArray(g, g1 + at);
    }
  }

  private static void addRowToOne(
      SparseRows x, Panels slopes, Panels gradient, Tile tile, int row, int panel) {
    float[] g = gradient.data();
    int[] indices = x.indices();
    float[] values = x.values();
    FloatVector s0 = load(slopes.data(), slopes.start(panel, row));
    int g0 = gradient.start(panel, 0);
    int end = x.start(row, tile.toRow());
    for (int k = x.start(row, tile.fromRow()); k < end; k++) {
      int at = g0 + (indices[k] << SHIFT);
      spread(values[k]).fma(s0, load(g, at)).intoArray(g, at);
    }
  }
}
