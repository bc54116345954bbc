package dev.lacuna.experiment;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.model.Model;
import dev.lacuna.train.DivergedException;
import java.nio.file.Path;
import java.util.Optional;

/** A run whose training diverged, with the model that it had before, where there was one. */
public final class DivergedRunException extends LacunaException {
  /** The name of the file for the model that a run had before it diverged. */
  public static final String FILE = "last-good.lacuna";

  private static final long serialVersionUID = 1L;

  private final transient Optional<LastGood> lastGood;

  DivergedRunException(DivergedException cause, Optional<LastGood> lastGood) {
    super(ErrorCode.DIVERGED, String.valueOf(cause.getMessage()), cause);
    this.lastGood = lastGood;
  }

  /**
   * What can be saved.
   *
   * @param model with thresholds 0.5 and without figures: neither dev nor test part has seen it
   * @param epoch whose weights it has, from 1
   */
  public record LastGood(Model<?> model, int epoch) {}

  /** Returns the model as it was before training diverged; empty where no epoch ended well. */
  public Optional<LastGood> lastGood() {
    return lastGood;
  }

  /**
   * Saves the model, where there is one, as {@link #FILE}, and returns what to tell the user: why
   * training ended, and where the model is. A folder that cannot be written any more is named there
   * too, and does not hide the reason.
   */
  public LacunaException savedIn(OutputFolder folder) {
    return new LacunaException(code(), getMessage() + " " + saved(folder), this);
  }

  private String saved(OutputFolder folder) {
    if (lastGood.isEmpty()) {
      return "No epoch ended well, so that no model is kept.";
    }
    Path file = folder.path().resolve(FILE);
    try {
      lastGood.get().model().save(file);
      return "The model of epoch %d is kept, untested, in %s."
          .formatted(lastGood.get().epoch(), file);
    } catch (LacunaException unwritable) {
      return "The model of epoch %d is lost: %s"
          .formatted(lastGood.get().epoch(), unwritable.getMessage());
    }
  }
}
