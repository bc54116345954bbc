package dev.lacuna.train.fused;

import dev.lacuna.feature.FeatureMatrix;
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
  private final Activations shared;
  private final RowRange allRows = new RowRange();
  private final List<Slice> slices = new ArrayList<>();
  private final List<Product> products = new ArrayList<>();

  private Slices(Problem problem, NetworkInTraining network, Plan plan) {
    this.problem = problem;
    this.network = network;
    this.plan = plan;
    this.sparse = batch(problem.features(), network.inputDropout().isOn());
    this.shared = activations();
    int count = plan.slices(plan.capacity());
    for (int s = 0; s < count; s++) {
      Activations own = plan.keepsRows() || s == 0 ? shared : activations();
      slices.add(new Slice(network, plan, problem.loss(), own));
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

  /** Makes room for a batch. */
  void begin(Batch batch) {
    allRows.set(0, batch.rows());
    sparse.begin(plan.sparse() ? batch.rows() : 0);
  }

  /** Lets a slice take in its rows. */
  void load(int slice, Batch batch) {
    int from = plan.start(slice, batch.rows());
    int to = plan.start(slice + 1, batch.rows());
    slices.get(slice).load(problem.targets(), batch, from, to);
    for (int place = from; place < to && plan.sparse(); place++) {
      sparse.set(place, batch.order()[batch.from() + place]);
      dropInputs(place, batch.step());
    }
  }

  private void dropInputs(int place, long step) {
    Dropout dropout = network.inputDropout();
    if (dropout.isOn()) {
      dropout.drop(sparse, place, dropout.key(step, 0));
    }
  }

  /** Takes sparse features into the first layer, to the units whose weights are in a tile. */
  void enter(LayerTile tile) {
    network.kernels().multiply(sparse, tile.weights().values(), shared.units(1), tile.whole());
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

  /** Writes the gradient of a band of a tile. */
  void collect(Batch batch, LayerTile layerTile, Tile tile) {
    int l = layerTile.layer();
    TrainingLayer layer = network.layers().get(l);
    Panels gradient = layerTile.weights().gradient();
    layerTile.moveTo(tile);
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
      addNormGradient(batch, layerTile, tile);
    }
  }

  private void addNormGradient(Batch batch, LayerTile layerTile, Tile tile) {
    Panels gradient = layerTile.weights().gradient();
    int from = tile.fromPanel() * gradient.lanes();
    int to = tile.toPanel() * gradient.lanes();
    for (int s = 0; s < count(batch); s++) {
      slices.get(s).norms().get(layerTile.layer()).addGradient(gradient, from, to);
    }
  }

  private static SparseRows batch(FeatureMatrix features, boolean scaled) {
    SparseRows rows =
        features instanceof SparseFeatures sparse
            ? sparse.newBatch()
            : new SparseRows(1, new int[1], new int[0], new float[0]);
    return scaled ? rows.copyNumbers() : rows;
  }

  private Activations activations() {
    return new Activations(
        network.architecture(), network.kernels().lanes(), plan.activationRows(), plan.sparse());
  }
}
