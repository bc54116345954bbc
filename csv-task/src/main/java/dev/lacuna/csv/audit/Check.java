package dev.lacuna.csv.audit;

/** One way of looking a table over. */
@FunctionalInterface
interface Check {
  /** Returns what it shows. */
  Chapter look(AuditInput input);
}
