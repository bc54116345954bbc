package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.testkit.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads whose table is none: one golden file with every message. */
class BadTableCommandTest {
  private static final List<String> COMMANDS =
      List.of(
          "train --labels y",
          "train --data good.csv",
          "train --data none.csv --labels y",
          "train --data . --labels y",
          "train --data empty.csv --labels y",
          "train --data header.csv --labels y",
          "train --data binary.csv --labels y",
          "train --data latin1.csv --labels y",
          "train --data endless.csv --labels y",
          "train --data cut.csv.gz --labels y",
          "train --data unclosed.csv --labels y",
          "train --data twice.csv --labels y",
          "train --data ragged.csv --labels y",
          "train --data good.csv --labels yes",
          "train --data good.csv --labels NR-*",
          "train --data good.csv --labels y,size --ignore size",
          "train --data good.csv --labels y --kinds z=binary",
          "train --data good.csv --labels y --kinds size=binary",
          "train --data good.csv --labels y --kinds y=text",
          "train --data good.csv --labels y --kinds y=ordinal",
          "train --data good.csv --labels grade --kinds grade=binary",
          "train --data good.csv --labels name --kinds name=categorical",
          "train --data good.csv --labels y --kinds colour=numeric",
          "train --data good.csv --labels y --group patient",
          "train --data good.csv --labels y --header maybe",
          "train --data good.csv --labels y --schema bad.yaml",
          "train --data good.csv --labels y --schema none.yaml",
          "train --data good.csv --labels one,few",
          "train --data good.csv --labels blank",
          "train --data good.csv --labels y --ignore size,colour,name,date,grade,one,few,blank",
          "train --data good.csv --labels y,grade",
          "train --data words.csv --labels y",
          "predict MODEL",
          "predict MODEL 1 2",
          "predict MODEL --data none.csv",
          "predict MODEL --data lacks.csv",
          "predict MODEL --data words.csv",
          "evaluate MODEL --data lacks.csv",
          "evaluate MODEL --data unknown.csv");

  private final Terminal terminal = new Terminal(Path.of("no-plugins"));

  @TempDir private Path folder;

  @BeforeEach
  void writeTables() throws IOException {
    write(
        "good.csv",
        "y,size,colour,name,date,grade,one,few,blank",
        i ->
            "%d,%s,%s,n%d,2024-01-%02d,%d,7,%s,"
                .formatted(
                    i % 2,
                    i * 0.5,
                    i % 3 == 0 ? "red" : "blue",
                    i,
                    1 + i % 28,
                    i % 5,
                    i < 9 ? "1" : ""));
    write(
        "fit.csv",
        "y,size,colour",
        i -> i % 2 + "," + i * 0.5 + "," + (i % 3 == 0 ? "red" : "blue"));
    write("ragged.csv", "y,size", i -> i < 25 ? "1,2,3" : "1,2");
    write(
        "words.csv",
        "y,size,colour",
        i -> i % 2 + (i == 3 ? ",big,red" : i == 8 ? ",small,red" : "," + i + ",red"));
    write("lacks.csv", "color,why", i -> "red,1");
    write(
        "unknown.csv",
        "y,size,colour",
        i -> (i == 5 ? "2" : i == 6 ? "no" : "1") + "," + i + ",red");
    write("endless.csv", "y,size", i -> i == 1 ? "1".repeat(16_000_001) : "1,2");
    Files.writeString(folder.resolve("empty.csv"), "");
    Files.writeString(folder.resolve("header.csv"), "y,size\n");
    Files.writeString(folder.resolve("twice.csv"), "y,size,y\n1,2,3\n");
    Files.writeString(folder.resolve("unclosed.csv"), "y,size\n1,2\n1,\"2\n0,3\n");
    Files.writeString(folder.resolve("bad.yaml"), "lables: [y]\n");
    Files.write(folder.resolve("binary.csv"), new byte[] {'P', 'K', 3, 4, 0, 0});
    Files.writeString(
        folder.resolve("latin1.csv"), "y,size\n1,2\n1,groß\n", StandardCharsets.ISO_8859_1);
    byte[] zipped = gzip("y,size\n" + "1,2\n".repeat(1000));
    Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(zipped, zipped.length - 9));
  }

  @Test
  void everyBadTableGetsOneClearMessage() throws IOException {
    assertThat(csv("train --data fit.csv --labels y --epochs 1 --hidden 4 --quiet")).isZero();
    Files.copy(folder.resolve("out/model.lacuna"), folder.resolve("MODEL"));
    StringBuilder transcript = new StringBuilder();
    for (String command : COMMANDS) {
      int exitCode = csv(command);
      assertThat(terminal.out()).as(command).isEmpty();
      assertThat(exitCode).as(command).isIn(2, 3);
      transcript.append("$ lacuna csv ").append(command).append('\n');
      transcript.append(terminal.err().replace(folder + "/", "").replace(folder.toString(), "."));
      transcript.append("exit code ").append(exitCode).append("\n\n");
    }

    assertThat(transcript.toString()).doesNotContain("Exception").doesNotContain("\tat ");
    Golden.assertMatches("bad-tables.txt", transcript.toString());
  }

  @Test
  void labelsThatCannotBeLearntAreLeftOutWhereOthersAreLeft() {
    int exitCode =
        csv("train --data good.csv --labels y,one,few --ignore date --epochs 1 --hidden 4");

    assertThat(exitCode).isZero();
    assertThat(terminal.err())
        .contains("not learnt: label 'one' holds one class only, '7', in all its 60 observed cells")
        .contains("not learnt: label 'few' has 9 observed cells, and takes at least 10")
        .contains("labels: y binary (0/1)");
    assertThat(terminal.out()).contains("y").doesNotContain("few");
  }

  @Test
  void rowsToPredictNeedNoLabelsAndMayHoldUnknownCategories() throws IOException {
    csv("train --data fit.csv --labels y --epochs 1 --hidden 4 --quiet");
    Files.writeString(folder.resolve("new.csv"), "colour,size\npink,1\n,\n");

    assertThat(csv("predict out/model.lacuna --data new.csv --out predictions.csv")).isZero();

    assertThat(Files.readAllLines(folder.resolve("predictions.csv")))
        .hasSize(3)
        .satisfies(lines -> assertThat(lines.get(1)).startsWith("2,"))
        .satisfies(lines -> assertThat(lines.get(2)).startsWith("3,"));
  }

  /** Runs a command with the names of files, which lie in the folder, as they are. */
  private int csv(String command) {
    String placed =
        command
            .replaceAll("(?<=--(data|schema|out) )(\\S+)", folder + "/$2")
            .replaceAll("(?<= )(MODEL|out/model.lacuna)", folder + "/$1")
            .replace("/./", "/");
    String[] words = ("csv " + placed).split(" +", -1);
    if (!command.startsWith("train")) {
      return terminal.run(words);
    }
    String[] withOut = Arrays.copyOf(words, words.length + 2);
    withOut[words.length] = "--out";
    withOut[words.length + 1] = folder.resolve("out").toString();
    return terminal.run(withOut);
  }

  private void write(String name, String header, IntFunction<String> row) throws IOException {
    Files.writeString(
        folder.resolve(name),
        header
            + "\n"
            + IntStream.range(0, 60)
                .mapToObj(i -> row.apply(i) + "\n")
                .collect(Collectors.joining()));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return zipped.toByteArray();
  }
}
