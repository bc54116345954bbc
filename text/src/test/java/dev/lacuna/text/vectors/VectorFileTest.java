package dev.lacuna.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.text.vectors.VectorFile.Content;
import dev.lacuna.text.vectors.VectorFile.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VectorFileTest {
  private static final List<String> WORDS = List.of("the", "naïve", "猫");
  private static final float[] VALUES = {0.5f, -1, 1e-5f, 0, 2.25f, -0.125f};
  private static final String LINES = "the 0.5 -1\nnaïve 1e-05 0.0\n猫 2.25 -.125\n";

  @TempDir Path folder;

  /** The same three vectors in one of the forms. */
  record Sample(String name, Form form, String latin1) {
    Sample(String name, Form form, byte[] bytes) {
      this(name, form, VectorFiles.latin1(bytes));
    }

    byte[] bytes() {
      return VectorFiles.bytes(latin1);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> samples() {
    byte[] word2vec = VectorFiles.utf8("3 2\n" + LINES);
    byte[] glove = VectorFiles.utf8(LINES);
    byte[] binary = VectorFiles.binary("3 2", WORDS, VALUES, "\n");
    String byteOrderMark = "\uFEFF";
    return Stream.of(
        new Sample("word2vec text", Form.WORD2VEC_TEXT, word2vec),
        new Sample("word2vec text, gzipped", Form.WORD2VEC_TEXT, VectorFiles.gzip(word2vec)),
        new Sample(
            "word2vec text with DL4J's header",
            Form.WORD2VEC_TEXT,
            VectorFiles.utf8("3 2 17\n" + LINES)),
        new Sample(
            "word2vec text behind a byte order mark",
            Form.WORD2VEC_TEXT,
            VectorFiles.utf8(byteOrderMark + "3 2\n" + LINES)),
        new Sample(
            "word2vec text with spaces at the ends of lines, as fastText writes it",
            Form.WORD2VEC_TEXT,
            VectorFiles.utf8(("3 2\n" + LINES).replace("\n", " \n"))),
        new Sample("word2vec binary", Form.WORD2VEC_BINARY, binary),
        new Sample("word2vec binary, gzipped", Form.WORD2VEC_BINARY, VectorFiles.gzip(binary)),
        new Sample(
            "word2vec binary in one piece",
            Form.WORD2VEC_BINARY,
            VectorFiles.binary("3 2", WORDS, VALUES, "")),
        new Sample("GloVe", Form.GLOVE_TEXT, glove),
        new Sample("GloVe, gzipped", Form.GLOVE_TEXT, VectorFiles.gzip(glove)),
        new Sample("GloVe, zipped", Form.GLOVE_TEXT, VectorFiles.zip(glove, "glove.txt")),
        new Sample(
            "archive of DL4J", Form.GLOVE_TEXT, VectorFiles.zip(glove, "codes.txt", "syn0.txt")),
        new Sample(
            "GloVe behind a byte order mark",
            Form.GLOVE_TEXT,
            VectorFiles.utf8(byteOrderMark + LINES)),
        new Sample(
            "GloVe with Windows' ends of lines",
            Form.GLOVE_TEXT,
            VectorFiles.utf8(LINES.replace("\n", "\r\n"))),
        new Sample(
            "GloVe with tabs and blank lines, and no end of the last one",
            Form.GLOVE_TEXT,
            VectorFiles.utf8("the\t0.5\t-1\n\nnaïve\t1e-05\t0.0\n \n猫  2.25  -.125")));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void formIsSeenFromTheContent(Sample sample) throws IOException {
    Content content = read(sample.bytes(), WORDS);

    assertThat(content.form()).isEqualTo(sample.form());
    assertThat(content.vectors().words()).isEqualTo(WORDS);
    assertThat(content.vectors().dimension()).isEqualTo(2);
    assertThat(VectorFiles.values(content.vectors())).isEqualTo(VALUES);
    assertThat(content.found()).isEqualTo(3);
    assertThat(content.kept()).isEqualTo(3);
    assertThat(content.duplicates()).isZero();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void onlyWantedWordsAreKept(Sample sample) throws IOException {
    Content content = read(sample.bytes(), List.of("猫", "dog"));

    assertThat(content.vectors().words()).containsExactly("猫");
    assertThat(VectorFiles.values(content.vectors())).containsExactly(2.25f, -0.125f);
    assertThat(content.found()).isEqualTo(3);
    assertThat(content.kept()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void fileMayHoldNoneOfTheWantedWords(Sample sample) throws IOException {
    Content content = read(sample.bytes(), List.of("dog"));

    assertThat(content.kept()).isZero();
    assertThat(content.vectors().dimension()).isEqualTo(2);
    assertThat(content.found()).isEqualTo(3);
  }

  @Test
  void headerMayTellOfNoWords() throws IOException {
    Content content = read(VectorFiles.utf8("0 5\n"), WORDS);

    assertThat(content.found()).isZero();
    assertThat(content.vectors().dimension()).isEqualTo(5);
  }

  @Test
  void wordsOfGloveMayHoldSpaces() throws IOException {
    byte[] bytes = VectorFiles.utf8("at name@domain.com 0.5 1\n. . . 2 3.5\n95 windows 1 1\n");

    Content content = read(bytes, List.of("at name@domain.com", ". . .", "95 windows"));

    assertThat(content.vectors().words())
        .containsExactly("at name@domain.com", ". . .", "95 windows");
    assertThat(VectorFiles.values(content.vectors())).containsExactly(0.5f, 1, 2, 3.5f, 1, 1);
  }

  @Test
  void firstWordOfATextWithAHeaderMayHoldASpace() throws IOException {
    Content content = read(VectorFiles.utf8("1 2\nat name 0.5 1\n"), List.of("at name"));

    assertThat(content.form()).isEqualTo(Form.WORD2VEC_TEXT);
    assertThat(content.kept()).isEqualTo(1);
  }

  @Test
  void wordsMayBeNumbersOrAnyLetter() throws IOException {
    byte[] bytes = VectorFiles.utf8("0.7 1 2.5\n\u0085 3 4\n\u00A0 5 6\n\u2028 7 8\n");

    Content content = read(bytes, List.of("0.7", "\u0085", "\u00A0", "\u2028"));

    assertThat(VectorFiles.values(content.vectors())).containsExactly(1, 2.5f, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void firstOfDuplicatesCounts() throws IOException {
    byte[] bytes = VectorFiles.utf8("a 1\nb 2\na 3\nb x\nc 5\nc 6\nd 0.5\n");

    Content content = read(bytes, List.of("a", "b"));

    assertThat(VectorFiles.values(content.vectors())).containsExactly(1, 2);
    assertThat(content.duplicates()).isEqualTo(2);
    assertThat(content.found()).isEqualTo(7);
  }

  @Test
  void numbersOfWordsThatAreNotWantedAreNotLookedAt() throws IOException {
    assertThat(read(VectorFiles.utf8("a 1 2\nb x NaN\n"), List.of("a")).found()).isEqualTo(2);
  }

  @Test
  void binaryWordsAreToldFromTextByMostOfTheirBytes() throws IOException {
    // the first float begins with the letters "5 ", like a number
    float looksLikeText = Float.intBitsToFloat(0x3f802035);
    float[] values = {looksLikeText, 0.5f};

    Content content = read(VectorFiles.binary("1 2", List.of("a"), values, "\n"), List.of("a"));

    assertThat(content.form()).isEqualTo(Form.WORD2VEC_BINARY);
    assertThat(VectorFiles.values(content.vectors())).isEqualTo(values);
  }

  @Test
  void filesAreLongerThanTheBuffer() throws IOException {
    StringBuilder text = new StringBuilder("60000 3\n");
    for (int word = 0; word < 60_000; word++) {
      text.append("word").append(word).append(" 0.25 -0.5 ").append(word).append('\n');
    }
    assertThat(text.length()).isGreaterThan(VectorBytes.CAPACITY);

    Content content = read(VectorFiles.utf8(text.toString()), List.of("word0", "word59999"));

    assertThat(VectorFiles.values(content.vectors()))
        .containsExactly(0.25f, -0.5f, 0, 0.25f, -0.5f, 59_999);
    assertThat(content.found()).isEqualTo(60_000);
  }

  @Test
  void writtenTextIsWord2vecs() throws IOException {
    Path file = folder.resolve("written.txt");

    VectorFile.writeText(new WordVectors(WORDS, 2, VALUES), file);

    assertThat(file).hasContent("3 2\nthe 0.5 -1.0\nnaïve 1.0E-5 0.0\n猫 2.25 -0.125\n");
  }

  @Test
  void wordsWithWhiteSpaceAreWrittenInBase64() throws IOException {
    Path file = folder.resolve("written.txt");

    VectorFile.writeText(new WordVectors(List.of("New York"), 1, new float[] {1}), file);

    assertThat(file).hasContent("1 1\nB64:TmV3IFlvcms= 1.0\n");
    assertThat(VectorFile.read(file, "New York"::equals).kept()).isEqualTo(1);
  }

  @Test
  void markThatIsNoBase64IsAWord() throws IOException {
    assertThat(
            read(VectorFiles.utf8("2 1\nB64:? 1\nB64:/w== 2\n"), List.of("B64:?", "B64:/w=="))
                .kept())
        .isEqualTo(2);
  }

  private Content read(byte[] bytes, List<String> wanted) throws IOException {
    Path file = Files.write(folder.resolve("vectors"), bytes);
    return VectorFile.read(file, Set.copyOf(wanted)::contains);
  }
}
