package dev.lacuna.bench.net;

import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import java.util.List;
import java.util.Locale;

/**
 * A net that is timed, and what it is fed.
 *
 * @param name on the command line
 * @param architecture the layers' widths
 * @param inputs what its features are like
 * @param rows examples
 * @param batchSize rows a step; the last step of an epoch takes what is left
 * @param missing the share of cells without a label
 */
public record Net(
    String name,
    Architecture architecture,
    Inputs inputs,
    int rows,
    int batchSize,
    double missing) {
  /** What features are like. */
  public enum Inputs {
    /** Points of the unit square. */
    POINTS,
    /** Standard normal numbers in every column. */
    NORMAL,
    /** Fingerprints: some 30 bits a row, real ones where they are at hand. */
    FINGERPRINTS,
    /** Bags of words: 400 non-zeros a row, frequent words in nearly every row. */
    WORDS;

    /** Returns whether Lacuna gets them as compressed sparse rows. */
    public boolean isSparse() {
      return this == FINGERPRINTS || this == WORDS;
    }
  }

  /** Returns the post's net on two inputs, with as many rows as wanted. */
  public static Net toy(int rows) {
    return new Net("toy", layers(2, List.of(10, 40, 30), 3), Inputs.POINTS, rows, 5_000, 0.10);
  }

  /** Returns every net of the tables, in their order. */
  public static List<Net> all() {
    Architecture tox21 = layers(1_024, List.of(512, 256), 12);
    return List.of(
        toy(9_700),
        new Net("mbti", layers(300, List.of(128), 4), Inputs.NORMAL, 5_120, 64, 0.10),
        new Net("tox21", tox21, Inputs.NORMAL, 6_144, 512, 0.17),
        new Net("toxcast", layers(1_024, List.of(512), 617), Inputs.NORMAL, 4_096, 256, 0.71),
        new Net("tox21-sparse", tox21, Inputs.FINGERPRINTS, 6_144, 512, 0.17),
        new Net("words", layers(10_000, List.of(64), 4), Inputs.WORDS, 2_048, 64, 0.10));
  }

  /** Returns the net of a name. */
  public static Net of(String name) {
    return all().stream()
        .filter(net -> net.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a net must be one of %s. Found '%s'"
                        .formatted(all().stream().map(Net::name).toList(), name)));
  }

  /** Returns the number of steps of an epoch. */
  public int batches() {
    return (rows + batchSize - 1) / batchSize;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %s, %,d rows in batches of %,d, %.0f %% of cells missing",
        name,
        architecture,
        rows,
        batchSize,
        100 * missing);
  }

  private static Architecture layers(int inputs, List<Integer> hidden, int outputs) {
    return new Architecture(inputs, hidden, Activation.RELU, 0, outputs);
  }
}
