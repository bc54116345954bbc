package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.task.Feedback;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadPostFileTest {
  private static final String NO_FILE_OF_POSTS =
      "Posts must come in a CSV file in UTF-8, gzipped or not, with a row per user. Found FILE: ";

  private static final String NO_TYPE =
      "a type must be four letters, one each of I/E, N/S, T/F, J/P,"
          + " with one of ? x X - _ . * for a letter that is missing. ";

  @TempDir Path folder;

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("", NO_FILE_OF_POSTS + "it is empty."),
        Arguments.of("\n \n", NO_FILE_OF_POSTS + "it is empty."),
        Arguments.of("type,posts\n", NO_FILE_OF_POSTS + "it has a header and no rows."),
        Arguments.of(
            "type,posts\nINFJ,a\nINFJ,\"b\nENFP,c\n",
            NO_FILE_OF_POSTS + "a quote in the row that begins in line 3 does not close."),
        Arguments.of(
            "type,posts\nINFJ,a\nIN\u0000FJ,b\n",
            NO_FILE_OF_POSTS + "line 3 holds a zero byte, so that it is no text."),
        Arguments.of(
            "typ,body,post\nINFJ,a,b\n",
            """
            FILE must name its columns in the first line. Found 'typ', 'body', 'post': 2 problems
              1) there is no column 'type'. Did you mean 'typ'?
              2) there is no column 'posts'. Did you mean 'post'?"""),
        Arguments.of(
            "INFJ,hello you\n",
            """
            FILE must name its columns in the first line. Found 'INFJ', 'hello you': 2 problems
              1) there is no column 'type'.
              2) there is no column 'posts'."""),
        Arguments.of(
            "IE,SN,posts\nI,S,a\n",
            """
            FILE must name its columns in the first line. Found 'IE', 'SN', 'posts': 2 problems
              1) there is no column 'TF' or 'T/F'.
              2) there is no column 'JP' or 'J/P'."""),
        Arguments.of(
            "type,posts,Type\nINFJ,a,INFJ\n",
            "FILE must name its columns in the first line. Found 'type', 'posts', 'Type':"
                + " the column 'type' must come once. Found it as columns 1 and 3"),
        Arguments.of(
            "type,posts\nINFPP,a\n",
            "FILE must hold types and posts: " + NO_TYPE + "Found 'INFPP' in line 2"),
        Arguments.of(
            "type,posts\nINFJ,\"a\n\nb\"\nABCD,c\n\nxNTJ,d,e\nENFP, ||| \nINXJ,f\n1NTJ,g\n",
            """
            FILE must hold types and posts: 4 problems
              1) %sFound 'ABCD' in line 5
              2) a row must have 2 cells, like the first line. Found 3 in line 7
              3) there must be a post, or several parted by |||. Found none in line 8
              4) %sFound '1NTJ' in line 10"""
                .formatted(NO_TYPE, NO_TYPE)),
        Arguments.of(
            "IE,NS,TF,JP,posts\nI,N,T,J,a\nI,N,J,T,b\n",
            "FILE must hold types and posts: a type must be T or F, with one of ? x X - _ . * or a"
                + " blank for a letter that is missing. Found 'J' in line 3"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void isRefusedWithWhatMustHoldAndWhatWasFound(String text, String message) {
    Path file = PostFiles.write(folder, text);

    assertThatThrownBy(() -> reader().read(file))
        .isInstanceOf(LacunaException.class)
        .hasMessage(message.replace("FILE", file.toString()).replace("\n", System.lineSeparator()));
  }

  @Test
  void twentyProblemsAreShownAndAllAreCounted() {
    assertRefused("type,posts\n" + "INFJP,a\n".repeat(25), ErrorCode.BAD_DATA)
        .hasMessageContaining("25 problems")
        .hasMessageContaining("Found 'INFJP' in line 21")
        .hasMessageEndingWith("… and 5 more");
  }

  @Test
  void bytesThatAreNotUtf8AreToldByTheirLine() {
    byte[] bytes = "type,posts\nINFJ,a\nENFP,Müller\n".getBytes(StandardCharsets.ISO_8859_1);

    assertRefused(bytes, ErrorCode.BAD_FILE)
        .hasMessageContaining("invalid UTF-8 near line 3; convert the file to UTF-8");
  }

  @Test
  void bytesThatAreNotUtf8AreToldByTheirLineFarIntoTheFileToo() {
    String text = "type,posts\n" + "INFJ,ä\n".repeat(100_000);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = (byte) 0xff;

    assertRefused(longer, ErrorCode.BAD_FILE)
        .hasMessageContaining("invalid UTF-8 near line 100002;");
  }

  @Test
  void aLetterCutShortAtTheEnd() {
    byte[] whole = "type,posts\nINFJ,ü".getBytes(StandardCharsets.UTF_8);

    assertRefused(Arrays.copyOf(whole, whole.length - 1), ErrorCode.BAD_FILE)
        .hasMessageContaining("invalid UTF-8 near line 2;");
  }

  @Test
  void zippedTextThatBreaksOff() {
    byte[] whole = PostFiles.gzip("type,posts\n" + "INFJ,a\n".repeat(1000));

    for (int length : new int[] {5, 20, whole.length - 4}) {
      assertRefused(Arrays.copyOf(whole, length), ErrorCode.BAD_FILE)
          .hasMessageContaining("its zipped text breaks off; fetch it anew");
    }
  }

  @Test
  void anEndlessLineIsGivenUpBeforeItFillsTheMemory() throws IOException {
    Path file = folder.resolve("endless.csv");
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) 'a');
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("type,posts\nINFJ,".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 40; i++) {
        out.write(block);
      }
    }

    assertRefused(file, ErrorCode.BAD_FILE)
        .hasMessageContaining("line 2 is longer than 16 million characters");
  }

  @Test
  void aQuoteThatNeverCloses() {
    assertRefused("type,posts\nINFJ,\"a" + "b\n".repeat(5_000), ErrorCode.BAD_FILE)
        .hasMessageContaining("a quote in the row that begins in line 2 does not close");
    assertRefused(
            "type,posts\nINFJ,\"a" + ("b".repeat(1 << 20) + "\n").repeat(20), ErrorCode.BAD_FILE)
        .hasMessageContaining(
            "a quote in the row that begins in line 2 does not close within 16 million characters");
  }

  @Test
  void aFolderOrNoFileAtAll() {
    assertRefused(folder, ErrorCode.BAD_FILE).hasMessageContaining("it is a folder");
    assertRefused(folder.resolve("none.csv"), ErrorCode.BAD_FILE)
        .hasMessageContaining("none.csv: no such file or folder");
  }

  @Test
  void postsToPredictNeedTheirColumn() {
    Path file = PostFiles.write(folder, "type,text\nINFJ,a\n");

    assertThatThrownBy(() -> reader().readAuthors(file))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("Found 'type', 'text': there is no column 'posts'");
  }

  @Property
  void whateverTheBytesAreTheyAreReadOrRefused(@ForAll("bytes") byte[] bytes) throws IOException {
    Path file = Files.createTempFile("users", ".csv");
    try {
      Throwable thrown = catchThrowable(() -> reader().read(Files.write(file, bytes)));

      assertThat(thrown == null || thrown instanceof LacunaException).isTrue();
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "type,posts", "INFJ", "xxTx", ",", "\n", "\r", "\"", "|||", "ü", " ", "\0", "\u00ff");
    return parts
        .list()
        .ofMaxSize(30)
        .map(list -> "type,posts\n" + String.join("", list))
        .flatMap(
            text ->
                Arbitraries.of(
                    text.getBytes(StandardCharsets.UTF_8),
                    text.getBytes(StandardCharsets.ISO_8859_1),
                    Arrays.copyOf(PostFiles.gzip(text), 10 + text.length())));
  }

  private AbstractThrowableAssert<?, ?> assertRefused(String text, ErrorCode code) {
    return assertRefused(PostFiles.write(folder, text), code);
  }

  private AbstractThrowableAssert<?, ?> assertRefused(byte[] bytes, ErrorCode code) {
    return assertRefused(PostFiles.write(folder, bytes), code);
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(Path file, ErrorCode code) {
    return assertThatThrownBy(() -> reader().read(file))
        .isInstanceOfSatisfying(
            LacunaException.class, refused -> assertThat(refused.code()).isEqualTo(code))
        .hasMessageContaining(file.toString());
  }

  private static PostReader reader() {
    return new PostReader(Feedback.none());
  }
}
