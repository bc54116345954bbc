package dev.lacuna.eval;

import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many labels of a head stand behind its metrics.
 *
 * @param observed number of rows with a label
 * @param missing number of rows without
 * @param classes how many observed labels there are of each class, in the order of the classes;
 *     empty for a regression head
 */
public record LabelCounts(int observed, int missing, Map<String, Integer> classes) {
  /** Copies the map, keeps its order, and checks the numbers. */
  public LabelCounts {
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    int sum = classes.values().stream().mapToInt(Integer::intValue).sum();
    if (observed < 0 || missing < 0 || (!classes.isEmpty() && sum != observed)) {
      throw new IllegalArgumentException(
          "counts must fit together, observed = %d, missing = %d, classes = %s"
              .formatted(observed, missing, classes));
    }
  }

  static LabelCounts of(LabelMatrix labels, int index) {
    Head head = labels.schema().head(index);
    int[] counts = labels.classCounts(index);
    Map<String, Integer> classes = new LinkedHashMap<>();
    for (int k = 0; k < counts.length; k++) {
      classes.put(head.classes().get(k), counts[k]);
    }
    int observed = labels.observedCount(index);
    return new LabelCounts(observed, labels.rows() - observed, classes);
  }
}
