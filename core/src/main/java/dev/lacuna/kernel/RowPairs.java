package dev.lacuna.kernel;

/**
 * Each of some rows with each of some rows of another matrix, and a number for every such pair.
 * Kernels take pairs in groups of two left rows by three right ones, group by group: first the
 * first two left rows with all right ones.
 *
 * <p>Working memory, as the selections are.
 */
public final class RowPairs {
  /** Left rows of a group. */
  static final int LEFT_GROUP = 2;

  /** Right rows of a group. */
  static final int RIGHT_GROUP = 3;

  private final SelectedRows left;
  private final SelectedRows right;
  private final float[] numbers;
  private final float[] sums;

  /**
   * Pairs selections, now and whenever they change.
   *
   * @param left of rows as long as those of the other, in an array of their own
   * @param right rows
   */
  public RowPairs(SelectedRows left, SelectedRows right) {
    if (left.length() != right.length() || left.matrix() == right.matrix()) {
      throw new IllegalArgumentException(
          "rows must be of one length, and of two matrices. Found lengths %d and %d"
              .formatted(left.length(), right.length()));
    }
    this.left = left;
    this.right = right;
    this.numbers = new float[left.capacity() * right.capacity()];
    this.sums = new float[LEFT_GROUP * right.capacity() * Kernels.best().lanes()];
  }

  /** Returns the left rows. */
  public SelectedRows left() {
    return left;
  }

  /** Returns the right rows. */
  public SelectedRows right() {
    return right;
  }

  /** Returns the numbers of the pairs; those of pairs with a spare row are to stay zero. */
  public float[] numbers() {
    return numbers;
  }

  /** Returns room for a vector for each pair of a group of left rows. */
  float[] sums() {
    return sums;
  }

  /** Returns where the number of a pair stands. */
  public int at(int leftRow, int rightRow) {
    return leftRow * right.capacity() + rightRow;
  }
}
