package dev.lacuna.train;

import java.util.Locale;

/**
 * How steps are taken.
 *
 * @param rule what a step does with the gradient
 * @param learningRate the size of a step, above 0
 * @param weightDecay how strongly weights are pulled to zero, 0 or more
 * @param decaysBiases whether biases are pulled to zero like weights
 * @param momentum what SGD keeps of the step before, 0 to below 1; the other rules do not read it
 * @param schedule how the learning rate goes over the steps
 * @param clipNorm the gradient is scaled down to this Euclidean norm where it is longer; 0 for
 *     never
 */
public record Optimizer(
    Rule rule,
    double learningRate,
    double weightDecay,
    boolean decaysBiases,
    double momentum,
    Schedule schedule,
    double clipNorm) {
  /** The usual momentum of SGD. */
  public static final double DEFAULT_MOMENTUM = 0.9;

  /** What a step does with the gradient. */
  public enum Rule {
    /**
     * Adam, with weights decaying by a share of themselves, apart from the gradient (I. Loshchilov
     * and F. Hutter, Decoupled Weight Decay Regularization, 2019).
     */
    ADAMW,
    /**
     * Adam, with the decay added to the gradient (D. P. Kingma and J. Ba, Adam: A Method for
     * Stochastic Optimization, 2015; β₁ 0.9, β₂ 0.999, ε 1e-8 added to the root of the corrected
     * second moment).
     */
    ADAM,
    /** Gradient descent with momentum; the decay is added to the gradient. */
    SGD;

    /** Returns the name used on the command line, such as {@code adamw}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks the ranges. */
  public Optimizer {
    TrainingConfig.check(
        learningRate > 0 && Double.isFinite(learningRate),
        "the learning rate must be above 0",
        learningRate);
    TrainingConfig.check(
        weightDecay >= 0 && Double.isFinite(weightDecay),
        "the weight decay must be 0 or more",
        weightDecay);
    TrainingConfig.check(
        momentum >= 0 && momentum < 1, "the momentum must be within 0 to below 1", momentum);
    TrainingConfig.check(
        clipNorm >= 0 && Double.isFinite(clipNorm), "the clip norm must be 0 or more", clipNorm);
  }

  /** Takes steps that let biases alone when weights decay, as is customary. */
  public Optimizer(
      Rule rule,
      double learningRate,
      double weightDecay,
      double momentum,
      Schedule schedule,
      double clipNorm) {
    this(rule, learningRate, weightDecay, false, momentum, schedule, clipNorm);
  }

  /** Returns AdamW at a constant learning rate, without clipping. */
  public static Optimizer adamW(double learningRate, double weightDecay) {
    return new Optimizer(
        Rule.ADAMW, learningRate, weightDecay, DEFAULT_MOMENTUM, Schedule.CONSTANT, 0);
  }
}
