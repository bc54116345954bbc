package dev.lacuna.bench.net;

import dev.lacuna.feature.SparseFeatures;
import dev.lacuna.loss.Targets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * The real Tox21 compounds: {@code tox21/tox21_ecfp4_1024.csv.gz} in the folder that the
 * environment variable LACUNA_DATA names. A line holds SMILES, 1,024 bits and 12 labels, which may
 * be blank.
 */
final class Tox21File {
  private static final int BITS = 1_024;

  private Tox21File() {}

  /** Returns the compounds; empty where the file is not at hand. */
  static Optional<Examples> read(Net net) {
    return Optional.ofNullable(System.getenv("LACUNA_DATA"))
        .map(folder -> Path.of(folder, "tox21", "tox21_ecfp4_1024.csv.gz"))
        .filter(Files::exists)
        .map(file -> parse(lines(file), net.architecture().outputs()));
  }

  private static List<String> lines(Path file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }

  private static Examples parse(List<String> lines, int heads) {
    int[] starts = new int[lines.size() + 1];
    IntStream.Builder indices = IntStream.builder();
    float[] labels = new float[lines.size() * heads];
    boolean[] observed = new boolean[labels.length];
    for (int row = 0; row < lines.size(); row++) {
      String[] fields = lines.get(row).split(",", -1);
      int length = starts[row];
      for (int bit = 0; bit < BITS; bit++) {
        if (fields[1 + bit].equals("1")) {
          indices.add(bit);
          length++;
        }
      }
      starts[row + 1] = length;
      for (int t = 0; t < heads; t++) {
        String label = fields[1 + BITS + t];
        observed[row * heads + t] = !label.isBlank();
        labels[row * heads + t] = label.isBlank() ? 0 : Float.parseFloat(label);
      }
    }
    int[] set = indices.build().toArray();
    float[] values = new float[set.length];
    Arrays.fill(values, 1);
    return new Examples(
        new SparseFeatures(BITS, starts, set, values), new Targets(heads, labels, observed));
  }
}
