package dev.lacuna.train.fused;

import dev.lacuna.feature.SparseFeatures;
import dev.lacuna.kernel.Kernels.Product;
import dev.lacuna.kernel.Panels;
import dev.lacuna.kernel.RowRange;
import dev.lacuna.kernel.SparseRows;
import dev.lacuna.kernel.Tile;
import dev.lacuna.model.Norm;
import dev.lacuna.train.TrainingEngine.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The slices of a batch, and the gradient that they leave behind. */
final class Slices {
  private final Problem problem;
  private final NetworkInTraining network;
  private final Plan plan;
  private final SparseRows sparse;
  private final RowRange allRows = new RowRange();
  private final List<Slice> slices = new ArrayList<>();
  private final List<Product> products = new ArrayList<>();

  private Slices(Problem problem, NetworkInTraining network, Plan plan) {
    this.problem = problem;
    this.network = network;
    this.plan = plan;
    this.sparse = new SparseRows(plan.capacity(), plan.sparse() ? problem.features().columns() : 1);
    int count = plan.slices(plan.capacity());
    Activations shared = activations();
    for (int s = 0; s < count; s++) {
      Activations own = plan.keepsRows() || s == 0 ? shared : activations();
      slices.add(new Slice(network, plan, problem.loss(), new Slice.Room(own, sparse)));
    }
    for (int l = 0; l < network.layers().size(); l++) {
      products.add(new Product(shared.units(l), shared.slopes(l + 1), allRows));
    }
  }

  /** Returns slices for batches up to a size. */
  static Slices of(Problem problem, NetworkInTraining network, int capacity) {
    boolean sparse = problem.features() instanceof SparseFeatures;
    return new Slices(problem, network, Plan.of(network.architecture(), sparse, capacity));
  }

  /** Returns how batches are cut. */
  Plan plan() {
    return plan;
  }

  /** Returns the number of slices of a batch. */
  int count(Batch batch) {
    return plan.slices(batch.rows());
  }

  /** Returns the slices of a batch. */
  List<Slice> used(Batch batch) {
    return slices.subList(0, count(batch));
  }

  /** Begins the way forward: takes in the features of a batch, where they are sparse. */
  void begin(Batch batch) {
    allRows.set(0, batch.rows());
    if (!(problem.features() instanceof SparseFeatures features)) {
      return;
    }
    sparse.clear();
    for (int i = batch.from(); i < batch.from() + batch.rows(); i++) {
      int row = batch.order()[i];
      int at = sparse.append(features.nonZeros(row));
      features.copyNonZeros(row, sparse.indices(), sparse.values(), at);
    }
  }

  /** Lets a slice take in its rows. */
  void load(int slice, Batch batch) {
    int from = plan.start(slice, batch.rows());
    slices.get(slice).load(problem.targets(), batch, from, plan.start(slice + 1, batch.rows()));
  }

  /** Takes a slice forward and back. */
  void run(int slice, Batch batch) {
    slices.get(slice).run(problem.features(), batch);
  }

  /** Adds up the observed cells of all slices, per head. */
  void addUpObserved(Batch batch, int[] observed) {
    Arrays.fill(observed, 0);
    for (int s = 0; s < count(batch); s++) {
      for (int t = 0; t < observed.length; t++) {
        observed[t] += slices.get(s).observed()[t];
      }
    }
  }

  /** Adds up the losses of all slices, per head, in the order of the slices. */
  void addUpSums(Batch batch, double[] sums) {
    for (int s = 0; s < count(batch); s++) {
      for (int t = 0; t < sums.length; t++) {
        sums[t] += slices.get(s).sums()[t];
      }
    }
  }

  /** Writes the gradient of a tile. */
  void collect(Batch batch, LayerTile layerTile) {
    int l = layerTile.layer();
    Tile tile = layerTile.tile();
    TrainingLayer layer = network.layers().get(l);
    Panels gradient = layer.weights().gradient();
    if (!plan.keepsRows()) {
      gradient.clear(tile);
      for (int s = 0; s < count(batch); s++) {
        network.kernels().add(slices.get(s).gradient(l), gradient, tile);
      }
    } else if (l == 0 && plan.sparse()) {
      network.kernels().gradient(sparse, products.get(0).s(), gradient, tile);
    } else {
      network.kernels().gradient(products.get(l), gradient, tile);
    }
    if (layer.norm() != Norm.NONE && tile.toRow() > layer.scaleRow()) {
      gradient.clear(new Tile(tile.fromPanel(), tile.toPanel(), layer.scaleRow(), tile.toRow()));
      addNormGradient(batch, l, tile);
    }
  }

  private void addNormGradient(Batch batch, int l, Tile tile) {
    int lanes = network.kernels().lanes();
    for (int s = 0; s < count(batch); s++) {
      slices.get(s).norms().get(l).addGradient(tile.fromPanel() * lanes, tile.toPanel() * lanes);
    }
  }

  private Activations activations() {
    return new Activations(
        network.architecture(), network.kernels().lanes(), plan.activationRows(), plan.sparse());
  }
}
