package dev.lacuna.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VectorFileErrorsTest {
  private static final byte[] BINARY =
      VectorFiles.binary("2 2", List.of("a", "b"), new float[] {1, 2, 3, 4}, "\n");

  @TempDir Path folder;

  /**
   * A file that is refused.
   *
   * @param bytes as letters of Latin-1
   * @param message what the message says behind the name of the file
   */
  record Bad(String name, ErrorCode code, String bytes, String message) {
    static Bad file(String name, byte[] bytes, String message) {
      return new Bad(name, ErrorCode.BAD_FILE, VectorFiles.latin1(bytes), ": " + message);
    }

    static Bad data(String name, String text, String message) {
      return data(name, VectorFiles.utf8(text), message);
    }

    static Bad data(String name, byte[] bytes, String message) {
      return new Bad(
          name,
          ErrorCode.BAD_DATA,
          VectorFiles.latin1(bytes),
          " must hold word vectors: " + message);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Bad> badText() {
    return Stream.of(
        Bad.data(
            "too few numbers",
            "a 1 2\nb 1\n",
            "a line must be a word and 2 numbers, as in the first line. Found a word and fewer numbers in line 2: 'b 1'"),
        Bad.data(
            "too many numbers",
            "a 1 2\nb 1.5 2.5 3.5\n",
            "a line must be a word and 2 numbers, as in the first line. Found more numbers behind 'b 1.5' in line 2: 'b 1.5 2.5 3.5'"),
        Bad.data(
            "larger dimension in the header",
            "1 3\na 1 2\n",
            "a line must be a word and 3 numbers, as the header tells. Found a word and fewer numbers in line 2: 'a 1 2'"),
        Bad.data(
            "smaller dimension in the header",
            "1 2\na 1 2 3\n",
            "a line must be a word and 2 numbers, as the header tells. Found more numbers behind 'a 1' in line 2: 'a 1 2 3'"),
        Bad.data(
            "no word",
            "a 1 2\n 1 2\n",
            "a line must be a word and 2 numbers, as in the first line. Found a word and fewer numbers in line 2: ' 1 2'"),
        Bad.data(
            "NaN",
            "a 1 2\nb 1 NaN\n",
            "numbers must be finite and decimal. Found 'NaN' for 'b' in line 2"),
        Bad.data(
            "infinity",
            "1 2\na Infinity 1\n",
            "numbers must be finite and decimal. Found 'Infinity' for 'a' in line 2"),
        Bad.data(
            "number beyond floats",
            "a 1 2\nb 1e39 1\n",
            "numbers must be finite and decimal. Found '1e39' for 'b' in line 2"),
        Bad.data(
            "number of Java's",
            "a 1 2\nb 1f 0x1p3\n",
            "numbers must be finite and decimal. Found '1f' for 'b' in line 2"),
        Bad.data(
            "fewer words than the header tells",
            "3 2\na 1 2\nb 1 2\n",
            "the header must tell how many words there are. Found 3 in the header and 2 in the file; fetch it anew"),
        Bad.data(
            "more words than the header tells",
            "1 2\na 1 2\nb 1 2\n",
            "the header must tell how many words there are. Found 1 in the header and 2 in the file; fetch it anew"),
        Bad.data(
            "Latin-1",
            "a 1 2\nna\u00efve 1 2\n".getBytes(StandardCharsets.ISO_8859_1),
            "words must be UTF-8. Found other bytes in line 2; convert the file: iconv -f latin1 -t utf-8"));
  }

  static Stream<Bad> badFiles() {
    byte[] zipped = VectorFiles.gzip(VectorFiles.utf8("a 1 2\nb 3 4\n".repeat(100)));
    String bounds =
        "a header must tell of 0 to 100,000,000 words and a dimension of 1 to 10,000, and it is '%s'. Mend it, or fetch the file anew.";
    return Stream.of(
        Bad.file("empty", new byte[0], "it is empty. Fetch it anew."),
        Bad.file("empty, zipped", VectorFiles.gzip(new byte[0]), "it is empty. Fetch it anew."),
        Bad.file("byte order mark", VectorFiles.utf8("\uFEFF"), "it is empty. Fetch it anew."),
        Bad.file("dimension 0", VectorFiles.utf8("5 0\n"), bounds.formatted("5 0")),
        Bad.file("huge dimension", VectorFiles.utf8("5 10001\n"), bounds.formatted("5 10001")),
        Bad.file("negative words", VectorFiles.utf8("-5 3\na 1 2 3"), bounds.formatted("-5 3")),
        Bad.file("huge words", VectorFiles.utf8("100000001 3\n"), bounds.formatted("100000001 3")),
        Bad.file(
            "words beyond a long",
            VectorFiles.utf8("99999999999999999999 3\n"),
            bounds.formatted("99999999999999999999 3")),
        Bad.file(
            "first line without numbers",
            VectorFiles.utf8("Once upon a time\n"),
            "its first line must tell words and dimension, or be a word and 1 to 10,000 numbers, and it is 'Once upon a time'. Mend it, or fetch the file anew."),
        Bad.file(
            "gzip that breaks off",
            VectorFiles.cut(zipped, zipped.length - 10),
            "its zipped content breaks off or is damaged. Fetch it anew."),
        Bad.file(
            "gzip header that breaks off",
            VectorFiles.cut(zipped, 5),
            "its zipped content breaks off or is damaged. Fetch it anew."),
        Bad.file(
            "archive that breaks off",
            VectorFiles.cut(VectorFiles.zip(zipped, "a.txt"), 40),
            "its zipped content breaks off or is damaged. Fetch it anew."),
        Bad.file(
            "archive of several files",
            VectorFiles.zip(zipped, "50d.txt", "100d.txt"),
            "it is an archive of 2 files. Unzip the one that is meant."));
  }

  static Stream<Bad> badBinary() {
    String lie = "its header tells of %d words and a dimension of %d, and it %s. Fetch it anew.";
    return Stream.of(
        Bad.file(
            "binary that breaks off within a vector",
            VectorFiles.cut(BINARY, BINARY.length - 3),
            lie.formatted(2, 2, "ends within vector 2")),
        Bad.file(
            "binary that breaks off before a vector",
            VectorFiles.cut(BINARY, 14),
            lie.formatted(2, 2, "ends before vector 2")),
        Bad.file(
            "binary with more words in its header",
            VectorFiles.binary("90000000 2", List.of("a"), new float[] {1, 2}, ""),
            lie.formatted(90_000_000, 2, "ends before vector 2")),
        Bad.file(
            "binary without words",
            VectorFiles.utf8("1 2\n" + "\u0001".repeat(5000)),
            lie.formatted(1, 2, "has no word before vector 1")),
        Bad.data(
            "binary with fewer words in its header",
            VectorFiles.binary("1 2", List.of("a", "b"), new float[] {1, 2, 3, 4}, "\n"),
            "the file must end behind the 1 words that its header tells of. Found more; fetch it anew"),
        Bad.data(
            "binary with an infinite number",
            VectorFiles.binary("1 2", List.of("a"), new float[] {1, Float.NEGATIVE_INFINITY}, "\n"),
            "numbers must be finite. Found -Infinity for 'a' in vector 1"));
  }

  @ParameterizedTest
  @MethodSource({"badText", "badFiles", "badBinary"})
  void messageSaysWhatWasFoundAndWhere(Bad bad) throws IOException {
    Path file = Files.write(folder.resolve("bad"), VectorFiles.bytes(bad.bytes()));

    LacunaException refused =
        catchThrowableOfType(LacunaException.class, () -> VectorFile.read(file, word -> true));

    assertThat(refused).isNotNull();
    assertThat(refused.getMessage()).endsWith(file + bad.message());
    assertThat(refused.code()).isEqualTo(bad.code());
  }

  @Test
  void badLinesAreListedTogether() throws IOException {
    Path file = Files.writeString(folder.resolve("bad"), "a 1 2\nb 1\nc x 2\n" + "d\n".repeat(30));

    assertThatThrownBy(() -> VectorFile.read(file, word -> true))
        .hasMessageContaining("32 problems")
        .hasMessageContaining("in line 2: 'b 1'")
        .hasMessageContaining("Found 'x' for 'c' in line 3")
        .hasMessageContaining("… and 12 more");
  }

  @Test
  void wordsOfBinaryMustBeUtf8() throws IOException {
    byte[] bytes = VectorFiles.binary("1 2", List.of("?"), new float[] {1, 2}, "\n");
    bytes[4] = (byte) 0xff;
    Path file = Files.write(folder.resolve("bad"), bytes);

    assertThatThrownBy(() -> VectorFile.read(file, word -> true))
        .hasMessageEndingWith("words must be UTF-8. Found other bytes before vector 1 of 1");
  }

  @Test
  void folderAndMissingFileAreRefused() {
    assertThatThrownBy(() -> VectorFile.read(folder, word -> true))
        .hasMessageEndingWith(folder + ": it is a folder. Give the file in it.");
    assertThatThrownBy(() -> VectorFile.read(folder.resolve("no"), word -> true))
        .isInstanceOf(LacunaException.class)
        .hasMessageEndingWith("no: no such file or folder. Check the path.");
  }

  @Test
  void hugeLineIsRefusedInBoundedMemory() throws IOException {
    Path file = Files.writeString(folder.resolve("huge"), "1 2\na 0.5 0.5\n");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(4L << 30);
    }

    assertThatThrownBy(() -> VectorFile.read(file, word -> true))
        .hasMessageEndingWith(
            "line 3 is longer than 1,048,575 bytes. Give a file of word vectors.");
  }

  @Test
  void fileOfZerosIsNoFileOfVectors() throws IOException {
    Path file = Files.write(folder.resolve("zeros"), new byte[3 << 20]);

    assertThatThrownBy(() -> VectorFile.read(file, word -> true))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("its first line must tell words and dimension");
  }

  @Test
  void halfOfASurrogatePairCannotBeWritten() {
    WordVectors vectors = new WordVectors(List.of("a\uD800"), 1, new float[1]);
    Path file = folder.resolve("written");

    assertThatThrownBy(() -> VectorFile.writeText(vectors, file))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("half of a surrogate pair");
    assertThat(file).doesNotExist();
  }

  @Test
  void placeThatCannotBeWrittenIsRefused() {
    WordVectors vectors = new WordVectors(List.of("a"), 1, new float[1]);

    assertThatThrownBy(() -> VectorFile.writeText(vectors, folder.resolve("no").resolve("file")))
        .isInstanceOfSatisfying(
            LacunaException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_OUTPUT));
  }
}
