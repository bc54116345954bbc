package dev.lacuna.train;

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

  /**
   * One head in one epoch.
   *
   * @param name of the head
   * @param loss the mean loss of its observed cells; empty where none was observed
   * @param observed how many cells were observed
   */
  public record HeadRecord(String name, OptionalDouble loss, long observed) {}
}
