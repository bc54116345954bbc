package dev.lacuna.train;

import dev.lacuna.io.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The epochs of all trainings of a cross-validation. */
public final class FoldHistories {
  private FoldHistories() {}

  /**
   * Returns one line per epoch under one header, as {@link History#toCsv(List)} does, with the name
   * of the training in front.
   *
   * @param trainings the members of each by its name, such as the number of the fold, in order; at
   *     least one
   */
  public static String toCsv(Map<String, List<History>> trainings) {
    StringBuilder csv = new StringBuilder();
    trainings.forEach(
        (name, members) -> {
          List<String> lines = new ArrayList<>(History.toCsv(members).lines().toList());
          String header = lines.remove(0);
          if (csv.isEmpty()) {
            csv.append("fold,").append(header).append('\n');
          }
          lines.forEach(line -> csv.append(Csv.quoted(name)).append(',').append(line).append('\n'));
        });
    return csv.toString();
  }
}
