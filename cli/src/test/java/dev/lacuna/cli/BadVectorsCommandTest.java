package dev.lacuna.cli;

import dev.lacuna.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads whose word vectors are none, in every format, or whose words are unknown. */
class BadVectorsCommandTest {
  private static final String BRIEFLY = " --quiet --epochs 1 --hidden 4";
  private static final String USERS = "INFJ,we like quiet books\nESTP,we like loud parties\n";

  private final InputStream standardInput = System.in;

  @TempDir private Path folder;
  private Transcript transcript = new Transcript(Path.of(""));

  @BeforeEach
  void begin() throws IOException {
    transcript = new Transcript(folder);
    transcript.write("good.csv", "type,posts\n" + USERS.repeat(20));
  }

  @AfterEach
  void restoreStandardInput() {
    System.setIn(standardInput);
  }

  @Test
  void everyBadTextFileGetsOneClearMessage() throws IOException {
    vectors("empty", "");
    vectors("prose", "a file of words\nand no numbers\n");
    vectors("header", "99999999999999999999 2\nbooks 1 2\n");
    vectors("wide", "1 100000000\nbooks 1 2\n");
    vectors("infinite", "1 2\nbooks 1 Infinity\n");
    vectors("hexadecimal", "books 1 2\nquiet 0x1 2\n");
    vectors("more", "1 2\nbooks 1 2 3\n");
    vectors("more-behind", "books 1 2\nquiet 1 2 3\n");
    vectors("fewer", "2 2\nbooks 1 2\nquiet 1\n");
    vectors("latin1", "books 1 2\ngro\u00df 1 2\n".getBytes(StandardCharsets.ISO_8859_1));
    vectors("endless", "books 1 2\n" + "1".repeat(20_000_000) + "\n");
    vectors("archive.zip", zip("a.txt", "b.txt"));
    Golden.assertMatches("bad-vectors.txt", transcript.toString());
  }

  @Test
  void everyBadBinaryFileGetsOneClearMessage() throws IOException {
    vectors("within", "2 2\nbooks \1\2\3\1\1\1\1\1quiet \1\2\3");
    vectors("before", "2 2\nbooks \1\2\3\1\1\1\1\1");
    vectors("longer", "1 2\nbooks \1\2\3\1\1\1\1\1quiet");
    vectors("wordless", "1 2\n" + "\1".repeat(100_000));
    byte[] latin1 = "1 2\ngro\u00df \1\2\3\1\1\1\1\1".getBytes(StandardCharsets.ISO_8859_1);
    vectors("letters", latin1);
    byte[] infinite = "1 2\nbooks \1\2\3\1\1\1\1\1".getBytes(StandardCharsets.ISO_8859_1);
    infinite[infinite.length - 1] = 0x7f;
    infinite[infinite.length - 2] = (byte) 0x80;
    vectors("infinite", infinite);
    Golden.assertMatches("bad-binary-vectors.txt", transcript.toString());
  }

  @Test
  void everyOtherCommandOfPostsRefusesWhatItCannotDo() throws IOException {
    transcript.prepare("mbti train --data DIR/good.csv --dimension 2 --out DIR/one" + BRIEFLY);
    String model = " DIR/one/model.lacuna";
    transcript.fail("mbti vectors" + model);
    transcript.fail("mbti vectors" + model + " --near");
    transcript.fail("mbti vectors" + model + " --near book");
    transcript.fail("mbti vectors" + model + " --near books --count 0");
    transcript.fail("mbti vectors" + model + " --out DIR");
    transcript.fail("mbti vectors DIR/none.lacuna --near books");
    posts("twice", "type,posts,posts\nINFJ,a,b\n");
    posts("types", "type,IE,posts\nINFJ,I,a\n");
    posts("axes", "IE,NS,TF,posts\nI,N,F,a\n");
    posts("letters", "IE,NS,TF,JP,posts\nI,N,F,X1,a\nE,Q,F,J,b\n");
    posts("ragged", "type,posts\nINFJ\nINFJ,a,b\n");
    posts("header", "type,posts\n");
    posts("unclosed", "type,posts\nINFJ,\"a\n");
    posts("unclosed-long", "type,posts\nINFJ,\"a" + "\n".repeat(16_000_001));
    posts("long", "type,posts\nINFJ," + "a".repeat(16_000_001) + "\n");
    posts("zero", "type,posts\nINFJ,a\0\n");
    input(model, new byte[] {'a', (byte) 0xff});
    input(model, new byte[65 << 20]);
    Golden.assertMatches("bad-users.txt", transcript.toString());
  }

  private void vectors(String name, String text) throws IOException {
    vectors(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void vectors(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
    transcript.fail("mbti train --data DIR/good.csv --out DIR/out --vectors DIR/" + name + BRIEFLY);
  }

  private void posts(String name, String text) throws IOException {
    transcript.write(name + ".csv", text);
    transcript.fail("mbti train --data DIR/" + name + ".csv --out DIR/out --dimension 2" + BRIEFLY);
  }

  private void input(String model, byte[] bytes) {
    System.setIn(new ByteArrayInputStream(bytes));
    transcript.fail("mbti predict" + model);
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("books 1 2\n".getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
