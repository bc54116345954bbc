package dev.lacuna.train;

import dev.lacuna.kernel.Gelu;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Activation;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.Network;
import dev.lacuna.train.TrainingEngine.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What an engine must do, written out in doubles with nothing but loops: forward, loss, backward,
 * clipping, and the step of the optimizer, where an absent head keeps weights, moments and step
 * count. Without norms and dropout.
 */
public final class PlainTraining {
  private final Problem problem;
  private final Optimizer optimizer;
  private final LabelSchema schema;
  private final double[][] features;
  private final List<Layer> layers = new ArrayList<>();
  private final int[] headSteps;
  private int trunkSteps;

  public PlainTraining(Problem problem) {
    this.problem = problem;
    this.optimizer = problem.config().optimizer();
    this.schema = problem.loss().schema();
    this.features = PlainNetwork.rows(problem.features());
    this.headSteps = new int[schema.size()];
    problem.initial().layers().forEach(layer -> layers.add(new Layer(layer)));
  }

  /** A layer with its moments; weights of one more input, always 1, are the biases. */
  private static final class Layer {
    final int inputs;
    final int outputs;
    final double[][] weights;
    final double[][] gradient;
    final double[][] first;
    final double[][] second;

    Layer(DenseLayer start) {
      inputs = start.inputs();
      outputs = start.outputs();
      weights = new double[inputs + 1][outputs];
      gradient = new double[inputs + 1][outputs];
      first = new double[inputs + 1][outputs];
      second = new double[inputs + 1][outputs];
      float[] startWeights = start.weights();
      for (int j = 0; j < outputs; j++) {
        for (int i = 0; i < inputs; i++) {
          weights[i][j] = startWeights[i * outputs + j];
        }
        weights[inputs][j] = start.biases()[j];
      }
    }
  }

  /** Takes a step on rows, and returns the loss before it. */
  public double step(int[] rows) {
    Targets targets = problem.targets().select(rows);
    int[] observed = targets.observedCounts();
    if (Arrays.stream(observed).sum() == 0) {
      return 0;
    }
    double[][][] sums = forward(rows);
    double[] gradient = new double[rows.length * schema.outputs()];
    double loss = writeLossGradient(targets, sums[layers.size()], gradient).total();
    backward(sums, gradient);
    clip();
    double rate =
        optimizer.learningRate()
            * optimizer
                .schedule()
                .factor(trunkSteps, problem.config().steps(problem.targets().rows()));
    trunkSteps++;
    for (int t = 0; t < observed.length; t++) {
      headSteps[t] += observed[t] > 0 ? 1 : 0;
    }
    for (int l = 0; l < layers.size(); l++) {
      update(l, observed, rate);
    }
    return loss;
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
    return network.layers().stream()
        .flatMapToDouble(
            layer -> DoubleStream.concat(doubles(layer.weights()), doubles(layer.biases())))
        .toArray();
  }

