package dev.lacuna.kernel;

import java.util.Arrays;

/**
 * Kernels in plain Java. Sixteen sums stay in registers while a loop runs: four rows of x, or four
 * of its columns, by the four columns of a panel. Measured, this is as fast as loops of additions
 * that the compiler turns into vectors, which it does not for sums over many arrays.
 */
final class ScalarKernels extends Kernels {
  private static final int LANES = 4;

  /** Moments below this are taken for zero, lest they become denormal numbers, which are slow. */
  private static final float NEGLIGIBLE = 1e-30f;

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public boolean isVectorised() {
    return false;
  }

  @Override
  public void multiply(Panels x, Panels w, Panels z, RowRange rows) {
    for (int panel = 0; panel < z.panels(); panel++) {
      for (int row = rows.from(); row < rows.to(); row += 4) {
        multiplyFour(x, w, z, row, panel);
      }
    }
  }

  private static void multiplyFour(Panels left, Panels right, Panels result, int row, int panel) {
    float[] x = left.data();
    float[] w = right.data();
    int inputs = left.columns();
    int stride = left.capacity() * LANES;
    boolean biased = right.capacity() > inputs;
    int bias = biased ? right.start(panel, inputs) : 0;
    float a0 = biased ? w[bias] : 0;
    float a1 = biased ? w[bias + 1] : 0;
    float a2 = biased ? w[bias + 2] : 0;
    float a3 = biased ? w[bias + 3] : 0;
    float b0 = a0, b1 = a1, b2 = a2, b3 = a3;
    float c0 = a0, c1 = a1, c2 = a2, c3 = a3;
    float d0 = a0, d1 = a1, d2 = a2, d3 = a3;
    int wAt = right.start(panel, 0);
    for (int i = 0; i < inputs; i++, wAt += LANES) {
      int at = (i / LANES) * stride + row * LANES + i % LANES;
      float w0 = w[wAt];
      float w1 = w[wAt + 1];
      float w2 = w[wAt + 2];
      float w3 = w[wAt + 3];
      float t = x[at];
      a0 += t * w0;
      a1 += t * w1;
      a2 += t * w2;
      a3 += t * w3;
      t = x[at + LANES];
      b0 += t * w0;
      b1 += t * w1;
      b2 += t * w2;
      b3 += t * w3;
      t = x[at + 2 * LANES];
      c0 += t * w0;
      c1 += t * w1;
      c2 += t * w2;
      c3 += t * w3;
      t = x[at + 3 * LANES];
      d0 += t * w0;
      d1 += t * w1;
      d2 += t * w2;
      d3 += t * w3;
    }
    float[] z = result.data();
    int zAt = result.start(panel, row);
    set(z, zAt, a0, a1, a2, a3);
    set(z, zAt + LANES, b0, b1, b2, b3);
    set(z, zAt + 2 * LANES, c0, c1, c2, c3);
    set(z, zAt + 3 * LANES, d0, d1, d2, d3);
  }

