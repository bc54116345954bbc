package dev.lacuna.train.dl4j;

import com.google.inject.Inject;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Network;
import dev.lacuna.train.TrainingEngine;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Takes steps with a DL4J {@link ComputationGraph}, of Lacuna's or of a task's making. */
public final class Dl4jEngine implements TrainingEngine {
  /**
   * Below this many units in the widest layer, a second OpenMP thread costs more than it brings.
   */
  private static final int WIDE = 256;

  private final String name;
  private final Optional<Function<GraphNeeds, ComputationGraphConfiguration>> ownGraph;

  /** Creates the engine; ND4J is loaded with the first session. */
  @Inject
  public Dl4jEngine() {
    this("dl4j", Optional.empty());
  }

  private Dl4jEngine(
      String name, Optional<Function<GraphNeeds, ComputationGraphConfiguration>> ownGraph) {
    this.name = name;
    this.ownGraph = ownGraph;
  }

  /**
   * Returns an engine that trains a graph of one's own, from the first weights that the graph draws
   * by the seed of the run. Widths, activation, weight initialisation, dropout and weight noise are
   * the graph's; the step is Lacuna's, and follows the shared options.
   *
   * <p>A {@link dev.lacuna.model.Network} must be able to do what the trained graph does, so that
   * the model can be saved, and predicts without DL4J: {@code DenseLayer}s one upon the other, all
   * ReLU, tanh or identity alike, and an {@code OutputLayer} with the given loss on top. Any other
   * graph is refused before training, with a {@link dev.lacuna.error.LacunaException} that names
   * what does not fit. The network's architecture has dropout 0, whatever the graph drops.
   *
   * @param graph called once for every training
   */
  public static Dl4jEngine withGraph(Function<GraphNeeds, ComputationGraphConfiguration> graph) {
    return new Dl4jEngine("dl4j-graph", Optional.of(graph));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean weighsCells() {
    return true;
  }

  @Override
  public Session start(Problem problem) {
    MaskedLossFunction loss = new MaskedLossFunction(problem.loss());
    // no lambda: Guice looks at this class's methods, and would load what theirs are made of
    TrainableGraph graph =
        ownGraph.isPresent()
            ? OwnGraph.create(ownGraph.get(), problem, loss)
            : GraphFactory.create(problem.initial(), loss);
    Session session = new GraphSession(problem, loss, graph);
    // after the graph was made, for that seeds ND4J by the clock and loads it in the order it needs
    Nd4j.getRandom().setSeed(problem.config().compute().seed());
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads(problem, graph));
    return session;
  }

  private static int threads(Problem problem, TrainableGraph graph) {
    int chosen = problem.config().compute().threads();
    if (chosen > 0) {
      return chosen;
    }
    boolean wide = graph.architecture().widths().stream().anyMatch(width -> width >= WIDE);
    return wide ? Runtime.getRuntime().availableProcessors() : 1;
  }

  private static final class GraphSession implements Session {
    private final Problem problem;
    private final MaskedLossFunction loss;
    private final TrainableGraph trainable;
    private final ComputationGraph graph;
    private final HeadwiseOptimizer optimizer;

    GraphSession(Problem problem, MaskedLossFunction loss, TrainableGraph trainable) {
      this.problem = problem;
      this.loss = loss;
      this.trainable = trainable;
      this.graph = trainable.graph();
      graph.initGradientsView();
      this.optimizer =
          new HeadwiseOptimizer(
              problem.config().optimizer(),
              problem.config().steps(problem.targets().rows()),
              trainable.architecture(),
              problem.loss().schema(),
              new HeadwiseOptimizer.Flat(graph.params(), graph.getGradientsViewArray()));
    }

    @Override
    public BatchLoss step(int[] order, int from, int to) {
      int[] rows = Arrays.copyOfRange(order, from, to);
      Targets targets = problem.targets().select(rows);
      int[] observed = targets.observedCounts();
      BatchLoss empty = new BatchLoss(0, new double[observed.length], observed);
      if (empty.isEmpty()) {
        return empty;
      }
      graph.setInput(0, features(problem.features(), rows));
      graph.setLabels(LabelArrays.encodeLabels(problem.loss().schema(), targets));
      graph.setLayerMaskArrays(
          null, new INDArray[] {LabelArrays.encodeMask(problem.loss().schema(), targets)});
      loss.weigh(targets.weights()); // beside the mask, which DL4J would apply twice
      graph.computeGradientAndScore();
      graph.getGradientsViewArray().divi(rows.length);
      optimizer.step(observed);
      return loss.lastBatch();
    }

    @Override
    public void save(StateWriter out) throws IOException {
      optimizer.save(out);
      out.whole(Nd4j.getRandom().rootState());
      out.whole(Nd4j.getRandom().nodeState());
    }

    @Override
    public void restore(StateReader in) throws IOException {
      optimizer.restore(in);
      Nd4j.getRandom().setStates(in.whole(), in.whole());
    }

    @Override
    public Network network() {
      return trainable.network();
    }

    @Override
    public void close() {
      graph.close();
    }

    private static INDArray features(FeatureMatrix features, int[] rows) {
      float[] batch = new float[rows.length * features.columns()];
      for (int i = 0; i < rows.length; i++) {
        features.copyRow(rows[i], batch, i * features.columns());
      }
      return Nd4j.create(batch, new long[] {rows.length, features.columns()}, 'c');
    }
  }
}
