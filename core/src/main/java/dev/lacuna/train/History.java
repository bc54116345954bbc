package dev.lacuna.train;

import dev.lacuna.io.Csv;
import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import dev.lacuna.label.LabelSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

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

  /** Returns the median of the best epochs of several trainings, rounded to the nearest epoch. */
  public static int medianBestEpoch(List<History> trainings) {
    int[] epochs = trainings.stream().mapToInt(History::bestEpoch).sorted().toArray();
    int half = epochs.length / 2;
    return epochs.length % 2 == 1
        ? epochs[half]
        : Math.round((epochs[half - 1] + epochs[half]) / 2f);
  }

  /** Writes the figures of all epochs. */
  void save(StateWriter out) throws IOException {
    out.whole(epochs.size());
    for (EpochRecord epoch : epochs) {
      epoch.save(out);
    }
    out.whole(bestEpoch);
    out.text(monitor);
  }

  /** Returns a history of these heads that was saved. */
  static History restore(LabelSchema schema, StateReader in) throws IOException {
    int count = in.whole(1, Integer.MAX_VALUE);
    List<EpochRecord> epochs = new ArrayList<>();
    for (int epoch = 1; epoch <= count; epoch++) {
      epochs.add(EpochRecord.restore(schema, epoch, in));
    }
    return new History(epochs, in.whole(1, count), in.text());
  }

  /** Returns the last epoch. */
  public EpochRecord last() {
    return epochs.get(epochs.size() - 1);
  }

  /** Returns one line per epoch under a header; a figure that does not exist is an empty field. */
  public String toCsv() {
    return toCsv(List.of(this));
  }

  /**
   * Returns the same of all members of an ensemble, one after the other, with the number of the
   * member in front; of a single one, without.
   *
   * @param members at least one
   */
  public static String toCsv(List<History> members) {
    return lines(members).stream().map(Csv::line).collect(Collectors.joining());
  }

  /** Returns the fields of the same lines, those of the header first. */
  static List<List<String>> lines(List<History> members) {
    boolean several = members.size() > 1;
    List<List<String>> lines = new ArrayList<>();
    List<String> header = members.get(0).header();
    lines.add(several ? withFirst("member", header) : header);
    for (int k = 0; k < members.size(); k++) {
      for (EpochRecord epoch : members.get(k).epochs()) {
        List<String> fields = members.get(k).fields(epoch);
        lines.add(several ? withFirst(Integer.toString(k + 1), fields) : fields);
      }
    }
    return lines;
  }

  static List<String> withFirst(String first, List<String> others) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(List.of("epoch", "loss"));
    for (EpochRecord.HeadRecord head : last().heads()) {
      header.add(head.name() + "_loss");
      header.add(head.name() + "_observed");
    }
    header.add(monitor.isEmpty() ? "dev" : "dev_" + monitor);
    if (!monitor.isEmpty()) {
      last().heads().forEach(head -> header.add(head.name() + "_dev_" + monitor));
    }
    return header;
  }

  private List<String> fields(EpochRecord epoch) {
    List<String> fields = new ArrayList<>();
    fields.add(Integer.toString(epoch.epoch()));
    fields.add(Double.toString(epoch.loss()));
    for (EpochRecord.HeadRecord head : epoch.heads()) {
      fields.add(field(head.loss()));
      fields.add(Long.toString(head.observed()));
    }
    fields.add(field(epoch.dev()));
    if (!monitor.isEmpty()) {
      epoch.heads().forEach(head -> fields.add(field(head.dev())));
    }
    return fields;
  }

  private static String field(OptionalDouble figure) {
    return figure.isPresent() ? Double.toString(figure.getAsDouble()) : "";
  }
}
