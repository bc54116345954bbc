package dev.lacuna.task;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads inputs that have no labels, for predictions.
 *
 * @param <X> the type of an input
 */
public interface InputReader<X> {
  /**
   * Returns the inputs that the words of a command line spell.
   *
   * @throws dev.lacuna.error.LacunaException when they spell none; the message says what would
   */
  List<X> parse(List<String> words);

  /**
   * Returns the inputs in a file.
   *
   * @throws dev.lacuna.error.LacunaException when the file cannot be read; it lists all problems
   */
  List<X> read(Path file);

  /** Returns an input in the words that a table of predictions shows. */
  String print(X input);

  /**
   * Returns the names of the columns that say which input is which.
   *
   * @param inputs as this reader made them
   */
  default List<String> columns(List<X> inputs) {
    return List.of("input");
  }

  /** Returns what stands in these columns, as many as {@link #columns}. */
  default List<String> describe(X input) {
    return List.of(print(input));
  }
}
