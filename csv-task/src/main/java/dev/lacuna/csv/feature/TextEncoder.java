package dev.lacuna.csv.feature;

import dev.lacuna.csv.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words of a text, hashed into buckets and weighted by (1 + ln n) · ln((1 + N) / (1 + d)), n times
 * in this text and in d of the N texts of the train part; each text has length 1 (TF-IDF with the
 * hashing trick, K. Weinberger et al., Feature Hashing for Large Scale Multitask Learning, 2009).
 *
 * @param texts of the train part, N
 * @param textsWith d of each bucket
 */
public record TextEncoder(String column, int texts, List<Integer> textsWith) implements Encoder {
  private static final int BUCKETS = 1 << 12;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** Copies the list and checks the counts. */
  public TextEncoder {
    textsWith = List.copyOf(textsWith);
    if (textsWith.isEmpty() || textsWith.stream().anyMatch(count -> count < 0 || count > texts)) {
      throw new IllegalArgumentException(
          "column '%s' must count texts from 0 to %d".formatted(column, texts));
    }
  }

  /** Returns an encoder fitted on rows of a column. */
  static TextEncoder fit(Column column, int[] rows) {
    int[] textsWith = new int[BUCKETS];
    for (int row : rows) {
      counts(column.text(row), BUCKETS).keySet().forEach(bucket -> textsWith[bucket]++);
    }
    List<Integer> counts = new ArrayList<>();
    for (int count : textsWith) {
      counts.add(count);
    }
    return new TextEncoder(column.name(), rows.length, counts);
  }

  @Override
  public int width() {
    return textsWith.size();
  }

  @Override
  public Cells of(Column cells) {
    return (row, offset, sink) -> {
      Map<Integer, Integer> counts = counts(cells.text(row), width());
      double length =
          Math.sqrt(
              counts.entrySet().stream()
                  .mapToDouble(entry -> weight(entry.getKey(), entry.getValue()))
                  .map(weight -> weight * weight)
                  .sum());
      if (length > 0) {
        counts.forEach(
            (bucket, count) -> {
              float feature = (float) (weight(bucket, count) / length);
              if (feature != 0) {
                sink.put(offset + bucket, feature);
              }
            });
      }
    };
  }

  private double weight(int bucket, int count) {
    return (1 + Math.log(count)) * Math.log((1.0 + texts) / (1.0 + textsWith.get(bucket)));
  }

  /** Returns how often each bucket's words occur, in the order of the buckets. */
  private static Map<Integer, Integer> counts(String text, int buckets) {
    Map<Integer, Integer> counts = new TreeMap<>();
    Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (words.find()) {
      int hash = words.group().hashCode(); // Java says how a text is hashed, on every machine
      counts.merge(Math.floorMod(hash ^ (hash >>> 15), buckets), 1, Integer::sum);
    }
    return counts;
  }
}
