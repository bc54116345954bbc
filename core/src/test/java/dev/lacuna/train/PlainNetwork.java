package dev.lacuna.train;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.kernel.Gelu;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.LayerNorm;
import dev.lacuna.model.Network;
import dev.lacuna.model.Norm;
import java.util.ArrayList;
import java.util.List;

/**
 * A network's way forward in training, in doubles and with nothing but loops. Parameters of a layer
 * are rows of as many numbers as it has units: one per input, then biases, and where there is a
 * norm, scales and shifts.
 */
public final class PlainNetwork {
  private final Architecture architecture;
  private final List<double[][]> layers = new ArrayList<>();
  private double smallestSum = Double.POSITIVE_INFINITY;

  public PlainNetwork(Network start) {
    architecture = start.architecture();
    for (DenseLayer layer : start.layers()) {
      boolean normed =
          architecture.norm() != Norm.NONE && layers.size() < architecture.hidden().size();
      layers.add(parameters(layer, normed));
    }
  }

  private static double[][] parameters(DenseLayer layer, boolean normed) {
    double[][] parameters = new double[layer.inputs() + (normed ? 3 : 1)][layer.outputs()];
    float[] weights = layer.weights();
    for (int j = 0; j < layer.outputs(); j++) {
      for (int i = 0; i < layer.inputs(); i++) {
        parameters[i][j] = weights[i * layer.outputs() + j];
      }
      parameters[layer.inputs()][j] = layer.biases()[j];
      if (normed) {
        int unit = j;
        parameters[layer.inputs() + 1][j] = layer.norm().map(n -> n.scale()[unit]).orElse(1f);
        parameters[layer.inputs() + 2][j] = layer.norm().map(n -> n.shift()[unit]).orElse(0f);
      }
    }
    return parameters;
  }

  /** Returns the parameters, layer by layer; changing them changes the network. */
  public List<double[][]> layers() {
    return layers;
  }

  /** Returns how close any sum has come to zero, where ReLU has a kink. */
  public double smallestSum() {
    return smallestSum;
  }

  public static double[][] rows(FeatureMatrix features) {
    double[][] rows = new double[features.rows()][features.columns()];
    float[] row = new float[features.columns()];
    for (int i = 0; i < rows.length; i++) {
      features.copyRow(i, row, 0);
      for (int k = 0; k < row.length; k++) {
        rows[i][k] = row[k];
      }
    }
    return rows;
  }

  /** Returns the logits of rows that go through batch norms together, row-major. */
  public double[] logits(double[][] rows) {
    double[][] units = rows;
    for (int l = 0; l < layers.size(); l++) {
      units = sums(units, layers.get(l));
      if (l + 1 < layers.size()) {
        normalise(units, layers.get(l));
        activate(units);
      }
    }
    double[] logits = new double[rows.length * architecture.outputs()];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(units[row], 0, logits, row * architecture.outputs(), architecture.outputs());
    }
    return logits;
  }

  private static double[][] sums(double[][] in, double[][] layer) {
    double[][] sums = new double[in.length][];
    for (int row = 0; row < in.length; row++) {
      int inputs = in[row].length;
      sums[row] = layer[inputs].clone();
      for (int i = 0; i < inputs; i++) {
        for (int j = 0; j < sums[row].length; j++) {
          sums[row][j] += in[row][i] * layer[i][j];
        }
      }
    }
    return sums;
  }

  private void normalise(double[][] units, double[][] layer) {
    if (architecture.norm() == Norm.NONE) {
      return;
    }
    boolean ofRows = architecture.norm() == Norm.LAYER;
    double[][] lines = ofRows ? units : transpose(units);
    for (double[] line : lines) {
      standardise(line);
    }
    double[][] normalised = ofRows ? units : transpose(lines);
    for (int row = 0; row < units.length; row++) {
      for (int j = 0; j < units[row].length; j++) {
        double scaled = normalised[row][j] * layer[layer.length - 2][j];
        units[row][j] = scaled + layer[layer.length - 1][j];
      }
    }
  }

  private static void standardise(double[] numbers) {
    double mean = 0;
    double variance = 0;
    for (double number : numbers) {
      mean += number / numbers.length;
    }
    for (double number : numbers) {
      variance += (number - mean) * (number - mean) / numbers.length;
    }
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (numbers[i] - mean) / Math.sqrt(variance + LayerNorm.EPSILON);
    }
  }

  private static double[][] transpose(double[][] matrix) {
    double[][] transposed = new double[matrix[0].length][matrix.length];
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < matrix[row].length; column++) {
        transposed[column][row] = matrix[row][column];
      }
    }
    return transposed;
  }

  private void activate(double[][] units) {
    for (double[] row : units) {
      for (int j = 0; j < row.length; j++) {
        smallestSum = Math.min(smallestSum, Math.abs(row[j]));
        row[j] = activated(architecture.activation(), row[j]);
      }
    }
  }

  private static double activated(Activation activation, double z) {
    return switch (activation) {
      case RELU -> Math.max(0, z);
      case TANH -> Math.tanh(z);
      case GELU -> Gelu.value(z);
      case IDENTITY -> z;
    };
  }
}
