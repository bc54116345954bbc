package dev.lacuna.loss;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;

/** The loss of one observed cell at the head's logits, and its gradient there. */
public sealed interface HeadLoss
    permits BinaryCrossEntropy, SoftmaxCrossEntropy, SquaredError, HuberLoss {
  /**
   * Returns the loss and writes its derivative by each logit of the head.
   *
   * @param logits logits of a whole row or batch
   * @param offset where the head's logits begin; in the gradient too
   * @param target the label: 0 or 1, a class index, or a standardised number
   * @param gradient receives one number per logit of the head
   */
  double cell(double[] logits, int offset, double target, double[] gradient);

  /** Returns the usual loss of a head: cross-entropy for classes, squared error for numbers. */
  static HeadLoss of(Head head) {
    if (head instanceof BinaryHead) {
      return new BinaryCrossEntropy();
    }
    return head instanceof CategoricalHead categorical
        ? new SoftmaxCrossEntropy(categorical.outputs())
        : new SquaredError();
  }
}
