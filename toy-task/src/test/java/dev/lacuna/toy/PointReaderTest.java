package dev.lacuna.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointReaderTest {
  private static final Point POINT = new Point(0.3, 0.7);

  private final PointReader reader = new PointReader();
  private final Path folder;

  PointReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void wordsSpellPoints() {
    assertThat(reader.parse(List.of("0.3", "0.7"))).containsExactly(POINT);
    assertThat(reader.parse(List.of("0.3", "0.7", "-1", "2e3")))
        .containsExactly(POINT, new Point(-1, 2000));
  }

  @Test
  void aPrintedPointCanBeReadAgain() {
    List<String> words = List.of(reader.print(POINT).split(" "));

    assertThat(reader.parse(words)).containsExactly(POINT);
  }

  @Test
  void wordsMustComeInPairs() {
    assertThat(refusal(ErrorCode.BAD_OPTION, () -> reader.parse(List.of("0.3", "0.7", "1"))))
        .isEqualTo("A point needs two numbers. Found 3: 0.3 0.7 1. Write X1 X2, such as 0.3 0.7.");
    assertThat(refusal(ErrorCode.BAD_OPTION, () -> reader.parse(List.of())))
        .isEqualTo("A point needs two numbers. Found none. Write X1 X2, such as 0.3 0.7.");
  }

  @Test
  void allWordsThatAreNoNumbersAreReported() {
    assertThat(
            refusal(
                ErrorCode.BAD_OPTION,
                () -> reader.parse(List.of("0.3", "a", "0.1", "0.2", "NaN", "1"))))
        .contains("2 problems")
        .contains("Found '0.3 a' in point 1")
        .contains("Found 'NaN 1' in point 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x1,x2\n0.3,0.7\n",
        "x1,x2\n0.3,0.7",
        "x1,x2\r\n0.3,0.7\r\n",
        "\uFEFFx1,x2\n0.3,0.7\n",
        "\uFEFFx1,x2\r\n\r\n0.3,0.7\r\n\r\n",
        "x1,x2\n\n  \n0.3,0.7\n\n",
        " x1 , x2 \n 0.3 , 0.7 \n",
        "\"x1\",\"x2\"\n\"0.3\",\"0.7\"\n",
      })
  void aFileHoldsPoints(String content) throws IOException {
    assertThat(reader.read(file(content))).containsExactly(POINT);
  }

  @Test
  void aFileMayHoldNoPoint() throws IOException {
    assertThat(reader.read(file("x1,x2\n"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "0.3,0.7\n", "x1\n1\n", "x2,x1\n1,2\n", "x1,x2,x3\n1,2,3\n"})
  void theFirstLineNamesTheColumns(String content) throws IOException {
    Path file = file(content);

    assertThat(refusal(ErrorCode.BAD_FILE, () -> reader.read(file)))
        .contains(file.toString())
        .contains(
            "its first line is '" + content.lines().findFirst().orElse("") + "', not 'x1,x2'");
  }

  @Test
  void allProblemsOfAFileAreReportedWithTheirLines() throws IOException {
    Path file = file("x1,x2\n0.3,zero\n\n0.1,0.2\n1\n1,2,3\nInfinity,0\n,\n");

    assertThat(refusal(ErrorCode.BAD_DATA, () -> reader.read(file)).lines())
        .containsExactly(
            file + " must hold points: 5 problems",
            "  1) x1 and x2 must be finite numbers. Found '0.3 zero' in line 2",
            "  2) a line must have 2 fields. Found 1 in line 5",
            "  3) a line must have 2 fields. Found 3 in line 6",
            "  4) x1 and x2 must be finite numbers. Found 'Infinity 0' in line 7",
            "  5) x1 and x2 must be finite numbers. Found ' ' in line 8");
  }

  @Test
  void aQuoteThatDoesNotCloseIsRefused() throws IOException {
    Path file = file("x1,x2\n0.3,0.7\n\"0.3,0.7\n1,2\n");

    assertThat(refusal(ErrorCode.BAD_FILE, () -> reader.read(file)))
        .contains(file.toString())
        .contains("the quotes in line ")
        .contains(" do not close");
  }

  @Test
  void aMissingFileIsRefused() {
    Path file = folder.resolve("absent.csv");

    assertThat(refusal(ErrorCode.BAD_FILE, () -> reader.read(file)))
        .contains(file.toString())
        .contains("no such file");
  }

  @Test
  void aFolderIsRefused() {
    assertThat(refusal(ErrorCode.BAD_FILE, () -> reader.read(folder)))
        .contains(folder.toString())
        .contains("it is a folder");
  }

  @Test
  void bytesThatAreNoTextAreRefusedWhereverTheyStand() throws IOException {
    byte[] start = "x1,x2\n".concat("0.3,0.7\n".repeat(5_000)).getBytes(StandardCharsets.US_ASCII);
    byte[] content = Arrays.copyOf(start, start.length + 1);
    content[start.length] = (byte) 0xFF;
    Path late = Files.write(folder.resolve("late.csv"), content);
    Path binary = Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N'});

    assertThat(refusal(ErrorCode.BAD_FILE, () -> reader.read(late))).contains("not UTF-8");
    assertThat(refusal(ErrorCode.BAD_FILE, () -> reader.read(binary))).contains("not UTF-8");
  }

  @Test
  void aLineOfGarbageIsShownInPart() throws IOException {
    Path file = file("\0\0" + "garbage".repeat(1_000));

    assertThat(refusal(ErrorCode.BAD_FILE, () -> reader.read(file)))
        .contains("'??garbage")
        .contains("…'")
        .hasSizeLessThan(file.toString().length() + 200);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("points.csv"), content);
  }

  private static String refusal(ErrorCode code, ThrowingCallable reading) {
    LacunaException thrown = catchThrowableOfType(LacunaException.class, reading);
    assertThat(thrown).isNotNull();
    assertThat(thrown.code()).isEqualTo(code);
    return String.valueOf(thrown.getMessage());
  }
}
