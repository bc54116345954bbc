package dev.lacuna.train;

import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.Network;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An engine for one feature and one logit whose weight after each step is written down. */
final class ScriptedEngine implements TrainingEngine {
  private final float[] weights;
  private final double[] losses;
  private final List<int[]> batches = new ArrayList<>();
  private int sessionsClosed;

  /** Creates an engine; the last weight stays for all further steps. */
  ScriptedEngine(float... weights) {
    this(new double[] {1}, weights);
  }

  /** Creates an engine that reports these losses per cell, the last one for all further steps. */
  ScriptedEngine(double[] losses, float... weights) {
    this.losses = losses;
    this.weights = weights;
  }

  List<int[]> batches() {
    return batches;
  }

  int sessionsClosed() {
    return sessionsClosed;
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public Session start(Problem problem) {
    return new Session() {
      private int steps;

      @Override
      public BatchLoss step(int[] order, int from, int to) {
        int[] rows = Arrays.copyOfRange(order, from, to);
        batches.add(rows);
        double loss = losses[Math.min(steps, losses.length - 1)];
        steps++;
        Targets targets = problem.targets().select(rows);
        int[] observed = targets.observedCounts();
        double[] sums = Arrays.stream(observed).mapToDouble(count -> count * loss).toArray();
        return new BatchLoss(Arrays.stream(observed).sum() == 0 ? 0 : loss, sums, observed);
      }

      @Override
      public void save(StateWriter out) throws IOException {
        out.whole(steps);
      }

      @Override
      public void restore(StateReader in) throws IOException {
        steps = in.whole(0, Integer.MAX_VALUE);
      }

      @Override
      public Network network() {
        float weight = weights[Math.min(Math.max(steps, 1), weights.length) - 1];
        return new Network(
            problem.initial().architecture(),
            List.of(new DenseLayer(new float[] {weight}, new float[] {0})));
      }

      @Override
      public void close() {
        sessionsClosed++;
      }
    };
  }
}
