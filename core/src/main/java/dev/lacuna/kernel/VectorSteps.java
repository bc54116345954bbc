package dev.lacuna.kernel;

import static dev.lacuna.kernel.Vectors.LANES;
import static dev.lacuna.kernel.Vectors.SHIFT;
import static dev.lacuna.kernel.Vectors.ZEROS;
import static dev.lacuna.kernel.Vectors.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Steps of optimizers on the processor's vectors; {@link StepRates} has the formulas. */
final class VectorSteps {
  /** Moments below this are taken for zero, lest they become denormal numbers, which are slow. */
  private static final int NEGLIGIBLE_BITS = Float.floatToRawIntBits(1e-30f);

  private static final float[] ONES = ones();

  private VectorSteps() {}

  static void adam(Weights weights, StepRates rates, Tile tile) {
    int decaying = Math.min(tile.toRow(), weights.decaying());
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      int from = weights.values().start(panel, tile.fromRow());
      int middle = weights.values().start(panel, Math.max(tile.fromRow(), decaying));
      int to = weights.values().start(panel, tile.toRow());
      adam(weights, rates, panel << SHIFT, from, middle, true);
      adam(weights, rates, panel << SHIFT, middle, to, false);
    }
  }

  private static void adam(
      Weights weights, StepRates rates, int column, int from, int to, boolean decays) {
    float[] w = weights.values().data();
    float[] g = weights.gradient().data();
    int toGradient = weights.gradientOffset(column >> SHIFT);
    float[] m = weights.first().data();
    float[] v = weights.second().data();
    FloatVector rate = load(rates.rate(), column);
    FloatVector epsilon = load(rates.epsilon(), column);
    FloatVector keep = load(decays ? rates.keep() : ONES, decays ? column : 0);
    FloatVector pull = load(decays ? rates.pull() : ZEROS, decays ? column : 0);
    FloatVector gain = load(rates.gain(), column);
    FloatVector keepFirst = load(rates.keepFirst(), column);
    FloatVector addFirst = load(rates.addFirst(), column);
    FloatVector keepSecond = load(rates.keepSecond(), column);
    FloatVector addSecond = load(rates.addSecond(), column);
    for (int at = from; at < to; at += LANES) {
      FloatVector weight = load(w, at);
      FloatVector slope = pull.fma(weight, load(g, at + toGradient).mul(gain));
      FloatVector mean = flush(keepFirst.fma(load(m, at), addFirst.mul(slope)));
      FloatVector square = flush(keepSecond.fma(load(v, at), addSecond.mul(slope).mul(slope)));
      mean.intoArray(m, at);
      square.intoArray(v, at);
      FloatVector move = mean.div(square.lanewise(VectorOperators.SQRT).add(epsilon));
      weight.mul(keep).sub(rate.mul(move)).intoArray(w, at);
    }
  }

  static void momentum(Weights weights, StepRates rates, Tile tile) {
    int decaying = Math.min(tile.toRow(), weights.decaying());
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      int from = weights.values().start(panel, tile.fromRow());
      int middle = weights.values().start(panel, Math.max(tile.fromRow(), decaying));
      int to = weights.values().start(panel, tile.toRow());
      momentum(weights, rates, panel << SHIFT, from, middle, true);
      momentum(weights, rates, panel << SHIFT, middle, to, false);
    }
  }

  private static void momentum(
      Weights weights, StepRates rates, int column, int from, int to, boolean decays) {
    float[] w = weights.values().data();
    float[] g = weights.gradient().data();
    int toGradient = weights.gradientOffset(column >> SHIFT);
    float[] m = weights.first().data();
    FloatVector rate = load(rates.rate(), column);
    FloatVector keep = load(decays ? rates.keep() : ONES, decays ? column : 0);
    FloatVector pull = load(decays ? rates.pull() : ZEROS, decays ? column : 0);
    FloatVector gain = load(rates.gain(), column);
    FloatVector keepFirst = load(rates.keepFirst(), column);
    FloatVector addFirst = load(rates.addFirst(), column);
    for (int at = from; at < to; at += LANES) {
      FloatVector weight = load(w, at);
      FloatVector slope = pull.fma(weight, load(g, at + toGradient).mul(gain));
      FloatVector mean = flush(keepFirst.fma(load(m, at), addFirst.mul(slope)));
      mean.intoArray(m, at);
      weight.mul(keep).sub(rate.mul(mean)).intoArray(w, at);
    }
  }

  private static float[] ones() {
    float[] ones = new float[LANES];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Returns numbers, those at most negligible as 0; on bits, because masks are slow. */
  private static FloatVector flush(FloatVector numbers) {
    IntVector bits = numbers.reinterpretAsInts();
    return bits.and(keep(bits)).reinterpretAsFloats();
  }

  /** Apart from {@link #flush}, because only methods of at most 35 bytes are always inlined. */
  private static IntVector keep(IntVector bits) {
    IntVector size = bits.and(Integer.MAX_VALUE);
    return size.neg().add(NEGLIGIBLE_BITS).lanewise(VectorOperators.ASHR, 31);
  }
}
