package dev.lacuna.kernel;

/**
 * The numbers of an optimiser step for each column of a layer. Columns have rates of their own
 * because every head counts its own steps, and because a head without an observed cell takes none:
 * its columns keep weights and moments, bit for bit.
 *
 * <p>With gradient g, weight w, moments m and v:
 *
 * <pre>
 *   Adam:      g' = gain·g + pull·w,  m = keepFirst·m + addFirst·g',  v = keepSecond·v + addSecond·g'²,
 *             w = keep·w − rate·m / (√v + epsilon)
 *  momentum:  g' = gain·g + pull·w,  m = keepFirst·m + addFirst·g',  w = keep·w − rate·m</pre>
 */
@SuppressWarnings("ArrayRecordComponent") // working memory, written anew for every step
public record StepRates(
    float[] rate,
    float[] keep,
    float[] pull,
    float[] gain,
    float[] epsilon,
    float[] keepFirst,
    float[] addFirst,
    float[] keepSecond,
    float[] addSecond) {

  /** Returns rates that leave everything as it is. */
  public static StepRates none(int columns) {
    StepRates rates =
        new StepRates(
            new float[columns],
            new float[columns],
            new float[columns],
            new float[columns],
            new float[columns],
            new float[columns],
            new float[columns],
            new float[columns],
            new float[columns]);
    rates.rest(0, columns);
    return rates;
  }

  /** Lets columns rest. */
  public void rest(int from, int to) {
    for (int column = from; column < to; column++) {
      rate[column] = 0;
      keep[column] = 1;
      pull[column] = 0;
      gain[column] = 0;
      epsilon[column] = 1;
      keepFirst[column] = 1;
      addFirst[column] = 0;
      keepSecond[column] = 1;
      addSecond[column] = 0;
    }
  }

  /** Gives columns the rates of the first column of others. */
  public void set(int from, int to, StepRates others) {
    for (int column = from; column < to; column++) {
      rate[column] = others.rate[0];
      keep[column] = others.keep[0];
      pull[column] = others.pull[0];
      gain[column] = others.gain[0];
      epsilon[column] = others.epsilon[0];
      keepFirst[column] = others.keepFirst[0];
      addFirst[column] = others.addFirst[0];
      keepSecond[column] = others.keepSecond[0];
      addSecond[column] = others.addSecond[0];
    }
  }
}
