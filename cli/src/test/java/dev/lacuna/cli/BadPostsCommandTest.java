package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads whose posts or word vectors are none: one golden file with every message. */
class BadPostsCommandTest {
  private static final String BRIEFLY = " --epochs 1 --hidden 4 --dimension 4";

  private static final List<String> COMMANDS =
      List.of(
          "train --data none.csv",
          "train --data .",
          "train --data empty.csv",
          "train --data columns.csv",
          "train --data types.csv",
          "train --data blank.csv",
          "train --data latin1.csv",
          "train --data cut.csv.gz",
          "train --data unknown.csv",
          "train --data few.csv",
          "train --data lonely.csv",
          "train --data good.csv --vectors nonsense",
          "train --data good.csv --vectors .",
          "train --data good.csv --vectors uneven.txt",
          "train --data good.csv --vectors lying.txt",
          "train --data good.csv --vectors cut.txt.gz",
          "train --data good.csv --vectors strange.txt",
          "train --data good.csv --vectors good.txt --dimension 2",
          "train --data good.csv --pooling nonsense",
          "train --data good.csv --pooling mean,mean",
          "train --data good.csv --dimension 0",
          "train --data good.csv --mask-types some",
          "train --data good.csv --missing-rate 2",
          "train --data good.csv --missing-rate 1",
          "predict",
          "predict none.lacuna --text hello",
          "predict TOY --text hello",
          "predict MODEL --text hello --data good.csv",
          "predict MODEL --text |||",
          "predict MODEL --text hello --confidence 2",
          "predict MODEL --text hello --words -1",
          "predict MODEL --text hello --out .",
          "predict MODEL hello",
          "predict MODEL --data none.csv",
          "predict MODEL --data columns.csv",
          "predict MODEL",
          "evaluate TOY",
          "evaluate MODEL --data columns.csv",
          "evaluate MODEL --data unknown.csv");

  private final Terminal terminal = new Terminal(Path.of("no-plugins"));
  private final InputStream standardInput = System.in;

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    System.setIn(new ByteArrayInputStream(new byte[0]));
    String users = "INFJ,we like quiet books\nESTP,we like loud parties\n";
    write("good.csv", "type,posts\n" + users.repeat(20));
    write("empty.csv", "");
    write("columns.csv", "typ,post\nINFJ,hello\n");
    write("types.csv", "type,posts\nINFJ,a\nINFPP,b\nABCD,c\n1NTJ,d\n");
    write("blank.csv", "type,posts\nINFJ,a\nINFJ, ||| \nINFJ,\n");
    write("unknown.csv", "type,posts\nxxxx,a\n,b\n");
    write("few.csv", "type,posts\n" + users);
    write("lonely.csv", "type,posts\n" + lonely());
    write("good.txt", "books 1 2\nquiet 3 4\n");
    write("uneven.txt", "books 1 2\nquiet 3 4\nlike 5\n");
    write("lying.txt", "3 2\nbooks 1 2\nquiet 3 4\n");
    write("strange.txt", "livres 1 2\ncalme 3 4\n");
    byte[] latin1 = "type,posts\nINFJ,a\nINFJ,groß\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve("latin1.csv"), latin1);
    writeCut("cut.csv.gz", "type,posts\n" + users.repeat(100));
    writeCut("cut.txt.gz", "books 1 2\nquiet 3 4\n".repeat(100));
  }

  @AfterEach
  void restoreStandardInput() {
    System.setIn(standardInput);
  }

  @Test
  void everyBadInputGetsOneClearMessage() throws IOException {
    assertThat(run("mbti train --data good.csv --quiet --out mbti" + BRIEFLY)).isZero();
    assertThat(run("toy train --points 2000 --epochs 1 --hidden 4 --quiet --out toy")).isZero();
    Files.copy(folder.resolve("mbti/model.lacuna"), folder.resolve("MODEL"));
    Files.copy(folder.resolve("toy/model.lacuna"), folder.resolve("TOY"));
    StringBuilder transcript = new StringBuilder();
    for (String command : COMMANDS) {
      String whole = command.startsWith("train") ? withDefaults(command) : command;
      int exitCode = run("mbti " + whole);
      assertThat(terminal.out()).as(command).isEmpty();
      assertThat(exitCode).as(command).isIn(2, 3);
      transcript.append("$ lacuna mbti ").append(command).append('\n');
      transcript.append(terminal.err().replace(folder + "/", "").replace(folder.toString(), "."));
      transcript.append("exit code ").append(exitCode).append("\n\n");
    }

    assertThat(transcript.toString()).doesNotContain("Exception").doesNotContain("\tat ");
    Golden.assertMatches("bad-posts.txt", transcript.toString());
  }

  @Test
  void anEmptyTextIsRefused() {
    run("mbti train --data good.csv --quiet --out mbti" + BRIEFLY);
    String model = folder.resolve("mbti/model.lacuna").toString();

    assertThat(terminal.run("mbti", "predict", model, "--text", "")).isEqualTo(2);
    assertThat(terminal.err())
        .isEqualToNormalizingNewlines(
            "lacuna: A text to predict from must have words. Found none."
                + " Give --text \"…\", or --data FILE.\n");
  }

  private static String withDefaults(String command) {
    boolean hasDimension = command.contains("--dimension") || command.contains("--vectors");
    return command
        + " --quiet --out out --epochs 1 --hidden 4"
        + (hasDimension ? "" : " --dimension 4");
  }

  /** Runs a command with the names of files, which lie in the folder, as they are. */
  private int run(String command) {
    String placed =
        command
            .replaceAll("(?<=--(data|out) )(\\S+)", folder + "/$2")
            .replaceAll("(?<=--vectors )(\\S*\\.\\S*)", folder + "/$1")
            .replaceAll("(?<= )(MODEL|TOY|none\\.lacuna)", folder + "/$1")
            .replaceAll("/\\.(?= |$)", "");
    return terminal.run(placed.split(" +", -1));
  }

  /** Returns users each with words of their own. */
  private static String lonely() {
    StringBuilder users = new StringBuilder();
    for (int user = 0; user < 40; user++) {
      users.append(user % 2 == 0 ? "INFJ" : "ESTP").append(",word").append(user).append('\n');
    }
    return users.toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void writeCut(String name, String text) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Files.write(folder.resolve(name), Arrays.copyOf(zipped.toByteArray(), zipped.size() - 9));
  }
}
