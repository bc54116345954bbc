package dev.lacuna.train.fused;

import dev.lacuna.kernel.Kernels;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Norm;

/**
 * How batches are cut into slices, which threads take as they come. It depends on the network and
 * the batch alone, so that sums are added up in one order whatever the number of threads.
 *
 * <p>There are two ways to a gradient. Either every slice keeps a gradient of its own, runs through
 * blocks of rows that stay in the cache, and the gradients are added up; or all slices keep their
 * rows, and the gradient is taken over all of them, tile by tile. The way is taken that needs less
 * memory: narrow networks take the first, wide ones and sparse features the second.
 *
 * @param sparse whether the features are
 * @param keepsRows whether rows are kept
 * @param capacity rows of the largest batch
 * @param smallest rows of a slice, at least
 * @param block rows that go through the network together
 */
record Plan(boolean sparse, boolean keepsRows, int capacity, int smallest, int block) {
  /** More slices would serve more threads. */
  static final int MOST_SLICES = 8;

  private static final int SMALLEST = 32;

  /** Rows of a block whose units and slopes stay in the cache from the first layer to the last. */
  private static final int BLOCK = 128;

  /** A batch norm wants no fewer rows. */
  private static final int NORM_BLOCK = 256;

  /** Returns the plan for batches up to a size. */
  static Plan of(Architecture architecture, boolean sparse, int capacity) {
    long units = architecture.widths().stream().mapToLong(Integer::longValue).sum();
    boolean keepsRows = sparse || units * capacity < MOST_SLICES * architecture.weights();
    boolean norm = architecture.norm() == Norm.BATCH;
    int smallest = norm ? NORM_BLOCK : SMALLEST;
    return new Plan(sparse, keepsRows, capacity, smallest, norm ? NORM_BLOCK : BLOCK);
  }

  /** Returns the number of slices of a batch. */
  int slices(int rows) {
    return Math.max(1, Math.min(MOST_SLICES, rows / smallest));
  }

  /** Returns the first row of a slice; that of the slice after the last is the end of the batch. */
  int start(int slice, int rows) {
    return Math.min(rows, slice * roundUp(rows, slices(rows)));
  }

  /** Returns the most rows that a slice may have. */
  int sliceCapacity() {
    return Math.max(2 * smallest, roundUp(capacity, slices(capacity)));
  }

  /** Returns the rows that activations need room for. */
  int activationRows() {
    return keepsRows ? capacity : Math.min(sliceCapacity(), 2 * block + Kernels.TILE);
  }

  /** Returns the rows of the blocks that a slice is cut into. */
  int blockOf(int sliceRows) {
    return keepsRows
        ? sliceRows
        : Math.max(Kernels.TILE, roundUp(sliceRows, Math.max(1, sliceRows / block)));
  }

  /** Returns the rows of a part, a multiple of what is multiplied together. */
  private static int roundUp(int rows, int parts) {
    int each = (rows + parts - 1) / parts;
    return (each + Kernels.TILE - 1) / Kernels.TILE * Kernels.TILE;
  }
}
