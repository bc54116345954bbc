package dev.lacuna.train;

import dev.lacuna.io.Csv;
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
    List<History> first = trainings.values().iterator().next();
    StringBuilder csv = new StringBuilder();
    csv.append(Csv.line(History.withFirst("fold", History.lines(first).get(0))));
    trainings.forEach(
        (name, members) ->
            History.lines(members).stream()
                .skip(1)
                .forEach(fields -> csv.append(Csv.line(History.withFirst(name, fields)))));
    return csv.toString();
  }
}
