package dev.lacuna.export;

import dev.lacuna.io.AtomicFile;
import dev.lacuna.task.Table;
import java.nio.file.Path;
import java.util.List;

/**
 * A model in a format of other tools, not yet written.
 *
 * @param parts what a program meets in the file
 * @param notes sentences on what is in the file and what is not
 * @param content writes the file
 */
public record Export(List<Part> parts, List<String> notes, AtomicFile.Content content) {
  /** Copies the lists. */
  public Export {
    parts = List.copyOf(parts);
    notes = List.copyOf(notes);
  }

  /**
   * What a program hands in, gets out, or reads by name.
   *
   * @param role {@code input}, {@code output} or {@code tensor}
   * @param name in the file
   * @param shape such as {@code [rows, 3]}
   * @param meaning for people
   */
  public record Part(String role, String name, String shape, String meaning) {}

  /**
   * Writes the file, replacing one of that name.
   *
   * @throws dev.lacuna.error.LacunaException when it cannot be written
   */
  public void write(Path file) {
    AtomicFile.write(file, content);
  }

  /** Returns the parts and notes for people. */
  public Table summary() {
    List<List<String>> rows =
        parts.stream()
            .map(part -> List.of(part.role(), part.name(), part.shape(), part.meaning()))
            .toList();
    return new Table(List.of("", "name", "shape", "what it is"), rows, notes);
  }
}
