package dev.lacuna.testkit;

import dev.lacuna.io.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares texts that users read with golden files: {@code src/test/resources/golden/NAME}, which a
 * reviewer sees change. {@code mvn test -Dlacuna.golden=update} writes all of them anew.
 *
 * <p>Texts are compared line by line, whatever their lines end with; a line break at the end does
 * not count.
 */
public final class Golden {
  private static final String FOLDER = "src/test/resources/golden";
  private static final String UPDATE = "-Dlacuna.golden=update";
  private static final int SHOWN = 20;

  private final Path folder;
  private final boolean update;

  Golden(Path folder, boolean update) {
    this.folder = folder;
    this.update = update;
  }

  /**
   * Checks that a text is what the golden file says, or writes the file when told to update.
   *
   * @param name of the file, such as {@code help-train.txt}
   * @throws AssertionError when they differ, showing the lines that do, or when there is no file
   */
  public static void assertMatches(String name, String text) {
    // Maven runs tests in the module's folder and says which that is; an IDE may not
    Path module = Path.of(System.getProperty("basedir", ""));
    boolean update = System.getProperty("lacuna.golden", "").equals("update");
    new Golden(module.resolve(FOLDER), update).check(name, text);
  }

  void check(String name, String text) {
    Path file = folder.resolve(name);
    List<String> actual = text.lines().toList();
    try {
      if (update) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", actual) + "\n");
        return;
      }
      if (!Files.isRegularFile(file)) {
        throw new AssertionError(
            "There is no golden file %s. If this text is right, create it with %s:%n%s"
                .formatted(name, UPDATE, text));
      }
      compare(name, Files.readString(file).lines().toList(), actual);
    } catch (IOException failure) {
      throw new UncheckedIOException(file + ": " + Failures.reason(failure), failure);
    }
  }

  private static void compare(String name, List<String> expected, List<String> actual) {
    int shorter = Math.min(expected.size(), actual.size());
    int head = 0;
    while (head < shorter && expected.get(head).equals(actual.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && expected.get(expected.size() - 1 - tail).equals(actual.get(actual.size() - 1 - tail))) {
      tail++;
    }
    if (head + tail < Math.max(expected.size(), actual.size())) {
      throw new AssertionError(
          "The text differs from golden file %s from line %d on. If the new text is right, write the file anew with %s.%n%s%s"
              .formatted(
                  name,
                  head + 1,
                  UPDATE,
                  marked("- ", expected.subList(head, expected.size() - tail)),
                  marked("+ ", actual.subList(head, actual.size() - tail))));
    }
  }

  private static String marked(String mark, List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.stream()
        .limit(SHOWN)
        .forEach(line -> text.append(mark).append(line).append(System.lineSeparator()));
    if (lines.size() > SHOWN) {
      text.append(mark).append("… ").append(lines.size() - SHOWN).append(" more lines");
      text.append(System.lineSeparator());
    }
    return text.toString();
  }
}
