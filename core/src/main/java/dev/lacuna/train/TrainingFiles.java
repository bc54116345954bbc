package dev.lacuna.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one training in a folder of checkpoints: {@code training-2.7.checkpoint} while it
 * goes on, of which the last two are kept, and {@code training-2.result} when it has ended.
 *
 * @param folder of the checkpoints; there may be none yet
 * @param training its number in the run, from 1
 */
record TrainingFiles(Path folder, int training) {
  private static final int KEPT = 2;
  private static final Pattern NAME =
      Pattern.compile("training-[0-9]{1,9}\\.(?:([0-9]{1,9})\\.checkpoint|result)");

  /** Returns all files of all trainings in a folder. */
  static List<Path> all(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> NAME.matcher(name(file)).matches()).toList();
    }
  }

  /** Returns where the result stands. */
  Path result() {
    return folder.resolve("training-%d.result".formatted(training));
  }

  /** Returns the checkpoints there are, the newest first. */
  List<Path> checkpoints() throws IOException {
    String beginning = "training-%d.".formatted(training);
    return all(folder).stream()
        .filter(file -> number(file) > 0 && name(file).startsWith(beginning))
        .sorted(Comparator.comparing(TrainingFiles::number).reversed())
        .toList();
  }

  /** Returns where the next checkpoint goes. */
  Path next() throws IOException {
    List<Path> present = checkpoints();
    int newest = present.isEmpty() ? 0 : number(present.get(0));
    return folder.resolve("training-%d.%d.checkpoint".formatted(training, newest + 1));
  }

  /** Removes all checkpoints but the last two. */
  void removeOld() throws IOException {
    List<Path> present = checkpoints();
    for (Path old : present.subList(Math.min(KEPT, present.size()), present.size())) {
      Files.deleteIfExists(old);
    }
  }

  /** Removes the checkpoints of a training that has ended. */
  void removeCheckpoints() throws IOException {
    for (Path file : checkpoints()) {
      Files.deleteIfExists(file);
    }
  }

  /** Returns the number of a checkpoint, from 1; 0 for a result. */
  private static int number(Path file) {
    Matcher parts = NAME.matcher(name(file));
    String digits = parts.matches() ? parts.group(1) : null;
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
