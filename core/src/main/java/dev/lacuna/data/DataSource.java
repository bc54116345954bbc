package dev.lacuna.data;

/**
 * Loads a data set: reads a file, asks a service, or generates one. Loading twice gives the same.
 *
 * @param <X> the type of an input
 */
@FunctionalInterface
public interface DataSource<X> {
  /**
   * Returns all rows, labelled or not.
   *
   * @throws dev.lacuna.error.LacunaException when the data cannot be read or used; all problems of
   *     a file come in one report
   */
  Dataset<X> load();
}
