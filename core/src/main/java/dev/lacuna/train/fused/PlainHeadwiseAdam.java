package dev.lacuna.train.fused;

import dev.lacuna.label.LabelSchema;
import dev.lacuna.train.TrainingConfig;

/**
 * Adam with decoupled weight decay in plain Java, with a step count of its own for the trunk and
 * for each head; a head that is absent from a batch is left alone.
 */
final class PlainHeadwiseAdam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  /** Moments below this are taken for zero, lest they become denormal numbers, which are slow. */
  private static final float NEGLIGIBLE = 1e-30f;

  private final Parameters parameters;
  private final Parameters first;
  private final Parameters second;
  private final int[] offsets;
  private final double learningRate;
  private final double weightDecay;
  private final int[] headSteps;
  private int trunkSteps;

  PlainHeadwiseAdam(Parameters parameters, LabelSchema schema, TrainingConfig config) {
    this.parameters = parameters;
    this.first = parameters.zeros();
    this.second = parameters.zeros();
    this.offsets = schema.offsets();
    this.learningRate = config.learningRate();
    this.weightDecay = config.weightDecay();
    this.headSteps = new int[schema.size()];
  }

  /**
   * Takes one step along a gradient.
   *
   * @param observed observed cells per head in the batch; a head with 0 is absent
   */
  void step(Parameters gradient, int[] observed) {
    trunkSteps++;
    int last = parameters.weights().length - 1;
    for (int l = 0; l < last; l++) {
      update(gradient, l, new Columns(0, parameters.biases()[l].length), trunkSteps);
    }
    for (int t = 0; t < observed.length; t++) {
      if (observed[t] > 0) {
        headSteps[t]++;
        update(gradient, last, new Columns(offsets[t], offsets[t + 1]), headSteps[t]);
      }
    }
  }

  /** Outputs of a layer from one up to, but without, another. */
  private record Columns(int from, int to) {}

  private void update(Parameters gradient, int layer, Columns columns, int steps) {
    double correction1 = 1 - Math.pow(BETA1, steps);
    double correction2 = Math.sqrt(1 - Math.pow(BETA2, steps));
    float rate = (float) (learningRate * correction2 / correction1);
    // ε is added to the root of the corrected moment, as in the paper
    float epsilon = (float) (EPSILON * correction2);
    float keep = (float) (1 - learningRate * weightDecay);
    int outputs = parameters.biases()[layer].length;
    float[] weights = parameters.weights()[layer];
    for (int row = 0; row < weights.length; row += outputs) {
      for (int at = row + columns.from(); at < row + columns.to(); at++) {
        float move =
            move(
                first.weights()[layer],
                second.weights()[layer],
                at,
                gradient.weights()[layer][at],
                epsilon);
        weights[at] = weights[at] * keep - rate * move;
      }
    }
    float[] biases = parameters.biases()[layer];
    for (int at = columns.from(); at < columns.to(); at++) {
      float move =
          move(
              first.biases()[layer],
              second.biases()[layer],
              at,
              gradient.biases()[layer][at],
              epsilon);
      biases[at] -= rate * move;
    }
  }

  /** Updates both moments of a parameter and returns their ratio. */
  private static float move(float[] first, float[] second, int at, float gradient, float epsilon) {
    float mean = (float) BETA1 * first[at] + (float) (1 - BETA1) * gradient;
    float square = (float) BETA2 * second[at] + (float) (1 - BETA2) * gradient * gradient;
    first[at] = Math.abs(mean) < NEGLIGIBLE ? 0 : mean;
    second[at] = square < NEGLIGIBLE ? 0 : square;
    return mean / ((float) Math.sqrt(square) + epsilon);
  }
}
