package dev.lacuna.train;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A training whose loss or weights stopped being finite numbers, with what is left of it. */
public final class DivergedException extends LacunaException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<TrainingResult> lastGood;

  /**
   * Creates an exception.
   *
   * @param message what must hold, what was found, what to do
   * @param lastGood the training as it was before; empty where no epoch ended well
   */
  public DivergedException(String message, Optional<TrainingResult> lastGood) {
    super(ErrorCode.DIVERGED, message);
    this.lastGood = lastGood;
  }

  /**
   * Returns the training as it was before it diverged: the weights of the best epoch on the dev
   * part where one is known, otherwise of the last epoch that ended with finite loss and weights.
   * The history tells which epoch that is, and holds all epochs that ended.
   */
  public Optional<TrainingResult> lastGood() {
    return lastGood;
  }

  /** Returns the same with another training than the one as it was before, made of that. */
  public DivergedException with(UnaryOperator<TrainingResult> change) {
    return new DivergedException(String.valueOf(getMessage()), lastGood.map(change));
  }
}
