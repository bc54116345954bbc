package dev.lacuna.csv.feature;

import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.WordColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One feature per category, 1 where the cell holds it. A category that the train part did not hold
 * has no feature: all are 0. A missing cell has a feature of its own where the train part had gaps.
 *
 * @param categories the most frequent first
 * @param gaps whether a last feature is 1 where the cell is missing
 */
public record CategoryEncoder(String column, List<String> categories, boolean gaps)
    implements Encoder {
  private static final int MOST = 256;
  private static final int NONE = -1;

  /** Copies the list, which must not be empty where there are no gaps. */
  public CategoryEncoder {
    categories = List.copyOf(categories);
    if (categories.isEmpty() && !gaps) {
      throw new IllegalArgumentException("column '%s' must have a category".formatted(column));
    }
  }

  /** Returns an encoder fitted on rows of a column; of very many categories it keeps 256. */
  static CategoryEncoder fit(Column column, int[] rows) {
    Map<String, Integer> counts = new HashMap<>();
    for (int row : rows) {
      if (!column.missing(row)) {
        counts.merge(column.text(row), 1, Integer::sum);
      }
    }
    List<String> categories =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST)
            .map(Map.Entry::getKey)
            .toList();
    boolean gaps = Arrays.stream(rows).anyMatch(column::missing);
    return new CategoryEncoder(column.name(), categories, gaps);
  }

  /** Two categories without gaps need one feature, not two that say the same. */
  private boolean isSwitch() {
    return categories.size() == 2 && !gaps;
  }

  @Override
  public int width() {
    return isSwitch() ? 1 : categories.size() + (gaps ? 1 : 0);
  }

  @Override
  public Cells of(Column cells) {
    Map<String, Integer> featureOf = new HashMap<>();
    for (int k = isSwitch() ? 1 : 0; k < categories.size(); k++) {
      featureOf.put(categories.get(k), isSwitch() ? 0 : k);
    }
    if (cells instanceof WordColumn words) {
      int[] featureOfCode =
          IntStream.range(0, words.words().size())
              .map(code -> featureOf.getOrDefault(words.words().get(code), NONE))
              .toArray();
      return (row, offset, sink) ->
          put(
              words.missing(row),
              words.missing(row) ? NONE : featureOfCode[words.code(row)],
              offset,
              sink);
    }
    return (row, offset, sink) ->
        put(cells.missing(row), featureOf.getOrDefault(cells.text(row), NONE), offset, sink);
  }

  private void put(boolean missing, int feature, int offset, Sink sink) {
    if (missing && gaps) {
      sink.put(offset + categories.size(), 1);
    } else if (feature != NONE) {
      sink.put(offset + feature, 1);
    }
  }
}
