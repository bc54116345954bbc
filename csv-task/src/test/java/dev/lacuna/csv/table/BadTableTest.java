package dev.lacuna.csv.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no tables, each refused with a message of its own. */
class BadTableTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n  \n", "\uFEFF"})
  void anEmptyFile(String text) {
    refused(text, ErrorCode.BAD_FILE).hasMessageContaining("it is empty");
  }

  @Test
  void aHeaderAndNoRows() {
    refused("a,b\n", ErrorCode.BAD_FILE).hasMessageContaining("it has a header and no rows");
  }

  @Test
  void columnNamesThatComeTwiceAreAllNamed() {
    refused("a,b,a,c,b\n1,2,3,4,5\n", ErrorCode.BAD_DATA)
        .hasMessageContaining("2 problems")
        .hasMessageContaining("Found 'a' for column 1 and for column 3")
        .hasMessageContaining("Found 'b' for column 2 and for column 5");
  }

  @Test
  void rowsOfAnotherLengthAreAllCountedAndTwentyShown() {
    refused("a,b\n1,2\n" + "1,2,3\n".repeat(24) + "1\n", ErrorCode.BAD_DATA)
        .hasMessageContaining("must be a table: 25 problems")
        .hasMessageContaining("1) a row must have 2 cells, like the first line. Found 3 in line 3")
        .hasMessageContaining("20) a row")
        .hasMessageContaining("… and 5 more")
        .hasMessageNotContaining("21)");
  }

  @Test
  void aQuoteThatDoesNotClose() {
    refused("a,b\n1,2\n3,\"4\n5,6\n", ErrorCode.BAD_FILE)
        .hasMessageContaining("a quote in the row that begins in line 3 does not close");
  }

  @Test
  void aQuoteThatDoesNotCloseForAThousandLines() {
    refused("a,b\n1,2\n3,\"4\n" + "5,6\n".repeat(5000) + "7,\"8\n", ErrorCode.BAD_FILE)
        .hasMessageContaining("a quote in the row that begins in line 3 does not close");
  }

  @Test
  void binaryBytes() {
    byte[] bytes = {'P', 'K', 3, 4, 0, 0, '\n', 1};

    refused(bytes, ErrorCode.BAD_FILE).hasMessageContaining("line 1 holds a zero byte");
  }

  @Test
  void binaryBytesThatAreNotUtf8EitherAreNotTakenForLatin1() {
    byte[] bytes = {(byte) 0xff, (byte) 0xfe, 'a', 0, '\n', 0};

    refused(bytes, ErrorCode.BAD_FILE)
        .hasMessageContaining("it holds zero bytes")
        .hasMessageNotContaining("Latin-1");
  }

  @Test
  void latin1BytesWithTheLineAndAdvice() {
    byte[] bytes = "a,b\n1,2\n3,Müller\n".getBytes(StandardCharsets.ISO_8859_1);

    refused(bytes, ErrorCode.BAD_FILE)
        .hasMessageContaining("Found bytes in line 3 of")
        .hasMessageContaining("iconv -f latin1 -t utf-8 table.csv > new.csv");
  }

  @Test
  void latin1BytesFarIntoTheFile() {
    String text = "a,b\n" + "1,2\n".repeat(100_000) + "3,Müller\n";

    refused(text.getBytes(StandardCharsets.ISO_8859_1), ErrorCode.BAD_FILE)
        .hasMessageContaining("Found bytes in line 100002 of");
  }

  @Test
  void aLetterCutShortAtTheEnd() {
    byte[] whole = "a,b\n1,ü".getBytes(StandardCharsets.UTF_8);

    refused(Arrays.copyOf(whole, whole.length - 1), ErrorCode.BAD_FILE)
        .hasMessageContaining("Found bytes in line 2 of");
  }

  @Test
  void anEndlessLineIsGivenUpBeforeItFillsTheMemory() throws IOException {
    Path file = folder.resolve("endless.csv");
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) '1');
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("a,b\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 100; i++) {
        out.write(block);
      }
    }

    assertThatThrownBy(() -> Tables.read(file))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("line 2 is longer than 16 million characters");
  }

  @Test
  void quotedLinesWithoutEndAreGivenUpToo() {
    String line = "1".repeat(1 << 20) + "\n";

    refused("a,b\n1,\"2" + line.repeat(20), ErrorCode.BAD_FILE)
        .hasMessageContaining("a quote in line 2 does not close");
  }

  @Test
  void zippedTextThatBreaksOff() throws IOException {
    byte[] whole = gzip("a,b\n" + "1,2\n".repeat(1000));

    for (int length : new int[] {5, 20, whole.length - 4}) {
      refused(Arrays.copyOf(whole, length), ErrorCode.BAD_FILE)
          .hasMessageContaining("its zipped text breaks off; fetch it anew");
    }
  }

  @Test
  void zippedTextThatIsDamaged() throws IOException {
    byte[] damaged = gzip("a,b\n" + "1,2\n".repeat(1000));
    damaged[damaged.length - 6] ^= (byte) 0xff;

    refused(damaged, ErrorCode.BAD_FILE).hasMessageContaining("its zipped text breaks off");
  }

  @Test
  void aFolder() {
    assertRefused(folder, ErrorCode.BAD_FILE).hasMessageContaining("it is a folder");
  }

  @Test
  void aFileThatDoesNotExist() {
    assertRefused(folder.resolve("none.csv"), ErrorCode.BAD_FILE)
        .hasMessageContaining("none.csv: no such file or folder");
  }

  @Test
  void aColumnThatDoesNotExistSuggestsTheNearest() {
    Table table = Tables.of("size,name\n1,2\n");

    assertThatThrownBy(() -> table.column("sise"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("Did you mean 'size'?");
    assertThat(table.find("sise")).isEmpty();
  }

  private AbstractThrowableAssert<?, ?> refused(String text, ErrorCode code) {
    return refused(text.getBytes(StandardCharsets.UTF_8), code);
  }

  private AbstractThrowableAssert<?, ?> refused(byte[] bytes, ErrorCode code) {
    try {
      return assertRefused(Files.write(folder.resolve("table.csv"), bytes), code);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(Path file, ErrorCode code) {
    return assertThatThrownBy(() -> Tables.read(file))
        .isInstanceOfSatisfying(
            LacunaException.class, refused -> assertThat(refused.code()).isEqualTo(code))
        .hasMessageContaining(file.toString());
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return zipped.toByteArray();
  }
}
