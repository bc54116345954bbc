package dev.lacuna.export.dl4j;

import dev.lacuna.model.LayerNorm;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Brings the units of each row to mean 0 and variance 1, as {@link LayerNorm} does before it scales
 * and shifts: {@code y = (z − mean) / √(variance + ε)}. DL4J's own layer norm leaves the bias out
 * and has no ε. To DL4J it is an activation that, like softmax, sees all units of a row.
 */
public final class StandardizedRows extends BaseActivationFunction {
  private static final long serialVersionUID = 1L;

  /** Creates the activation. */
  public StandardizedRows() {}

  /** Replaces the sums: DL4J looks for the result in the memory that it made for them. */
  @Override
  public INDArray getActivation(INDArray sums, boolean training) {
    standardise(sums);
    return sums;
  }

  /** Replaces the sums by the gradient there: with g for y's, (g − mean(g) − y·mean(g·y)) / s. */
  @Override
  @SuppressWarnings("NullAway") // DL4J wants null where an activation has no parameters
  public Pair<INDArray, @Nullable INDArray> backprop(INDArray sums, INDArray gradient) {
    assertShape(sums, gradient);
    INDArray lengths = standardise(sums);
    INDArray along = gradient.mul(sums).mean(true, 1);
    sums.muliColumnVector(along)
        .addiColumnVector(gradient.mean(true, 1))
        .rsubi(gradient)
        .diviColumnVector(lengths);
    return new Pair<>(sums, null);
  }

  /** Standardises rows in place and returns what they were divided by, [rows, 1]. */
  private static INDArray standardise(INDArray sums) {
    sums.subiColumnVector(sums.mean(true, 1));
    INDArray variance = sums.mul(sums).mean(true, 1);
    INDArray lengths = Transforms.sqrt(variance.addi(LayerNorm.EPSILON), false);
    sums.diviColumnVector(lengths);
    return lengths;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StandardizedRows;
  }

  @Override
  public int hashCode() {
    return StandardizedRows.class.hashCode();
  }

  @Override
  public String toString() {
    return "standardized-rows";
  }
}
