package dev.lacuna.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Why labels go missing (D. B. Rubin, Inference and Missing Data, 1976). All of them hold for a
 * rate m, and drop at a higher rate what they drop at a lower one.
 */
public enum Mechanism {
  /** Completely at random: each label with probability m, whatever it and the input are. */
  MCAR("each label with the same probability"),

  /**
   * At random given the input: for each head, the odds of going missing are {@link
   * Missingness#ODDS} times as high at one end of a random direction through the inputs as at the
   * other.
   */
  MAR("more often for some inputs than for others"),

  /**
   * Not at random: the odds of going missing are {@link Missingness#ODDS} times as high for a
   * head's largest number or last class as for its smallest or first. A binary head loses its
   * positives.
   */
  MNAR("more often the larger the label is, so that positives are lost"),

  /**
   * As in a table of several sources: rows are cut, along a random direction through the inputs,
   * into {@link Missingness#SOURCES} sources, and each head lacks the labels of whole sources.
   */
  BLOCK("all labels of a head from whole groups of similar rows"),

  /** A share m of the rows keeps one of its labels, drawn at random, and loses the others. */
  ONE_PER_ROW("all but one label of a row");

  private final String effect;

  Mechanism(String effect) {
    this.effect = effect;
  }

  /** Returns the name on the command line and in files, such as {@code one-per-row}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns what goes missing, in words. */
  public String effect() {
    return effect;
  }

  /** Returns whether it goes by the inputs, and not by labels or chance alone. */
  public boolean goesByInputs() {
    return this == MAR || this == BLOCK;
  }

  /** Returns the ids of all mechanisms. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Mechanism::id).toList();
  }

  /**
   * Returns the mechanism of an id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Mechanism byId(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
