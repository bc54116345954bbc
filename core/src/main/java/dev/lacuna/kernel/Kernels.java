package dev.lacuna.kernel;

import java.util.Optional;

/**
 * What is done to matrices in {@link Panels}. Weights are inputs × outputs, with one more row for
 * the biases; x, z and slopes are rows × units.
 */
public abstract class Kernels {
  /** Rows that are multiplied together. Room for rows is a multiple of this. */
  public static final int TILE = 8;

  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** Only this package has kernels. */
  Kernels() {}

  /**
   * Returns the fastest kernels that this Java offers: on vectors where the module {@code
   * jdk.incubator.vector} is there and the processor has vectors of eight floats, in plain Java
   * elsewhere.
   */
  public static Kernels best() {
    return Best.KERNELS;
  }

  /** Returns the kernels in plain Java. */
  public static Kernels plain() {
    return new ScalarKernels();
  }

  /** Returns why the kernels are in plain Java; empty when they run on vectors. */
  public static Optional<String> hint() {
    if (best().isVectorised()) {
      return Optional.empty();
    }
    return Optional.of(
        ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent()
            ? "this processor has no vectors of eight numbers, training runs on single numbers"
            : "training runs several times faster with Java's option --add-modules "
                + VECTOR_MODULE);
  }

  /** Returns the columns of a panel that these kernels work on. */
  public abstract int lanes();

  /** Returns whether the processor's vectors are used. */
  public abstract boolean isVectorised();

  /**
   * Writes z = x·w for some rows, plus the biases if w has one row more than x has columns. Rows up
   * to the next multiple of {@link #TILE} are written; those beyond the range have no meaning.
   *
   * @param rows of x and z, from a multiple of {@link #TILE}
   */
  public abstract void multiply(Panels x, Panels w, Panels z, RowRange rows);

  /**
   * Writes a tile of the gradient: xᵀ·s over some rows, and in the row after x's columns, where the
   * tile has it, the sums of s, which are the gradient of the biases. Rows are written in groups of
   * {@link #TILE}; what fills up x's last panel must be zero.
   */
  public abstract void gradient(Product product, Panels gradient, Tile tile);

  /** Writes z = x·w plus the biases for all rows of sparse x, in the panels of a tile of w. */
  public abstract void multiply(SparseRows x, Panels w, Panels z, Tile tile);

  /**
   * Writes a tile of the gradient as the dense method does, over all rows of sparse x. The tile has
   * the rows of whole {@linkplain SparseRows#BAND bands}.
   */
  public abstract void gradient(SparseRows x, Panels s, Panels gradient, Tile tile);

  /** Replaces each number by max(0, number). */
  public abstract void relu(Panels z, RowRange rows);

  /** Multiplies slopes by a factor where x is above zero, and sets them to zero elsewhere. */
  public abstract void reluSlopes(Panels x, Panels slopes, float factor, RowRange rows);

  /** Replaces each number z by tanh z, and writes the derivative 1 − tanh² z. */
  public abstract void tanh(Panels z, Panels derivatives, RowRange rows);

  /** Replaces each number z by z·Φ(z), and writes the derivative; see {@link Gelu}. */
  public abstract void gelu(Panels z, Panels derivatives, RowRange rows);

  /** Multiplies number by number. */
  public abstract void multiplyBy(Panels factors, Panels product, RowRange rows);

  /** Adds rows of a panel to those of another matrix of the same shape. */
  public abstract void add(Panels part, Panels sum, Tile tile);

  /** Returns the sum of the squares of a tile. */
  public abstract double sumOfSquares(Panels matrix, Tile tile);

  /**
   * Replaces the first numbers by e to their power, or by something below 1e-300 where that is
   * less. Numbers after them, up to a multiple of {@link #TILE}, are overwritten.
   *
   * @param numbers of 0 or less
   */
  public abstract void exp(double[] numbers, int count);

  /**
   * Returns the sum of the products of two rows of numbers, always added up in the same order.
   *
   * @param aFrom where in a the row begins
   * @param bFrom where in b the row begins
   * @param length numbers of each row, 0 or more
   */
  public abstract float dot(float[] a, int aFrom, float[] b, int bFrom, int length);

  /**
   * Adds a multiple of row x to row y.
   *
   * @param y another array than x, or other numbers of it
   * @param yFrom where in y the row begins
   * @param xFrom where in x the row begins
   * @param factor what the numbers of x are multiplied by
   * @param length numbers of each row, 0 or more
   */
  public abstract void addScaled(
      float[] y, int yFrom, float[] x, int xFrom, float factor, int length);

  /** Writes the dot product of the two rows of each pair as its number. */
  public abstract void dots(RowPairs pairs);

  /**
   * Adds to each row of a pair the other one, as it was before, multiplied by the number of the
   * pair: a step of gradient descent on a function of their dot product. A {@linkplain RowPairs
   * group} of pairs moves at once; the next group finds its rows moved.
   */
  public abstract void exchange(RowPairs pairs);

  /** Takes a step of Adam on a tile of weights. */
  public abstract void adam(Weights weights, StepRates rates, Tile tile);

  /** Takes a step of gradient descent with momentum on a tile of weights. */
  public abstract void momentum(Weights weights, StepRates rates, Tile tile);

  /**
   * What a gradient is made of.
   *
   * @param x rows × inputs
   * @param s rows × outputs
   * @param rows of both
   */
  public record Product(Panels x, Panels s, RowRange rows) {}

  /** Chosen when first asked for. */
  private static final class Best {
    static final Kernels KERNELS = choose();

    private static Kernels choose() {
      if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
        return plain();
      }
      try {
        // by name, because the class cannot even be loaded where the module is missing
        Kernels vector =
            Class.forName("dev.lacuna.kernel.VectorKernels")
                .asSubclass(Kernels.class)
                .getDeclaredConstructor()
                .newInstance();
        return vector.lanes() >= TILE ? vector : plain();
      } catch (ReflectiveOperationException | LinkageError unusable) {
        return plain();
      }
    }
  }
}
