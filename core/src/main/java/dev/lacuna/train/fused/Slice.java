package dev.lacuna.train.fused;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.kernel.Kernels;
import dev.lacuna.kernel.Kernels.Product;
import dev.lacuna.kernel.Panels;
import dev.lacuna.kernel.RowRange;
import dev.lacuna.kernel.Tile;
import dev.lacuna.loss.LossBlock;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A part of a batch: takes its rows forward and back. */
final class Slice {
  /**
   * Slopes below this are taken for zero. Small as they are, their products would be denormal
   * numbers, which processors handle a hundred times slower, and Java cannot make them flush.
   */
  private static final double NEGLIGIBLE = 1e-12;

  private final NetworkInTraining network;
  private final Plan plan;
  private final Activations activations;
  private final LossBlock loss;
  private final List<NormPass> norms;
  private final float[] features;
  private final int[] observed;
  private final RowRange rows = new RowRange();
  private final List<Panels> gradients = new ArrayList<>();
  private final List<Panels> blockGradients = new ArrayList<>();
  private final List<Product> products = new ArrayList<>();
  private int from;
  private int to;

  /** Creates a slice that works on the given activations: its own, or those of the whole batch. */
  Slice(NetworkInTraining network, Plan plan, MaskedLoss loss, Activations activations) {
    this.network = network;
    this.plan = plan;
    this.activations = activations;
    this.loss = new LossBlock(loss, plan.sliceCapacity());
    int capacity = activations.units(network.top()).capacity();
    this.norms = NormPass.of(network.layers(), activations, capacity);
    int blockCapacity = Math.min(capacity, plan.sliceCapacity());
    this.features = new float[plan.sparse() ? 0 : blockCapacity * activations.units(0).columns()];
    this.observed = new int[loss.schema().size()];
    for (int l = 0; l < network.layers().size() && !plan.keepsRows(); l++) {
      Panels weights = network.layers().get(l).weights().values();
      gradients.add(new Panels(weights.lanes(), weights.capacity(), weights.columns()));
      blockGradients.add(new Panels(weights.lanes(), weights.capacity(), weights.columns()));
      products.add(new Product(activations.units(l), activations.slopes(l + 1), rows));
    }
  }

  /** Returns the observed cells of each head. */
  int[] observed() {
    return observed;
  }

  /** Returns each head's sum of losses. */
  double[] sums() {
    return loss.sums();
  }

  /** Returns the norms of the trunk, one per layer. */
  List<NormPass> norms() {
    return norms;
  }

  /** Returns the gradient of a layer, where the slice keeps its own. */
  Panels gradient(int layer) {
    return gradients.get(layer);
  }

  /** Takes in rows of a batch: their targets, and how many cells are observed. */
  void load(Targets targets, Batch batch, int newFrom, int newTo) {
    from = newFrom;
    to = newTo;
    Arrays.fill(observed, 0);
    loss.load(targets, batch.order(), batch.from() + from, batch.from() + to);
    loss.countObserved(to - from, observed);
  }

  /**
   * Takes the rows forward and back; from the sums of the first layer, where features are sparse.
   */
  void run(FeatureMatrix matrix, Batch batch) {
    norms.forEach(NormPass::begin);
    for (Panels gradient : gradients) {
      Arrays.fill(gradient.data(), 0);
    }
    int block = plan.blockOf(to - from);
    for (int first = from; first < to; first += block) {
      int size = Math.min(block, to - first);
      int place = plan.keepsRows() ? first : 0;
      rows.set(place, place + size);
      if (!plan.sparse()) {
        int at = batch.from() + first;
        matrix.copyRows(batch.order(), at, at + size, features);
        activations.units(0).load(features, rows);
        dropInputs(batch.step(), first);
      }
      forward(batch.step(), first);
      evaluateLoss(first - from, batch.coefficients());
      backward();
    }
  }

  private void forward(long step, int first) {
    for (int level = 1; level <= network.top(); level++) {
      Panels z = activations.units(level);
      if (level > 1 || !plan.sparse()) {
        Panels w = network.layers().get(level - 1).weights().values();
        kernels().multiply(activations.units(level - 1), w, z, rows);
      }
      if (level < network.top()) {
        if (!norms.isEmpty()) {
          norms.get(level - 1).forward(z, rows);
        }
        Panels gates = activations.gates(level);
        network.architecture().activation().apply(kernels(), z, gates, rows);
        drop(level, step, first);
      }
    }
  }

  private void dropInputs(long step, int first) {
    Dropout dropout = network.inputDropout();
    if (dropout.isOn()) {
      dropout.drop(activations.units(0), rows, dropout.key(step, 0), first);
    }
  }

  private void drop(int level, long step, int first) {
    Dropout dropout = network.dropout();
    if (!dropout.isOn()) {
      return;
    }
    long key = dropout.key(step, level);
    dropout.drop(activations.units(level), rows, key, first);
    if (Activations.isGated(network.architecture())) {
      dropout.drop(activations.gates(level), rows, key, first);
    }
  }

  private void evaluateLoss(int first, double[] coefficients) {
    int top = network.top();
    int at = first * activations.units(top).columns();
    activations.units(top).copy(rows, loss.logits(), at);
    loss.evaluate(first, first + rows.size(), coefficients);
    activations.slopes(top).load(loss.gradient(), at, NEGLIGIBLE, rows);
  }

  private void backward() {
    for (int level = network.top(); level > 0; level--) {
      TrainingLayer layer = network.layers().get(level - 1);
      if (!plan.keepsRows()) {
        addGradient(level - 1, layer.whole());
      }
      if (level > 1) {
        Panels below = activations.slopes(level - 1);
        kernels().multiply(activations.slopes(level), layer.transposed(), below, rows);
        deactivate(level - 1);
        if (!norms.isEmpty()) {
          norms.get(level - 2).backward(below, rows);
        }
      }
    }
  }

  private void addGradient(int layer, Tile whole) {
    Panels ofBlock = blockGradients.get(layer);
    kernels().gradient(products.get(layer), ofBlock, whole);
    kernels().add(ofBlock, gradients.get(layer), whole);
  }

  private void deactivate(int level) {
    Panels slopes = activations.slopes(level);
    switch (network.architecture().activation()) {
      case RELU ->
          kernels().reluSlopes(activations.units(level), slopes, network.dropout().scale(), rows);
      case TANH, GELU -> kernels().multiplyBy(activations.gates(level), slopes, rows);
      case IDENTITY -> {
        if (network.dropout().isOn()) {
          kernels().multiplyBy(activations.gates(level), slopes, rows);
        }
      }
    }
  }

  private Kernels kernels() {
    return network.kernels();
  }
}
