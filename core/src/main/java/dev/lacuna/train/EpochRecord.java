package dev.lacuna.train;

import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one epoch was like.
 *
 * @param epoch from 1
 * @param loss the mean of the batches' losses; batches without an observed cell do not count
 * @param heads one entry per head
 * @param dev the figure that early stopping watches, on the dev part; empty where nobody watches
 */
public record EpochRecord(int epoch, double loss, List<HeadRecord> heads, OptionalDouble dev) {
  /** Copies the list. */
  public EpochRecord {
    heads = List.copyOf(heads);
  }

  /** Writes the figures; names and number of the epoch are known to who reads them. */
  void save(StateWriter out) throws IOException {
    out.number(loss);
    save(dev, out);
    for (HeadRecord head : heads) {
      save(head.loss(), out);
      out.whole(head.observed());
      save(head.dev(), out);
    }
  }

  /** Returns what was saved of an epoch. */
  static EpochRecord restore(LabelSchema schema, int epoch, StateReader in) throws IOException {
    double loss = in.number();
    OptionalDouble dev = restore(in);
    List<HeadRecord> heads = new ArrayList<>();
    for (Head head : schema.heads()) {
      heads.add(new HeadRecord(head.name(), restore(in), in.whole(), restore(in)));
    }
    return new EpochRecord(epoch, loss, heads, dev);
  }

  private static void save(OptionalDouble figure, StateWriter out) throws IOException {
    out.flag(figure.isPresent());
    out.number(figure.orElse(0));
  }

  private static OptionalDouble restore(StateReader in) throws IOException {
    boolean isPresent = in.flag();
    double figure = in.number();
    return isPresent ? OptionalDouble.of(figure) : OptionalDouble.empty();
  }

  /**
   * One head in one epoch.
   *
   * @param name of the head
   * @param loss the mean loss of its observed cells; empty where none was observed
   * @param observed how many cells were observed
   * @param dev what early stopping watches, of this head alone; its mean loss where that is the
   *     loss
   */
  public record HeadRecord(String name, OptionalDouble loss, long observed, OptionalDouble dev) {}
}
