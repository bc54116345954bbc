package dev.lacuna.train.fused;

import dev.lacuna.io.Resumable;
import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import dev.lacuna.kernel.StepRates;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.train.Optimizer;
import java.io.IOException;
import java.util.List;

/**
 * The rates of every step. The trunk and each head count steps of their own, because Adam corrects
 * its moments by their number; a head that is absent from a batch rests.
 */
final class StepSizes implements Resumable {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final Optimizer optimizer;
  private final long plannedSteps;
  private final int[] offsets;
  private final long[] headSteps;
  private final StepRates one = StepRates.none(1);
  private final StepRates trunk;
  private final StepRates heads;
  private long trunkSteps;

  StepSizes(
      Optimizer optimizer, long plannedSteps, LabelSchema schema, List<TrainingLayer> layers) {
    this.optimizer = optimizer;
    this.plannedSteps = plannedSteps;
    this.offsets = schema.offsets();
    this.headSteps = new long[schema.size()];
    this.trunk = StepRates.none(widest(layers.subList(0, layers.size() - 1)));
    this.heads = StepRates.none(widest(layers.subList(layers.size() - 1, layers.size())));
  }

  /** Returns the rates of a layer. */
  StepRates of(int layer, int layers) {
    return layer == layers - 1 ? heads : trunk;
  }

  /**
   * Works out the rates of the next step.
   *
   * @param observed observed cells per head in the batch; a head with 0 is absent
   */
  void next(int[] observed) {
    double factor = optimizer.schedule().factor(trunkSteps, plannedSteps);
    trunkSteps++;
    write(optimizer.learningRate() * factor, trunkSteps);
    trunk.set(0, trunk.rate().length, one);
    for (int t = 0; t < observed.length; t++) {
      if (observed[t] > 0) {
        headSteps[t]++;
        write(optimizer.learningRate() * factor, headSteps[t]);
        heads.set(offsets[t], offsets[t + 1], one);
      } else {
        heads.rest(offsets[t], offsets[t + 1]);
      }
    }
  }

  @Override
  public void save(StateWriter out) throws IOException {
    out.whole(trunkSteps);
    out.wholes(headSteps);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    trunkSteps = in.whole();
    in.wholes(headSteps);
  }

  /** Scales the gradient of the step. */
  void scaleGradient(double scale) {
    for (int column = 0; column < trunk.gain().length; column++) {
      trunk.gain()[column] *= (float) scale;
    }
    for (int column = 0; column < heads.gain().length; column++) {
      heads.gain()[column] *= (float) scale;
    }
  }

  private void write(double learningRate, long steps) {
    double step = steps;
    boolean adam = optimizer.rule() != Optimizer.Rule.SGD;
    boolean decoupled = optimizer.rule() == Optimizer.Rule.ADAMW;
    double decay = optimizer.weightDecay();
    // ε is added to the root of the corrected moment, as in the paper
    double correction = adam ? Math.sqrt(1 - Math.pow(BETA2, step)) : 1;
    one.rate()[0] =
        (float) (adam ? learningRate * correction / (1 - Math.pow(BETA1, step)) : learningRate);
    one.epsilon()[0] = (float) (EPSILON * correction);
    one.keep()[0] = (float) (decoupled ? 1 - learningRate * decay : 1);
    one.pull()[0] = (float) (decoupled ? 0 : decay);
    one.gain()[0] = 1;
    one.keepFirst()[0] = (float) (adam ? BETA1 : optimizer.momentum());
    one.addFirst()[0] = adam ? (float) (1 - BETA1) : 1;
    one.keepSecond()[0] = (float) BETA2;
    one.addSecond()[0] = (float) (1 - BETA2);
  }

  /** Returns the columns of the widest layer, those that fill up its last panel included. */
  private static int widest(List<TrainingLayer> layers) {
    return layers.stream()
        .map(layer -> layer.weights().values())
        .mapToInt(values -> values.panels() * values.lanes())
        .max()
        .orElse(1);
  }
}
