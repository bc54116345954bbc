package dev.lacuna.train.dl4j;

import dev.lacuna.io.Resumable;
import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.model.Architecture;
import dev.lacuna.train.Optimizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * An {@link Optimizer} over the flat parameters of a graph, with a step count of its own for the
 * trunk and for each head. A head that is absent from a batch is left alone: DL4J's own updaters
 * would move it by momentum, even though its gradient is zero. The learning rate goes by the steps
 * of the trunk.
 */
final class HeadwiseOptimizer implements Resumable {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private static final double SMALLEST_NORM = 1e-30;

  private final Optimizer optimizer;
  private final long plannedSteps;
  private final INDArray parameters;
  private final INDArray gradient;
  private final INDArray firstMoment;
  private final INDArray secondMoment;
  private final List<Block> trunk = new ArrayList<>();
  private final List<List<Block>> heads = new ArrayList<>();
  private final long[] headSteps;
  private long trunkSteps;
  private double learningRate;

  /**
   * Creates an optimizer before its first step.
   *
   * @param architecture of the graph
   * @param plannedSteps of the whole training
   */
  HeadwiseOptimizer(
      Optimizer optimizer,
      long plannedSteps,
      Architecture architecture,
      LabelSchema schema,
      Flat flat) {
    this.optimizer = optimizer;
    this.plannedSteps = plannedSteps;
    this.parameters = flat.parameters().reshape(flat.parameters().length());
    this.gradient = flat.gradient().reshape(flat.gradient().length());
    this.firstMoment = Nd4j.zeros(parameters.dataType(), parameters.length());
    boolean adam = optimizer.rule() != Optimizer.Rule.SGD;
    this.secondMoment = adam ? Nd4j.zeros(parameters.dataType(), parameters.length()) : firstMoment;
    this.headSteps = new long[schema.size()];
    long offset = 0;
    List<Integer> widths = architecture.widths();
    for (int l = 0; l + 2 < widths.size(); l++) {
      long weights = (long) widths.get(l) * widths.get(l + 1);
      trunk.add(new Block(offset, weights, true));
      trunk.add(new Block(offset + weights, widths.get(l + 1), optimizer.decaysBiases()));
      offset += weights + widths.get(l + 1);
    }
    addHeads(schema, offset, widths.get(widths.size() - 2));
  }

  /** The flat parameters of a graph and the gradient that its backward pass writes. */
  record Flat(INDArray parameters, INDArray gradient) {}

  /** A run of parameters that are updated together. */
  private record Block(long offset, long length, boolean decays) {
    INDArray of(INDArray flat) {
      return flat.get(NDArrayIndex.interval(offset, offset + length));
    }
  }

  /** DL4J stores weights column by column, so that a head's columns are one run. */
  private void addHeads(LabelSchema schema, long offset, long inputs) {
    int[] outputs = schema.offsets();
    long biases = offset + inputs * outputs[schema.size()];
    for (int t = 0; t < schema.size(); t++) {
      int width = outputs[t + 1] - outputs[t];
      heads.add(
          List.of(
              new Block(offset + inputs * outputs[t], inputs * width, true),
              new Block(biases + outputs[t], width, optimizer.decaysBiases())));
    }
  }

  /**
   * Takes one step along the gradient, which it overwrites.
   *
   * @param observed observed cells per head in the batch; a head with 0 is absent
   */
  void step(int[] observed) {
    learningRate = optimizer.learningRate() * optimizer.schedule().factor(trunkSteps, plannedSteps);
    clip();
    if (isWhole(observed)) {
      updateWhole();
    } else {
      updatePresent(observed);
    }
    trunkSteps++;
    for (int t = 0; t < observed.length; t++) {
      headSteps[t] += observed[t] > 0 ? 1 : 0;
    }
  }

  /** Includes the parameters, which every step changes. */
  @Override
  public void save(StateWriter out) throws IOException {
    out.floats(parameters.dup().data().asFloat());
    out.floats(firstMoment.data().asFloat());
    out.floats(secondMoment.data().asFloat());
    out.whole(trunkSteps);
    out.wholes(headSteps);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    restore(parameters, in);
    restore(firstMoment, in);
    restore(secondMoment, in);
    trunkSteps = in.whole();
    in.wholes(headSteps);
  }

  private static void restore(INDArray array, StateReader in) throws IOException {
    float[] numbers = new float[Math.toIntExact(array.length())];
    in.floats(numbers);
    array.assign(Nd4j.createFromArray(numbers));
  }

  /** Comes before decay, which is not part of the loss. */
  private void clip() {
    if (optimizer.clipNorm() > 0) {
      double norm = gradient.norm2Number().doubleValue();
      gradient.muli(Math.min(1, optimizer.clipNorm() / Math.max(norm, SMALLEST_NORM)));
    }
  }

  private void updateWhole() {
    decay(trunk);
    heads.forEach(this::decay);
    update(new Block(0, parameters.length(), false), trunkSteps);
  }

  private void updatePresent(int[] observed) {
    updateEach(trunk, trunkSteps);
    for (int t = 0; t < observed.length; t++) {
      if (observed[t] > 0) {
        updateEach(heads.get(t), headSteps[t]);
      }
    }
  }

  private void updateEach(List<Block> blocks, long steps) {
    decay(blocks);
    blocks.forEach(block -> update(block, steps));
  }

  /** One update of everything serves where no head is absent and none ever was. */
  private boolean isWhole(int[] observed) {
    for (int t = 0; t < observed.length; t++) {
      if (observed[t] == 0 || headSteps[t] != trunkSteps) {
        return false;
      }
    }
    return true;
  }

  private void update(Block block, long steps) {
    INDArray update = block.of(gradient);
    if (optimizer.rule() == Optimizer.Rule.SGD) {
      INDArray velocity = block.of(firstMoment);
      velocity.muli(optimizer.momentum()).addi(update);
      update.assign(velocity).muli(learningRate);
    } else {
      Nd4j.exec(
          new AdamUpdater(
              update,
              block.of(secondMoment),
              block.of(firstMoment),
              learningRate,
              BETA1,
              BETA2,
              correctedEpsilon(steps + 1),
              Math.toIntExact(steps)));
    }
    block.of(parameters).subi(update);
  }

  /** The paper adds ε to the root of the corrected moment, ND4J to that of the plain one. */
  private static double correctedEpsilon(long step) {
    return EPSILON * Math.sqrt(1 - Math.pow(BETA2, (double) step));
  }

  /** Comes before the update: what decays is the weight as the step finds it. */
  private void decay(List<Block> blocks) {
    double decay = optimizer.weightDecay();
    for (Block block : blocks) {
      if (decay > 0 && block.decays() && optimizer.rule() == Optimizer.Rule.ADAMW) {
        block.of(parameters).muli(1 - learningRate * decay);
      } else if (decay > 0 && block.decays()) {
        block.of(gradient).addi(block.of(parameters).mul(decay));
      }
    }
  }
}
