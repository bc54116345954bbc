package dev.lacuna.mbti;

import dev.lacuna.data.Dataset;
import dev.lacuna.io.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of made-up users, fewer than the task makes up by itself. */
final class SmallCorpus {
  private SmallCorpus() {}

  /** Writes users and their types to a CSV file in a folder, and returns the file. */
  static Path write(Path folder, int users) {
    Dataset<Author> corpus = new CorpusGenerator(1).generate(users);
    StringBuilder text = new StringBuilder("type,posts\n");
    for (int row = 0; row < users; row++) {
      String posts = String.join("|||", corpus.inputs().get(row).posts());
      text.append(Csv.line(List.of(TypeNotation.print(corpus.labels(), row), posts)));
    }
    try {
      return Files.writeString(folder.resolve("corpus.csv"), text);
    } catch (IOException failure) {
      throw new UncheckedIOException("temporary files can be written", failure);
    }
  }
}
