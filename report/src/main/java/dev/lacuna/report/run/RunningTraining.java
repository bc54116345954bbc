package dev.lacuna.report.run;

import dev.lacuna.train.EarlyStopping;
import dev.lacuna.train.EpochRecord;
import dev.lacuna.train.History;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A training as far as it has come.
 *
 * @param title what it is called, such as {@code fold 2 of 5}
 * @param what is trained, in words
 * @param planned the epoch after which it ends at the latest
 * @param stopping what is watched on the dev part, if anything is
 * @param epochs that have ended
 * @param state in a word or two, such as {@code going on}
 */
public record RunningTraining(
    String title,
    String what,
    int planned,
    Optional<EarlyStopping> stopping,
    List<EpochRecord> epochs,
    String state) {
  /** Copies the list. */
  public RunningTraining {
    epochs = List.copyOf(epochs);
  }

  /** Returns the last epoch, if one has ended. */
  Optional<EpochRecord> last() {
    return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
  }

  /** Returns the epoch with the best figure on the dev part, if anything is watched there. */
  Optional<EpochRecord> best() {
    Optional<EpochRecord> best = Optional.empty();
    for (EpochRecord epoch : epochs) {
      if (improves(epoch.dev(), best)) {
        best = Optional.of(epoch);
      }
    }
    return best;
  }

  private boolean improves(OptionalDouble figure, Optional<EpochRecord> best) {
    return figure.isPresent()
        && stopping
            .map(
                rule ->
                    best.isEmpty()
                        || rule.improves(figure.getAsDouble(), best.get().dev().orElseThrow()))
            .orElse(false);
  }

  /** Returns the epochs as of a training that ends here; there must be one. */
  History history() {
    return new History(
        epochs,
        best().map(EpochRecord::epoch).orElse(epochs.size()),
        stopping.map(EarlyStopping::monitorName).orElse(""));
  }
}
