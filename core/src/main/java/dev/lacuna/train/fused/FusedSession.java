package dev.lacuna.train.fused;

import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import dev.lacuna.kernel.Kernels;
import dev.lacuna.kernel.StepRates;
import dev.lacuna.kernel.Tile;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.LossCoefficients;
import dev.lacuna.model.Network;
import dev.lacuna.train.Optimizer;
import dev.lacuna.train.TrainingEngine.Problem;
import dev.lacuna.train.TrainingEngine.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Steps on the CPU. A step has three phases, each shared among threads: slices count their observed
 * cells; slices go forward and back; tiles of the weights collect their gradient and are updated.
 * Once everything has been as large as it gets, a step allocates nothing.
 */
final class FusedSession implements Session {
  private final Problem problem;
  private final NetworkInTraining network;
  private final Optimizer optimizer;
  private final StepSizes sizes;
  private final LossCoefficients coefficients;
  private final BatchLoss loss;
  private final List<LayerTile> tiles;
  private final int entering;
  private final double[] squares;
  private final Workers workers;
  private final Batch batch = new Batch();
  private final IntConsumer load = this::load;
  private final IntConsumer enter = this::enter;
  private final IntConsumer run = this::run;
  private final IntConsumer collect = this::collect;
  private final IntConsumer update = this::update;
  private final IntConsumer collectAndUpdate = this::collectAndUpdate;
  private Slices slices;
  private long steps;

  FusedSession(Problem problem, Kernels kernels) {
    this.problem = problem;
    this.optimizer = problem.config().optimizer();
    this.network = new NetworkInTraining(problem.initial(), kernels, problem.config());
    int rows = problem.targets().rows();
    this.sizes =
        new StepSizes(
            optimizer, problem.config().steps(rows), problem.loss().schema(), network.layers());
    int heads = problem.loss().schema().size();
    this.coefficients = new LossCoefficients(problem.loss());
    this.loss = new BatchLoss(0, new double[heads], new int[heads]);
    this.slices = Slices.of(problem, network, Math.min(problem.config().batchSize(), rows));
    this.tiles = tiles();
    this.entering =
        slices.plan().sparse() ? (int) tiles.stream().filter(tile -> tile.layer() == 0).count() : 0;
    this.squares = new double[tiles.size()];
    this.workers = new Workers(threads(problem));
  }

  @Override
  public BatchLoss step(int[] order, int from, int to) {
    if (to - from > slices.plan().capacity()) {
      slices = Slices.of(problem, network, to - from);
    }
    batch.set(order, from, to, steps);
    slices.begin(batch);
    workers.run(slices.count(batch), load);
    slices.addUpObserved(batch, loss.observed());
    Arrays.fill(loss.sums(), 0);
    if (loss.isEmpty()) {
      loss.addUp(loss.sums());
      return loss;
    }
    steps++;
    batch.weigh(coefficients.of(loss.observed(), batch.rows()));
    workers.run(entering, enter);
    workers.run(slices.count(batch), run);
    slices.addUpSums(batch, loss.sums());
    loss.addUp(batch.coefficients());
    if (network.wantsStatistics()) {
      network.addStatistics(slices.used(batch));
    }
    move();
    return loss;
  }

  @Override
  public Network network() {
    return network.toNetwork();
  }

  /** Returns the layers themselves, from below, with norms and moments. */
  List<TrainingLayer> layers() {
    return network.layers();
  }

  /** What is dropped depends on the number of steps, so that no random stream has a place. */
  @Override
  public void save(StateWriter out) throws IOException {
    network.save(out);
    sizes.save(out);
    out.whole(steps);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    network.restore(in);
    sizes.restore(in);
    steps = in.whole();
  }

  @Override
  public void close() {
    workers.close();
  }

  private void move() {
    sizes.next(loss.observed());
    if (optimizer.clipNorm() == 0) {
      workers.run(tiles.size(), collectAndUpdate);
      return;
    }
    workers.run(tiles.size(), collect);
    double norm = Math.sqrt(Arrays.stream(squares).sum());
    sizes.scaleGradient(Math.min(1, optimizer.clipNorm() / Math.max(norm, 1e-30)));
    workers.run(tiles.size(), update);
  }

  private void load(int slice) {
    slices.load(slice, batch);
  }

  private void enter(int index) {
    slices.enter(tiles.get(index));
  }

  private void run(int slice) {
    slices.run(slice, batch);
  }

  private void collectAndUpdate(int index) {
    LayerTile tile = tiles.get(index);
    for (int band = 0; band < tile.bands().size(); band++) {
      Tile part = tile.bands().get(band);
      slices.collect(batch, tile, part);
      update(tile, part);
    }
  }

  private void collect(int index) {
    LayerTile tile = tiles.get(index);
    squares[index] = 0;
    for (int band = 0; band < tile.bands().size(); band++) {
      Tile part = tile.bands().get(band);
      slices.collect(batch, tile, part);
      squares[index] += network.kernels().sumOfSquares(tile.weights().gradient(), part);
    }
  }

  private void update(int index) {
    LayerTile tile = tiles.get(index);
    for (int band = 0; band < tile.bands().size(); band++) {
      update(tile, tile.bands().get(band));
    }
  }

  private void update(LayerTile tile, Tile part) {
    StepRates rates = sizes.of(tile.layer(), network.layers().size());
    if (optimizer.rule() == Optimizer.Rule.SGD) {
      network.kernels().momentum(tile.weights(), rates, part);
    } else {
      network.kernels().adam(tile.weights(), rates, part);
    }
    network.layers().get(tile.layer()).transpose(part);
  }

  /** Returns the tiles of all layers; those of a first layer that features enter sparse lead. */
  private List<LayerTile> tiles() {
    List<LayerTile> all = new ArrayList<>();
    for (int l = 0; l < network.layers().size(); l++) {
      TrainingLayer layer = network.layers().get(l);
      all.addAll(
          l == 0 && slices.plan().sparse()
              ? LayerTile.ofSparse(layer, optimizer.clipNorm() == 0)
              : LayerTile.of(l, layer));
    }
    return all;
  }

  private static int threads(Problem problem) {
    int chosen = problem.config().compute().threads();
    return chosen > 0 ? chosen : Runtime.getRuntime().availableProcessors();
  }
}
