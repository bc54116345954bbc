package dev.lacuna.train;

import dev.lacuna.io.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * All epochs of a run.
 *
 * @param epochs in order
 * @param bestEpoch the epoch whose weights were kept, from 1
 * @param monitor what the dev figures are: {@code loss}, a metric's id, or empty for none
 */
public record History(List<EpochRecord> epochs, int bestEpoch, String monitor) {
  /** Copies the list. */
  public History {
    epochs = List.copyOf(epochs);
  }

  /** Returns the last epoch. */
  public EpochRecord last() {
    return epochs.get(epochs.size() - 1);
  }

  /** Returns one line per epoch under a header; a figure that does not exist is an empty field. */
  public String toCsv() {
    StringBuilder csv = new StringBuilder(Csv.line(header()));
    epochs.forEach(epoch -> csv.append(Csv.line(fields(epoch))));
    return csv.toString();
  }

  /**
   * Returns the same of all members of an ensemble, one after the other, with the number of the
   * member in front; of a single one, without.
   *
   * @param members at least one
   */
  public static String toCsv(List<History> members) {
    if (members.size() == 1) {
      return members.get(0).toCsv();
    }
    StringBuilder csv = new StringBuilder(Csv.line(withFirst("member", members.get(0).header())));
    for (int k = 0; k < members.size(); k++) {
      String member = Integer.toString(k + 1);
      for (EpochRecord epoch : members.get(k).epochs()) {
        csv.append(Csv.line(withFirst(member, fields(epoch))));
      }
    }
    return csv.toString();
  }

  private static List<String> withFirst(String first, List<String> others) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  List<String> header() {
    List<String> header = new ArrayList<>(List.of("epoch", "loss"));
    for (EpochRecord.HeadRecord head : last().heads()) {
      header.add(head.name() + "_loss");
      header.add(head.name() + "_observed");
    }
    header.add(monitor.isEmpty() ? "dev" : "dev_" + monitor);
    return header;
  }

  static List<String> fields(EpochRecord epoch) {
    List<String> fields = new ArrayList<>();
    fields.add(Integer.toString(epoch.epoch()));
    fields.add(Double.toString(epoch.loss()));
    for (EpochRecord.HeadRecord head : epoch.heads()) {
      fields.add(field(head.loss()));
      fields.add(Long.toString(head.observed()));
    }
    fields.add(field(epoch.dev()));
    return fields;
  }

  private static String field(OptionalDouble figure) {
    return figure.isPresent() ? Double.toString(figure.getAsDouble()) : "";
  }
}
