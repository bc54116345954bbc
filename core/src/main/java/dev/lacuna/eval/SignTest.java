package dev.lacuna.eval;

import java.util.Arrays;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;

/**
 * How often one of two paired figures is the larger, and how likely that is by chance: the exact
 * two-sided sign test. Pairs that are equal count for neither.
 *
 * @param larger pairs whose difference is above 0
 * @param smaller pairs whose difference is below 0
 * @param p the probability of counts at least as uneven where both signs are as likely, 0 to 1
 * @see <a href="https://doi.org/10.1080/01621459.1946.10501898">Dixon and Mood 1946</a>
 */
public record SignTest(int larger, int smaller, double p) {
  /** Tests differences; p is 1 where none is left. */
  public static SignTest of(double... differences) {
    int larger = (int) Arrays.stream(differences).filter(difference -> difference > 0).count();
    int smaller = (int) Arrays.stream(differences).filter(difference -> difference < 0).count();
    int pairs = larger + smaller;
    double p =
        pairs == 0
            ? 1
            : new BinomialTest().binomialTest(pairs, larger, 0.5, AlternativeHypothesis.TWO_SIDED);
    return new SignTest(larger, smaller, Math.min(1, p));
  }
}
