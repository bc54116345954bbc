package dev.lacuna.error;

/**
 * The one exception that users see. Its message says what must hold, what was found and what to do;
 * it is printed without a stack trace unless the kind of its code is {@link
 * ErrorCode.Kind#INTERNAL}. A subclass hands on what was saved from the failure, and nothing else.
 */
public class LacunaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /**
   * Creates an exception.
   *
   * @param code what went wrong
   * @param message what must hold, what was found, what to do
   */
  public LacunaException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  /**
   * Creates an exception with the failure that led to it.
   *
   * @param code what went wrong
   * @param message what must hold, what was found, what to do
   * @param cause the failure underneath
   */
  public LacunaException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Returns what went wrong. */
  public final ErrorCode code() {
    return code;
  }
}