  private static DoubleStream doubles(float[] numbers) {
    double[] doubles = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      doubles[i] = numbers[i];
    }
    return Arrays.stream(doubles);
  }

  /** Returns what each level's rows are before the activation; level 0 are the features. */
  private double[][][] forward(int[] rows) {
    double[][][] sums = new double[layers.size() + 1][rows.length][];
    for (int i = 0; i < rows.length; i++) {
      sums[0][i] = features[rows[i]];
      for (int l = 0; l < layers.size(); l++) {
        sums[l + 1][i] = sums(layers.get(l), units(l, sums[l][i]));
      }
    }
    return sums;
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

  private double[] units(int level, double[] sums) {
    return level == 0 ? sums : Arrays.stream(sums).map(this::activate).toArray();
  }

  private double activate(double z) {
    Activation activation = problem.initial().architecture().activation();
    return switch (activation) {
      case RELU -> Math.max(0, z);
      case TANH -> Math.tanh(z);
      case GELU -> Gelu.value(z);
      case IDENTITY -> z;
    };
  }

  private double slope(double z) {
    Activation activation = problem.initial().architecture().activation();
    return switch (activation) {
      case RELU -> z > 0 ? 1 : 0;
      case TANH -> 1 - Math.tanh(z) * Math.tanh(z);
      case GELU -> Gelu.derivative(z);
      case IDENTITY -> 1;
    };
  }

  private BatchLoss writeLossGradient(Targets targets, double[][] logits, double[] gradient) {
    MaskedLoss loss = problem.loss();
    double[] flat = Arrays.stream(logits).flatMapToDouble(Arrays::stream).toArray();
    return loss.evaluate(targets, flat, gradient);
  }

  private void backward(double[][][] sums, double[] atLogits) {
    for (Layer layer : layers) {
      Arrays.stream(layer.gradient).forEach(row -> Arrays.fill(row, 0));
    }
    int outputs = schema.outputs();
    for (int row = 0; row < sums[0].length; row++) {
      double[] slopes = Arrays.copyOfRange(atLogits, row * outputs, (row + 1) * outputs);
      for (int l = layers.size() - 1; l >= 0; l--) {
        slopes = backward(l, sums[l][row], slopes);
      }
    }
  }

  /** Adds a row to the gradient of a layer, and returns the slopes at the sums below. */
  private double[] backward(int l, double[] sumsBelow, double[] slopes) {
    Layer layer = layers.get(l);
    double[] units = units(l, sumsBelow);
    double[] below = new double[layer.inputs];
    for (int j = 0; j < layer.outputs; j++) {
      for (int i = 0; i < layer.inputs; i++) {
        layer.gradient[i][j] += units[i] * slopes[j];
        below[i] += slopes[j] * layer.weights[i][j];
      }
      layer.gradient[layer.inputs][j] += slopes[j];
    }
    for (int i = 0; l > 0 && i < below.length; i++) {
      below[i] *= slope(sumsBelow[i]);
    }
    return below;
  }

  private void clip() {
    double norm =
        Math.sqrt(
            layers.stream()
                .flatMap(layer -> Arrays.stream(layer.gradient))
                .flatMapToDouble(Arrays::stream)
                .map(g -> g * g)
                .sum());
    if (optimizer.clipNorm() > 0 && norm > optimizer.clipNorm()) {
      for (Layer layer : layers) {
        for (double[] row : layer.gradient) {
          Arrays.setAll(row, j -> row[j] * optimizer.clipNorm() / norm);
        }
      }
    }
  }

  private void update(int l, int[] observed, double rate) {
    Layer layer = layers.get(l);
    for (int j = 0; j < layer.outputs; j++) {
      int head = l + 1 < layers.size() ? -1 : headOf(j);
      if (head < 0 || observed[head] > 0) {
        for (int i = 0; i <= layer.inputs; i++) {
          boolean decays = i < layer.inputs || optimizer.decaysBiases();
          double decay = decays ? optimizer.weightDecay() * layer.weights[i][j] : 0;
          int steps = head < 0 ? trunkSteps : headSteps[head];
          layer.weights[i][j] -=
              switch (optimizer.rule()) {
                case ADAMW -> rate * (adam(layer, i, j, layer.gradient[i][j], steps) + decay);
                case ADAM -> rate * adam(layer, i, j, layer.gradient[i][j] + decay, steps);
                case SGD -> rate * momentum(layer, i, j, layer.gradient[i][j] + decay);
              };
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

  private static double adam(Layer layer, int i, int j, double gradient, int steps) {
    layer.first[i][j] = 0.9 * layer.first[i][j] + 0.1 * gradient;
    layer.second[i][j] = 0.999 * layer.second[i][j] + 0.001 * gradient * gradient;
    double mean = layer.first[i][j] / (1 - Math.pow(0.9, steps));
    double square = layer.second[i][j] / (1 - Math.pow(0.999, steps));
    return mean / (Math.sqrt(square) + 1e-8);
  }

  private double momentum(Layer layer, int i, int j, double gradient) {
    layer.first[i][j] = optimizer.momentum() * layer.first[i][j] + gradient;
    return layer.first[i][j];
  }
}
