package dev.lacuna.train;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.kernel.Gelu;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Activation;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an engine must do, written out in doubles with nothing but loops: forward, loss, backward,
 * and Adam with decoupled weight decay, where an absent head keeps weights, moments and step count.
 */
public final class PlainAdam {
  private final Network initial;
  private final LabelSchema schema;
  private final MaskedLoss loss;
  private final double learningRate;
  private final double weightDecay;
  private final List<Layer> layers = new ArrayList<>();
  private final int[] headSteps;
  private int trunkSteps;

  public PlainAdam(Network initial, MaskedLoss loss, double learningRate, double weightDecay) {
    this.initial = initial;
    this.schema = loss.schema();
    this.loss = loss;
    this.learningRate = learningRate;
    this.weightDecay = weightDecay;
    this.headSteps = new int[schema.size()];
    initial.layers().forEach(layer -> layers.add(new Layer(layer)));
  }

  /** A layer with its moments; weights of one more input, always 1, are the biases. */
  private static final class Layer {
    final int inputs;
    final int outputs;
    final double[][] weights;
    final double[][] first;
    final double[][] second;

    Layer(DenseLayer start) {
      inputs = start.inputs();
      outputs = start.outputs();
      weights = new double[inputs + 1][outputs];
      first = new double[inputs + 1][outputs];
      second = new double[inputs + 1][outputs];
      for (int j = 0; j < outputs; j++) {
        for (int i = 0; i < inputs; i++) {
          weights[i][j] = start.weights()[i * outputs + j];
        }
        weights[inputs][j] = start.biases()[j];
      }
    }
  }

  public void step(FeatureMatrix features, Targets targets) {
    int[] observed = targets.observedCounts();
    if (Arrays.stream(observed).sum() == 0) {
      return;
    }
    double[][][] units = forward(features);
    double[][] slopes = slopesAtLogits(units[layers.size()], targets);
    trunkSteps++;
    for (int t = 0; t < observed.length; t++) {
      headSteps[t] += observed[t] > 0 ? 1 : 0;
    }
    for (int l = layers.size() - 1; l >= 0; l--) {
      double[][] below = slopesBelow(l, slopes, units[l]);
      update(l, slopes, units[l], observed);
      slopes = below;
    }
  }

  /** Returns all weights, layer by layer, inputs × outputs and then biases. */
  public double[] parameters() {
    return layers.stream()
        .flatMap(layer -> Arrays.stream(layer.weights))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  /** Returns the weights of a network in the order of {@link #parameters()}. */
  public static double[] parametersOf(Network network) {
    List<Double> all = new ArrayList<>();
    for (DenseLayer layer : network.layers()) {
      for (float weight : layer.weights()) {
        all.add((double) weight);
      }
      for (float bias : layer.biases()) {
        all.add((double) bias);
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private double[][][] forward(FeatureMatrix features) {
    double[][][] units = new double[layers.size() + 1][features.rows()][];
    float[] row = new float[features.columns()];
    for (int i = 0; i < features.rows(); i++) {
      features.copyRow(i, row, 0);
      units[0][i] = new double[row.length];
      for (int k = 0; k < row.length; k++) {
        units[0][i][k] = row[k];
      }
      for (int l = 0; l < layers.size(); l++) {
        units[l + 1][i] = sums(layers.get(l), units[l][i]);
        for (int j = 0; l + 1 < layers.size() && j < units[l + 1][i].length; j++) {
          units[l + 1][i][j] = activate(units[l + 1][i][j]);
        }
      }
    }
    return units;
  }

  private static double[] sums(Layer layer, double[] in) {
    double[] out = layer.weights[layer.inputs].clone();
    for (int i = 0; i < layer.inputs; i++) {
      for (int j = 0; j < layer.outputs; j++) {
        out[j] += in[i] * layer.weights[i][j];
      }
    }
    return out;
  }

  private double activate(double z) {
    Activation activation = initial.architecture().activation();
    return switch (activation) {
      case RELU -> Math.max(0, z);
      case TANH -> Math.tanh(z);
      case GELU -> Gelu.value(z);
      case IDENTITY -> z;
    };
  }

  /** The derivative by the sum, from the activated sum. */
  private double slope(double unit) {
    Activation activation = initial.architecture().activation();
    return switch (activation) {
      case RELU -> unit > 0 ? 1 : 0;
      case TANH -> 1 - unit * unit;
      case GELU -> throw new IllegalArgumentException("the unit does not tell the slope");
      case IDENTITY -> 1;
    };
  }

  private double[][] slopesAtLogits(double[][] logits, Targets targets) {
    int outputs = schema.outputs();
    double[] flat = new double[logits.length * outputs];
    for (int i = 0; i < logits.length; i++) {
      System.arraycopy(logits[i], 0, flat, i * outputs, outputs);
    }
    double[] gradient = new double[flat.length];
    loss.evaluate(targets, flat, gradient);
    double[][] slopes = new double[logits.length][outputs];
    for (int i = 0; i < logits.length; i++) {
      System.arraycopy(gradient, i * outputs, slopes[i], 0, outputs);
    }
    return slopes;
  }

  private double[][] slopesBelow(int l, double[][] slopes, double[][] units) {
    Layer layer = layers.get(l);
    double[][] below = new double[slopes.length][layer.inputs];
    for (int row = 0; row < slopes.length; row++) {
      for (int i = 0; i < layer.inputs; i++) {
        for (int j = 0; j < layer.outputs; j++) {
          below[row][i] += slopes[row][j] * layer.weights[i][j] * slope(units[row][i]);
        }
      }
    }
    return below;
  }

  private void update(int l, double[][] slopes, double[][] units, int[] observed) {
    Layer layer = layers.get(l);
    for (int j = 0; j < layer.outputs; j++) {
      int head = l + 1 < layers.size() ? -1 : headOf(j);
      if (head < 0 || observed[head] > 0) {
        for (int i = 0; i <= layer.inputs; i++) {
          double gradient = 0;
          for (int row = 0; row < slopes.length; row++) {
            gradient += slopes[row][j] * (i == layer.inputs ? 1 : units[row][i]);
          }
          adam(layer, i, j, gradient, head < 0 ? trunkSteps : headSteps[head]);
        }
      }
    }
  }

  private int headOf(int output) {
    int head = 0;
    while (schema.offset(head + 1) <= output) {
      head++;
    }
    return head;
  }

  private void adam(Layer layer, int i, int j, double gradient, int steps) {
    layer.first[i][j] = 0.9 * layer.first[i][j] + 0.1 * gradient;
    layer.second[i][j] = 0.999 * layer.second[i][j] + 0.001 * gradient * gradient;
    double mean = layer.first[i][j] / (1 - Math.pow(0.9, steps));
    double square = layer.second[i][j] / (1 - Math.pow(0.999, steps));
    double decay = i == layer.inputs ? 0 : weightDecay * layer.weights[i][j];
    layer.weights[i][j] -= learningRate * (mean / (Math.sqrt(square) + 1e-8) + decay);
  }
}
