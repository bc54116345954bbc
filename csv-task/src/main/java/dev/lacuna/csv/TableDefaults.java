package dev.lacuna.csv;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How to train on a table of some size and kind, where the user does not say. {@code docs/csv.md}
 * has the figures behind these numbers.
 *
 * @param rows of the train part
 * @param sparse whether most features are zero, as of fingerprints and bags of words
 */
record TableDefaults(int rows, boolean sparse) {
  private static final int LARGEST_BATCH = 512;
  private static final int SMALLEST_BATCH = 32;

  /** Steps that an epoch should have at least, as far as batches can be made smaller. */
  private static final int STEPS_OF_AN_EPOCH = 11;

  /** Rows that all epochs together go through at most, for tables that are large. */
  private static final long MOST_ROWS = 4_000_000;

  private static final int FEWEST_EPOCHS = 4;

  /** The names of the options that it chooses. */
  static final Set<String> OPTIONS =
      Set.of(
          "hidden",
          "dropout",
          "input-dropout",
          "weight-decay",
          "member-columns",
          "schedule",
          "batch-size",
          "learning-rate",
          "epochs",
          "patience",
          "monitor");

  /** Returns values of shared options by name. */
  Map<String, String> options(LabelSchema schema) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("hidden", sparse ? "512,256" : "256,128");
    options.put("dropout", sparse ? "0.5" : "0.2");
    options.put("input-dropout", sparse ? "0.3" : "0");
    options.put("weight-decay", sparse ? "0.3" : "0.1");
    options.put("member-columns", sparse ? "0.8" : "1");
    options.put("schedule", "one-cycle");
    options.put("batch-size", Integer.toString(batchSize()));
    options.put("learning-rate", String.format(Locale.ROOT, "%.5f", learningRate()));
    options.put("epochs", Integer.toString(epochs()));
    options.put("patience", Integer.toString(epochs()));
    options.put("monitor", monitor(schema));
    return options;
  }

  int batchSize() {
    int wanted = Integer.highestOneBit(Math.max(1, rows / STEPS_OF_AN_EPOCH));
    return Math.max(SMALLEST_BATCH, Math.min(LARGEST_BATCH, wanted));
  }

  /** A smaller batch has a noisier gradient and takes smaller steps, by the root of its size. */
  double learningRate() {
    double atLargest = sparse ? 8e-3 : 4e-3;
    return atLargest * Math.sqrt(batchSize() / (double) LARGEST_BATCH);
  }

  int epochs() {
    int wanted = sparse ? 20 : 40;
    return (int) Math.max(FEWEST_EPOCHS, Math.min(wanted, MOST_ROWS / Math.max(1, rows)));
  }

  /** The metric that all heads have; their loss where there is none. */
  private static String monitor(LabelSchema schema) {
    List<Head> heads = schema.heads();
    if (heads.stream().allMatch(head -> head instanceof BinaryHead)) {
      return "roc_auc";
    }
    return heads.stream().allMatch(head -> head instanceof CategoricalHead) ? "f1_macro" : "loss";
  }
}
