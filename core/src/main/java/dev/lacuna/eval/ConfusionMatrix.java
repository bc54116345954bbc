package dev.lacuna.eval;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How often each class of a head was decided for which, over its observed cells.
 *
 * @param classes as their source writes them
 * @param counts per class of the label, and within it per class that was decided
 */
public record ConfusionMatrix(List<String> classes, List<List<Long>> counts) {
  /** Copies the lists. */
  public ConfusionMatrix {
    classes = List.copyOf(classes);
    counts = counts.stream().map(List::copyOf).toList();
  }

  /**
   * Returns the matrix; empty where no label is observed, or a prediction is no probability, or the
   * head has no classes.
   *
   * @param head its number, from 0
   * @param threshold from which probability upwards a binary head is decided positive, 0 to 1
   */
  public static Optional<ConfusionMatrix> of(
      LabelMatrix labels, Predictions predictions, int head, double threshold) {
    HeadSample sample = HeadSample.of(labels, predictions, head);
    if (!(sample instanceof ClassSample cells) || !cells.usable() || cells.rows().length == 0) {
      return Optional.empty();
    }
    ClassSample decided =
        cells instanceof BinarySample binary ? binary.withThreshold(threshold) : cells;
    List<List<Long>> counts = new ArrayList<>();
    for (long[] row : decided.decisions().table()) {
      counts.add(LongStream.of(row).boxed().toList());
    }
    return Optional.of(new ConfusionMatrix(sample.head().classes(), counts));
  }

  /** Returns how many observed cells there are. */
  public long observed() {
    return counts.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
  }

  /** Returns how many of them have this class as their label. */
  public long labelled(int label) {
    return counts.get(label).stream().mapToLong(Long::longValue).sum();
  }
}
