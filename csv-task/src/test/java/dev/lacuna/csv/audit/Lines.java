package dev.lacuna.csv.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Lines of a made-up table. */
final class Lines {
  private Lines() {}

  /** Writes one line. */
  interface Line {
    String of(int row, RandomGenerator random);
  }

  /** Returns a header and so many lines, drawn with a fixed seed. */
  static List<String> of(String header, int rows, Line line) {
    RandomGenerator random = new SplittableRandom(7);
    List<String> lines = new ArrayList<>(List.of(header));
    for (int row = 0; row < rows; row++) {
      lines.add(line.of(row, random));
    }
    return lines;
  }
}
