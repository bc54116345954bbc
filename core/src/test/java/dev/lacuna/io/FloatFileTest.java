package dev.lacuna.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloatFileTest {
  private final Path file;

  FloatFileTest(@TempDir Path folder) {
    file = folder.resolve("matrix.floats");
  }

  @Test
  void bytesAreThoseOfTheFormat() throws IOException {
    write(file, 2, 2);

    ByteBuffer expected = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    expected.put("LACUNAFM".getBytes(StandardCharsets.US_ASCII));
    expected.putInt(1).putInt(2).putLong(2);
    expected.putFloat(0).putFloat(1).putFloat(2).putFloat(3);
    assertThat(file).hasBinaryContent(expected.array());
  }

  @Test
  void numbersOfAllKindsComeBackBitForBit() {
    float[] row = {
      -0f, Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE, 0.1f, -7
    };
    try (FloatFileWriter writer = FloatFileWriter.create(file, row.length)) {
      writer.append(row);
      writer.finish();
    }
    float[] found = new float[row.length];
    FloatFile.open(file).copyRow(0, found, 0);

    assertThat(bits(found)).isEqualTo(bits(row));
  }

  @Test
  void rowsGoWhereTheyAreAskedToAndNowhereElse() {
    write(file, 3, 2);
    float[] target = {9, 9, 9, 9};

    FloatFile.open(file).copyRow(2, target, 1);

    assertThat(target).containsExactly(9, 4, 5, 9);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 6, 7, 12, 100})
  void segmentsOfAnySizeHoldTheSameMatrix(int segmentFloats) {
    write(file, 11, 3);

    FloatFile matrix = FloatFile.open(file, segmentFloats);

    assertThat(matrix.rows()).isEqualTo(11);
    assertThat(matrix.columns()).isEqualTo(3);
    float[] row = new float[3];
    for (int r = 0; r < 11; r++) {
      matrix.copyRow(r, row, 0);
      assertThat(row).containsExactly(3 * r, 3 * r + 1, 3 * r + 2);
      assertThat(matrix.value(r, 1)).isEqualTo(3 * r + 1);
    }
  }

  @Test
  void matrixOfAnyShapeComesBack() {
    for (int rows = 0; rows < 20; rows++) {
      for (int columns = 1; columns < 8; columns++) {
        write(file, rows, columns);
        FloatFile matrix = FloatFile.open(file, 17);
        float[] found = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
          matrix.copyRow(row, found, row * columns);
        }
        assertThat(matrix.rows()).isEqualTo(rows);
        assertThat(found).containsExactly(numbers(rows * columns));
      }
    }
  }

  @Test
  void rowsWiderThanTheWritersBufferArriveWhole() {
    write(file, 2, 20_000);

    FloatFile matrix = FloatFile.open(file);

    assertThat(matrix.value(1, 19_999)).isEqualTo(39_999);
    assertThat(matrix.value(1, 0)).isEqualTo(20_000);
  }

  @Test
  void manyThreadsMayReadAtOnce() {
    write(file, 500, 4);
    FloatFile matrix = FloatFile.open(file, 64);

    assertThat(
            IntStream.range(0, 20_000)
                .parallel()
                .allMatch(
                    i -> {
                      float[] row = new float[4];
                      matrix.copyRow(i % 500, row, 0);
                      return row[0] == 4 * (i % 500) && row[3] == row[0] + 3;
                    }))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "3, 0", "0, -1", "0, 2", "1, 2"})
  void placesOutsideOfTheMatrixAreRefused(int row, int column) {
    write(file, 3, 2);
    FloatFile matrix = FloatFile.open(file);

    assertThatThrownBy(() -> matrix.value(row, column))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void fileThatIsNotThereIsABadFile() {
    LacunaException thrown = refusal();

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_FILE);
    assertThat(thrown)
        .hasMessage(
            "A file of floats is needed. Found %s: no such file or folder. Write it anew, or check"
                + " the path.",
            file);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 23})
  void headerCutShortIsRefused(int length) throws IOException {
    write(file, 3, 2);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));

    assertBad("it is cut short within its first 24 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 47, 49})
  void lengthThatDoesNotAgreeWithTheHeaderIsRefused(int length) throws IOException {
    write(file, 3, 2);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));

    assertBad("3 rows of 2 columns take 48 bytes, it has " + length);
  }

  @Test
  void anotherKindOfFileIsRefused() throws IOException {
    Files.writeString(file, "x1,x2,y\n0.25,0.5,1\n0.5,0.25,0\n");

    assertBad("it does not begin with the letters LACUNAFM");
  }

  @Test
  void newerVersionIsRefused() throws IOException {
    patch(8, 2);

    assertBad("it has version 2, this Lacuna reads version 1");
  }

  @ParameterizedTest
  @CsvSource({"12, 0, 3, 0", "12, -1, 3, -1", "20, 1, 4294967299, 2", "20, -1, -4294967293, 2"})
  void headerWithImpossibleNumbersIsRefused(int at, int number, long rows, int columns)
      throws IOException {
    patch(at, number);

    assertBad(
        "its header tells of %d rows and %d columns, more or less than there may be"
            .formatted(rows, columns));
  }

  static void write(Path file, int rows, int columns) {
    try (FloatFileWriter writer = FloatFileWriter.create(file, columns)) {
      float[] all = numbers(rows * columns);
      for (int row = 0; row < rows; row++) {
        writer.append(Arrays.copyOfRange(all, row * columns, (row + 1) * columns));
      }
      writer.finish();
    }
  }

  private static float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  private void patch(int at, int number) throws IOException {
    write(file, 3, 2);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
    Files.write(file, bytes);
  }

  private void assertBad(String reason) {
    LacunaException thrown = refusal();
    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_DATA);
    assertThat(thrown)
        .hasMessage(
            "A file of floats must be whole and of a known version. Found %s: %s. Write it anew"
                + " from its source.",
            file, reason);
  }

  private LacunaException refusal() {
    LacunaException thrown =
        catchThrowableOfType(LacunaException.class, () -> FloatFile.open(file));
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private static int[] bits(float[] numbers) {
    return IntStream.range(0, numbers.length)
        .map(i -> Float.floatToRawIntBits(numbers[i]))
        .toArray();
  }
}
