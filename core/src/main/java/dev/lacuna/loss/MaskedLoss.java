package dev.lacuna.loss;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The loss over observed cells, and its gradient at the logits. With o_it ∈ {0, 1} observed, ℓ_it
 * the head's loss times the weight of the cell's class, u_it the weight of the cell itself, 1
 * unless the {@link Targets} bring {@link CellWeights}, and c_t from the {@link Normalization}:
 *
 * <pre>  L = Σ_t c_t Σ_i o_it u_it ℓ_it</pre>
 *
 * The normalization counts observed cells and knows nothing of their weights.
 *
 * <p>A missing cell has exactly zero gradient whatever it holds; a head without an observed cell in
 * the batch adds nothing; a batch without any is a loss of 0.
 *
 * @param schema the heads, in the order of the logits
 * @param headLosses one per head
 * @param normalization what the sums are divided by
 * @param headWeights w_t
 * @param classWeights weights of classes within heads
 * @param observedShares ρ_t, the observed share of each head in the training set
 */
public record MaskedLoss(
    LabelSchema schema,
    List<HeadLoss> headLosses,
    Normalization normalization,
    HeadWeights headWeights,
    ClassWeights classWeights,
    List<Double> observedShares) {
  /** Copies the lists and checks that everything speaks of the same heads. */
  public MaskedLoss {
    headLosses = List.copyOf(headLosses);
    observedShares = List.copyOf(observedShares);
    List<Integer> sizes =
        List.of(
            headLosses.size(),
            headWeights.values().size(),
            classWeights.values().size(),
            observedShares.size());
    if (sizes.stream().anyMatch(size -> size != schema.size())) {
      throw new IllegalArgumentException(
          "losses, weights and shares must be one per head, heads = %d, found %s"
              .formatted(schema.size(), sizes));
    }
  }

  /** Returns the usual loss: per-head means, equal weights. */
  public static MaskedLoss of(LabelSchema schema) {
    return new MaskedLoss(
        schema,
        schema.heads().stream().map(HeadLoss::of).toList(),
        Normalization.PER_HEAD,
        HeadWeights.equal(schema.size()),
        ClassWeights.none(schema),
        Collections.nCopies(schema.size(), 1.0));
  }

  /** Returns this loss with another normalization. */
  public MaskedLoss with(Normalization other) {
    return new MaskedLoss(schema, headLosses, other, headWeights, classWeights, observedShares);
  }

  /** Returns this loss with other head weights. */
  public MaskedLoss with(HeadWeights other) {
    return new MaskedLoss(schema, headLosses, normalization, other, classWeights, observedShares);
  }

  /** Returns this loss with other class weights. */
  public MaskedLoss with(ClassWeights other) {
    return new MaskedLoss(schema, headLosses, normalization, headWeights, other, observedShares);
  }

  /** Returns this loss with other losses per head, one each. */
  public MaskedLoss with(List<HeadLoss> other) {
    return new MaskedLoss(schema, other, normalization, headWeights, classWeights, observedShares);
  }

  /** Returns this loss with ρ_t measured on the train part. */
  public MaskedLoss withObservedSharesOf(LabelMatrix train) {
    List<Double> shares = new ArrayList<>();
    for (int count : train.observedCounts()) {
      shares.add(count / (double) Math.max(1, train.rows()));
    }
    return new MaskedLoss(schema, headLosses, normalization, headWeights, classWeights, shares);
  }

  /**
   * Returns c_t, what the sum of each head's cell losses is multiplied by.
   *
   * @param observed n_t in the whole batch
   * @param rows B, rows in the whole batch
   */
  public double[] coefficients(int[] observed, int rows) {
    return new LossCoefficients(this).of(observed, rows).clone();
  }

  /**
   * Returns the loss of a batch and writes its gradient.
   *
   * @param targets labels and mask, rows × heads
   * @param logits rows × outputs of the schema, row-major
   * @param gradient receives ∂L/∂logit, of the same length
   */
  public BatchLoss evaluate(Targets targets, double[] logits, double[] gradient) {
    int[] observed = targets.observedCounts();
    double[] coefficients = coefficients(observed, targets.rows());
    double[] sums = accumulate(targets, coefficients, logits, gradient);
    BatchLoss batch = new BatchLoss(0, sums, observed);
    batch.addUp(coefficients);
    return batch;
  }

  /**
   * Adds up a part of a batch: returns each head's sum of cell losses and writes the gradient.
   *
   * @param targets labels and mask of these rows
   * @param coefficients c_t of the whole batch
   * @param logits rows × outputs, row-major
   * @param gradient receives ∂L/∂logit, of the same length
   */
  public double[] accumulate(
      Targets targets, double[] coefficients, double[] logits, double[] gradient) {
    int rows = targets.rows();
    LossBlock block = new LossBlock(this, rows);
    block.load(targets, IntStream.range(0, rows).toArray(), 0, rows);
    System.arraycopy(logits, 0, block.logits(), 0, block.logits().length);
    block.evaluate(0, rows, coefficients);
    System.arraycopy(block.gradient(), 0, gradient, 0, block.gradient().length);
    return block.sums();
  }
}
