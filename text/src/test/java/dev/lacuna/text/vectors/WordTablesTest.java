package dev.lacuna.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WordTablesTest {
  private static final SkipGramSettings SETTINGS = new SkipGramSettings(2, 1, 1, 1, 0, 0.5, 4, 1);
  private static final float RATE = 0.5f;
  private static final int WORD = 0;
  private static final int CONTEXT = 1;
  private static final int NEGATIVE = 2;

  /** Two steps, for in the first one all middles are zero, and the context does not move. */
  @Test
  void stepFollowsTheGradientOfOnePair() {
    WordTables tables = new WordTables(3, SETTINGS);
    float[] v = tables.vectors();

    tables.learn(pair());
    float[] first = tables.vectors();
    tables.learn(pair());
    float[] second = tables.vectors();

    assertThat(first).isEqualTo(v);
    double x = v[2 * CONTEXT];
    double y = v[2 * CONTEXT + 1];
    double u = RATE * 0.5; // the word's middle is u·v by now, the negative's −u·v
    double product = u * (x * x + y * y);
    double step = RATE * (1 - sigmoid(product)) * u + RATE * sigmoid(-product) * u;
    assertThat((double) second[2 * CONTEXT]).isCloseTo(x + step * x, within(1e-4));
    assertThat((double) second[2 * CONTEXT + 1]).isCloseTo(y + step * y, within(1e-4));
    assertThat(second[2 * WORD]).isEqualTo(v[2 * WORD]);
    assertThat(second[2 * NEGATIVE]).isEqualTo(v[2 * NEGATIVE]);
    assertThat(Math.abs(step * x)).isGreaterThan(1e-3);
  }

  private static Windows pair() {
    Windows windows = new Windows(SETTINGS);
    windows.addContext(CONTEXT);
    windows.close(WORD, RATE);
    windows.noise[0] = NEGATIVE;
    return windows;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
