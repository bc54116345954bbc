package dev.lacuna.error;

import java.util.Locale;

/** What went wrong, and whose turn it is to mend it. {@code docs/errors.md} explains each code. */
public enum ErrorCode {
  /** The name of a task, a head or a metric that nobody declared. */
  UNKNOWN_NAME(Kind.USER),
  /** An option that does not exist, or a value that its check refuses. */
  BAD_OPTION(Kind.USER),
  /** A place for results that cannot be written. */
  BAD_OUTPUT(Kind.USER),
  /** Two tasks with one name, or a task that does not keep the contract of tasks. */
  BAD_TASK(Kind.USER),
  /** Heads, classes or mask values that contradict each other. */
  BAD_SCHEMA(Kind.DATA),
  /** A file that cannot be read, or whose content is not what it should be. */
  BAD_FILE(Kind.DATA),
  /** Values that cannot be used: not finite, out of range, an unknown class. */
  BAD_DATA(Kind.DATA),
  /** A model file that is damaged, of another version or of another task. */
  BAD_MODEL(Kind.DATA),
  /** A training run whose loss stopped being a finite number. */
  DIVERGED(Kind.DATA),
  /** A defect in Lacuna. */
  INTERNAL(Kind.INTERNAL);

  /** Who can mend an error; it decides the exit code of the command line. */
  public enum Kind {
    /** The command or an option is wrong: exit code 2. */
    USER(2),
    /** The data or a file is wrong: exit code 3. */
    DATA(3),
    /** Lacuna is wrong: exit code 1. */
    INTERNAL(1);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /** Returns the exit code of a process that ends with such an error: 1, 2 or 3. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  ErrorCode(Kind kind) {
    this.kind = kind;
  }

  /** Returns who can mend it. */
  public Kind kind() {
    return kind;
  }

  /** Returns the name used in {@code docs/errors.md}, such as {@code bad-option}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
