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
    StringBuilder csv = new StringBuilder();
    List<String> header = new ArrayList<>(List.of("epoch", "loss"));
    for (EpochRecord.HeadRecord head : last().heads()) {
      header.add(head.name() + "_loss");
      header.add(head.name() + "_observed");
    }
    header.add(monitor.isEmpty() ? "dev" : "dev_" + monitor);
    csv.append(Csv.line(header));
    epochs.forEach(epoch -> csv.append(Csv.line(fields(epoch))));
    return csv.toString();
  }

  private static List<String> fields(EpochRecord epoch) {
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
