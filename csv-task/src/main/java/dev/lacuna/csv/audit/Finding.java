package dev.lacuna.csv.audit;

/**
 * Something to mend, or to know.
 *
 * @param importance decides its place in the list
 * @param sentence what was found and what to do, with a full stop
 */
record Finding(Importance importance, String sentence) {
  /** The most important first: what stops training, then what makes its figures wrong. */
  enum Importance {
    REFUSED,
    LEAK,
    CODE,
    UNFIT_LABEL,
    CONTRADICTION,
    DUPLICATE,
    NOT_AT_RANDOM,
    IDENTIFIER,
    RARE_CLASS,
    USELESS_COLUMN,
    NO_LABELS,
    NEVER_TOGETHER
  }
}