  @Override
  public void gradient(Product product, Panels gradient, Tile tile) {
    int inputs = product.x().columns();
    int toRow = Math.min(tile.toRow(), inputs);
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      for (int i = tile.fromRow(); i < toRow; i += 4) {
        gradientOfFour(product, gradient, i, panel);
      }
      if (tile.toRow() > inputs) {
        RowRange rows = product.rows();
        writeSum(product.s(), rows.from(), rows.to(), gradient, panel, inputs);
      }
    }
  }

  private static void gradientOfFour(Product product, Panels gradient, int input, int panel) {
    float[] x = product.x().data();
    float[] s = product.s().data();
    int from = product.rows().from() * LANES;
    int xAt = product.x().at(0, input) + from;
    int sAt = product.s().start(panel, 0) + from;
    int to = product.rows().size() * LANES;
    float a0 = 0, a1 = 0, a2 = 0, a3 = 0;
    float b0 = 0, b1 = 0, b2 = 0, b3 = 0;
    float c0 = 0, c1 = 0, c2 = 0, c3 = 0;
    float d0 = 0, d1 = 0, d2 = 0, d3 = 0;
    for (int at = 0; at < to; at += LANES) {
      float s0 = s[sAt + at];
      float s1 = s[sAt + at + 1];
      float s2 = s[sAt + at + 2];
      float s3 = s[sAt + at + 3];
      float t = x[xAt + at];
      a0 += t * s0;
      a1 += t * s1;
      a2 += t * s2;
      a3 += t * s3;
      t = x[xAt + at + 1];
      b0 += t * s0;
      b1 += t * s1;
      b2 += t * s2;
      b3 += t * s3;
      t = x[xAt + at + 2];
      c0 += t * s0;
      c1 += t * s1;
      c2 += t * s2;
      c3 += t * s3;
      t = x[xAt + at + 3];
      d0 += t * s0;
      d1 += t * s1;
      d2 += t * s2;
      d3 += t * s3;
    }
    float[] g = gradient.data();
    int gAt = gradient.start(panel, input);
    set(g, gAt, a0, a1, a2, a3);
    set(g, gAt + LANES, b0, b1, b2, b3);
    set(g, gAt + 2 * LANES, c0, c1, c2, c3);
    set(g, gAt + 3 * LANES, d0, d1, d2, d3);
  }

  private static void writeSum(Panels s, int from, int to, Panels gradient, int panel, int row) {
    int at = gradient.start(panel, row);
    Arrays.fill(gradient.data(), at, at + LANES, 0);
    int end = s.start(panel, to);
    for (int k = s.start(panel, from); k < end; k++) {
      gradient.data()[at + k % LANES] += s.data()[k];
    }
  }

  @Override
  public void multiply(SparseRows x, Panels w, Panels z, Tile tile) {
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      for (int row = 0; row < x.rows(); row++) {
        float[] weights = w.data();
        int bias = w.start(panel, x.columns());
        float a0 = weights[bias];
        float a1 = weights[bias + 1];
        float a2 = weights[bias + 2];
        float a3 = weights[bias + 3];
        for (int k = x.start(row); k < x.end(row); k++) {
          int at = w.start(panel, x.indices()[k]);
          float t = x.values()[k];
          a0 += t * weights[at];
          a1 += t * weights[at + 1];
          a2 += t * weights[at + 2];
          a3 += t * weights[at + 3];
        }
        set(z.data(), z.start(panel, row), a0, a1, a2, a3);
      }
    }
  }

  @Override
  public void gradient(SparseRows x, Panels s, Panels gradient, Tile tile) {
    gradient.clear(tile);
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      for (int row = 0; row < x.rows(); row++) {
        addRow(x, s, gradient, tile, row, panel);
      }
      if (tile.toRow() > x.columns()) {
        writeSum(s, 0, x.rows(), gradient, panel, x.columns());
      }
    }
  }

  private static void addRow(
      SparseRows x, Panels slopes, Panels gradient, Tile tile, int row, int panel) {
    float[] g = gradient.data();
    int from = slopes.start(panel, row);
    float s0 = slopes.data()[from];
    float s1 = slopes.data()[from + 1];
    float s2 = slopes.data()[from + 2];
    float s3 = slopes.data()[from + 3];
    int end = x.start(row, tile.toRow());
    for (int k = x.start(row, tile.fromRow()); k < end; k++) {
      int at = gradient.start(panel, x.indices()[k]);
      float t = x.values()[k];
      g[at] += t * s0;
      g[at + 1] += t * s1;
      g[at + 2] += t * s2;
      g[at + 3] += t * s3;
    }
  }

  @Override
  public void relu(Panels z, RowRange rows) {
    float[] data = z.data();
    for (int panel = 0; panel < z.panels(); panel++) {
      int to = z.start(panel, rows.to());
      for (int at = z.start(panel, rows.from()); at < to; at++) {
        data[at] = Math.max(data[at], 0);
      }
    }
  }

  @Override
  public void reluSlopes(Panels x, Panels slopes, float factor, RowRange rows) {
    float[] units = x.data();
    float[] data = slopes.data();
    for (int panel = 0; panel < x.panels(); panel++) {
      int to = x.start(panel, rows.to());
      for (int at = x.start(panel, rows.from()); at < to; at++) {
        data[at] = units[at] > 0 ? data[at] * factor : 0;
      }
    }
  }

  @Override
  public void tanh(Panels z, Panels derivatives, RowRange rows) {
    float[] data = z.data();
    for (int panel = 0; panel < z.panels(); panel++) {
      int to = z.start(panel, rows.to());
      for (int at = z.start(panel, rows.from()); at < to; at++) {
        float value = (float) Math.tanh(data[at]);
        data[at] = value;
        derivatives.data()[at] = 1 - value * value;
      }
    }
  }

  @Override
  public void gelu(Panels z, Panels derivatives, RowRange rows) {
    float[] data = z.data();
    for (int panel = 0; panel < z.panels(); panel++) {
      int to = z.start(panel, rows.to());
      for (int at = z.start(panel, rows.from()); at < to; at++) {
        double sum = data[at];
        data[at] = (float) Gelu.value(sum);
        derivatives.data()[at] = (float) Gelu.derivative(sum);
      }
    }
  }

  @Override
  public void multiplyBy(Panels factors, Panels product, RowRange rows) {
    float[] by = factors.data();
    float[] data = product.data();
    for (int panel = 0; panel < product.panels(); panel++) {
      int to = product.start(panel, rows.to());
      for (int at = product.start(panel, rows.from()); at < to; at++) {
        data[at] *= by[at];
      }
    }
  }

  @Override
  public void add(Panels part, Panels sum, Tile tile) {
    float[] from = part.data();
    float[] data = sum.data();
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      int to = sum.start(panel, tile.toRow());
      for (int at = sum.start(panel, tile.fromRow()); at < to; at++) {
        data[at] += from[at];
      }
    }
  }

  @Override
  public double sumOfSquares(Panels matrix, Tile tile) {
    double sum = 0;
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      int to = matrix.start(panel, tile.toRow());
      for (int at = matrix.start(panel, tile.fromRow()); at < to; at++) {
        sum += matrix.data()[at] * matrix.data()[at];
      }
    }
    return sum;
  }

  @Override
  public void exp(double[] numbers, int count) {
    for (int i = 0; i < count; i++) {
      numbers[i] = Math.exp(numbers[i]);
    }
  }

  @Override
  public float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
    int whole = length & -LANES;
    float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    for (int at = 0; at < whole; at += LANES) {
      s0 += a[aFrom + at] * b[bFrom + at];
      s1 += a[aFrom + at + 1] * b[bFrom + at + 1];
      s2 += a[aFrom + at + 2] * b[bFrom + at + 2];
      s3 += a[aFrom + at + 3] * b[bFrom + at + 3];
    }
    for (int i = whole; i < length; i++) {
      s0 += a[aFrom + i] * b[bFrom + i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public void addScaled(float[] y, int yFrom, float[] x, int xFrom, float factor, int length) {
    for (int i = 0; i < length; i++) {
      y[yFrom + i] += factor * x[xFrom + i];
    }
  }

  @Override
  public void dots(RowPairs pairs) {
    SelectedRows left = pairs.left();
    SelectedRows right = pairs.right();
    for (int i = 0; i < left.count(); i++) {
      for (int j = 0; j < right.count(); j++) {
        pairs.numbers()[pairs.at(i, j)] =
            dot(left.matrix(), left.start(i), right.matrix(), right.start(j), left.length());
      }
    }
  }

  @Override
  public void exchange(RowPairs pairs) {
    for (int i = 0; i < pairs.left().count(); i += RowPairs.LEFT_GROUP) {
      for (int j = 0; j < pairs.right().count(); j += RowPairs.RIGHT_GROUP) {
        exchange(pairs, i, j, 0);
      }
    }
  }

  /** Moves a group of pairs, from some column on. */
  static void exchange(RowPairs pairs, int i, int j, int from) {
    float[] x = pairs.left().matrix();
    float[] y = pairs.right().matrix();
    int x0 = pairs.left().start(i);
    int x1 = pairs.left().start(i + 1);
    int y0 = pairs.right().start(j);
    int y1 = pairs.right().start(j + 1);
    int y2 = pairs.right().start(j + 2);
    int at = pairs.at(i, j);
    float a0 = pairs.numbers()[at];
    float a1 = pairs.numbers()[at + 1];
    float a2 = pairs.numbers()[at + 2];
    at = pairs.at(i + 1, j);
    float b0 = pairs.numbers()[at];
    float b1 = pairs.numbers()[at + 1];
    float b2 = pairs.numbers()[at + 2];
    for (int k = from; k < pairs.left().length(); k++) {
      float u = x[x0 + k];
      float v = x[x1 + k];
      float r = y[y0 + k];
      float s = y[y1 + k];
      float t = y[y2 + k];
      x[x0 + k] = u + (a0 * r + a1 * s + a2 * t);
      x[x1 + k] = v + (b0 * r + b1 * s + b2 * t);
      y[y0 + k] = r + (a0 * u + b0 * v);
      y[y1 + k] = s + (a1 * u + b1 * v);
      y[y2 + k] = t + (a2 * u + b2 * v);
    }
  }

  @Override
  public void adam(Weights weights, StepRates rates, Tile tile) {
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      for (int row = tile.fromRow(); row < tile.toRow(); row++) {
        boolean decays = row < weights.decaying();
        int at = weights.values().start(panel, row);
        for (int lane = 0; lane < LANES; lane++) {
          adam(weights, rates, at + lane, panel * LANES + lane, decays);
        }
      }
    }
  }

  private static void adam(Weights weights, StepRates rates, int at, int column, boolean decays) {
    float[] w = weights.values().data();
    float[] m = weights.first().data();
    float[] v = weights.second().data();
    float pull = decays ? rates.pull()[column] : 0;
    float keep = decays ? rates.keep()[column] : 1;
    float g = weights.gradient().data()[at + weights.gradientOffset(column / LANES)];
    float slope = rates.gain()[column] * g + pull * w[at];
    float mean = flush(rates.keepFirst()[column] * m[at] + rates.addFirst()[column] * slope);
    float square =
        flush(rates.keepSecond()[column] * v[at] + rates.addSecond()[column] * slope * slope);
    m[at] = mean;
    v[at] = square;
    float move = mean / ((float) Math.sqrt(square) + rates.epsilon()[column]);
    w[at] = w[at] * keep - rates.rate()[column] * move;
  }

  @Override
  public void momentum(Weights weights, StepRates rates, Tile tile) {
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      for (int row = tile.fromRow(); row < tile.toRow(); row++) {
        boolean decays = row < weights.decaying();
        int at = weights.values().start(panel, row);
        for (int lane = 0; lane < LANES; lane++) {
          momentum(weights, rates, at + lane, panel * LANES + lane, decays);
        }
      }
    }
  }

  private static void momentum(
      Weights weights, StepRates rates, int at, int column, boolean decays) {
    float[] w = weights.values().data();
    float[] m = weights.first().data();
    float pull = decays ? rates.pull()[column] : 0;
    float keep = decays ? rates.keep()[column] : 1;
    float g = weights.gradient().data()[at + weights.gradientOffset(column / LANES)];
    float slope = rates.gain()[column] * g + pull * w[at];
    m[at] = flush(rates.keepFirst()[column] * m[at] + rates.addFirst()[column] * slope);
    w[at] = w[at] * keep - rates.rate()[column] * m[at];
  }

  private static float flush(float number) {
    return Math.abs(number) > NEGLIGIBLE ? number : 0;
  }

  private static void set(float[] z, int at, float a, float b, float c, float d) {
    z[at] = a;
    z[at + 1] = b;
    z[at + 2] = c;
    z[at + 3] = d;
  }
}
