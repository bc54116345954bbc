package dev.lacuna.train.dl4j;

import com.google.inject.Inject;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Network;
import dev.lacuna.train.TrainingEngine;
import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Takes steps with a DL4J {@link ComputationGraph}. */
public final class Dl4jEngine implements TrainingEngine {
  /**
   * Below this many units in the widest layer, a second OpenMP thread costs more than it brings.
   */
  private static final int WIDE = 256;

  /** Creates the engine; ND4J is loaded with the first session. */
  @Inject
  public Dl4jEngine() {}

  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public Session start(Problem problem) {
    Session session = new GraphSession(problem);
    // after the graph was made, for that seeds ND4J by the clock and loads it in the order it needs
    Nd4j.getRandom().setSeed(problem.config().compute().seed());
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads(problem));
    return session;
  }

  private static int threads(Problem problem) {
    int chosen = problem.config().compute().threads();
    if (chosen > 0) {
      return chosen;
    }
    boolean wide =
        problem.initial().architecture().widths().stream().anyMatch(width -> width >= WIDE);
    return wide ? Runtime.getRuntime().availableProcessors() : 1;
  }

  private static final class GraphSession implements Session {
    private final Problem problem;
    private final MaskedLossFunction loss;
    private final ComputationGraph graph;
    private final HeadwiseOptimizer optimizer;

    GraphSession(Problem problem) {
      this.problem = problem;
      this.loss = new MaskedLossFunction(problem.loss());
      this.graph = GraphFactory.create(problem.initial(), loss);
      graph.initGradientsView();
      this.optimizer =
          new HeadwiseOptimizer(
              problem.config().optimizer(),
              problem.config().steps(problem.targets().rows()),
              problem.initial().architecture(),
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
      graph.computeGradientAndScore();
      graph.getGradientsViewArray().divi(rows.length);
      optimizer.step(observed);
      return loss.lastBatch();
    }

    @Override
    public Network network() {
      return GraphFactory.read(graph, problem.initial().architecture());
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
