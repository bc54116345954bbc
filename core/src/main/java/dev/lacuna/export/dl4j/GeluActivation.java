package dev.lacuna.export.dl4j;

import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * GELU as its authors define it, z·Φ(z) with Φ the normal distribution function (D. Hendrycks and
 * K. Gimpel, Gaussian Error Linear Units, 2016). What DL4J has under this name is an approximation.
 */
public final class GeluActivation extends BaseActivationFunction {
  private static final long serialVersionUID = 1L;

  /** Creates the activation. */
  public GeluActivation() {}

  /** Replaces the sums: DL4J looks for the result in the memory that it made for them. */
  @Override
  public INDArray getActivation(INDArray sums, boolean training) {
    return sums.muli(share(sums));
  }

  /** Replaces the sums by the gradient there; the derivative is Φ(z) + z·φ(z). */
  @Override
  @SuppressWarnings("NullAway") // DL4J wants null where an activation has no parameters
  public Pair<INDArray, @Nullable INDArray> backprop(INDArray sums, INDArray gradient) {
    assertShape(sums, gradient);
    INDArray density =
        Transforms.exp(sums.mul(sums).muli(-0.5), false).divi(Math.sqrt(2 * Math.PI));
    INDArray derivative = share(sums).addi(density.muli(sums));
    return new Pair<>(sums.assign(derivative.muli(gradient)), null);
  }

  /** Returns Φ(z) = ½(1 + erf(z/√2)). */
  private static INDArray share(INDArray sums) {
    INDArray scaled = sums.div(Math.sqrt(2));
    return Nd4j.getExecutioner().exec(new Erf(scaled, scaled)).addi(1).muli(0.5);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GeluActivation;
  }

  @Override
  public int hashCode() {
    return GeluActivation.class.hashCode();
  }

  @Override
  public String toString() {
    return "gelu";
  }
}
