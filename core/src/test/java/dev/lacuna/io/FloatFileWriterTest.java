package dev.lacuna.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.error.LacunaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatFileWriterTest {
  private final Path folder;
  private final Path file;

  FloatFileWriterTest(@TempDir Path folder) {
    this.folder = folder;
    file = folder.resolve("matrix.floats");
  }

  @Test
  void fileAppearsWhenItIsFinished() throws IOException {
    try (FloatFileWriter writer = FloatFileWriter.create(file, 1)) {
      writer.append(new float[] {1});
      assertThat(file).doesNotExist();
      writer.finish();
      assertThat(writer.rows()).isEqualTo(1);
      assertThat(FloatFile.open(file).value(0, 0)).isEqualTo(1);
    }
    assertOnly("matrix.floats");
  }

  @Test
  void closedBeforeItIsFinishedItLeavesNothing() throws IOException {
    assertThatThrownBy(
            () -> {
              try (FloatFileWriter writer = FloatFileWriter.create(file, 1)) {
                writer.append(new float[] {1});
                throw new IllegalStateException("the source broke off");
              }
            })
        .hasMessage("the source broke off");

    assertOnly();
  }

  @Test
  void mappedFileKeepsItsContentWhileAnotherTakesItsPlace() {
    FloatFileTest.write(file, 2, 1);
    FloatFile old = FloatFile.open(file);

    FloatFileTest.write(file, 3, 2);

    assertThat(old.value(1, 0)).isEqualTo(1);
    assertThat(FloatFile.open(file).value(1, 0)).isEqualTo(2);
  }

  @Test
  void matrixMayHaveNoRows() {
    FloatFileTest.write(file, 0, 3);

    assertThat(FloatFile.open(file).rows()).isZero();
    assertThat(FloatFile.open(file).columns()).isEqualTo(3);
  }

  @Test
  void rowOfAnotherLengthIsRefused() {
    try (FloatFileWriter writer = FloatFileWriter.create(file, 2)) {
      writer.append(new float[2]);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.append(new float[3]))
          .withMessage("a row must have 2 columns, before the file is finished. Found 3 in row 2");
    }
  }

  @Test
  void rowBehindTheEndIsRefused() {
    try (FloatFileWriter writer = FloatFileWriter.create(file, 2)) {
      writer.finish();
      assertThatIllegalArgumentException().isThrownBy(() -> writer.append(new float[2]));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, FloatFile.MAX_COLUMNS + 1})
  void impossibleNumberOfColumnsIsRefused(int columns) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FloatFileWriter.create(file, columns))
        .withMessage("columns must be within 1 to 268435456. Found " + columns);
  }

  @Test
  void absentFolderIsNamed() {
    Path lost = folder.resolve("absent").resolve("matrix.floats");

    assertThatThrownBy(() -> FloatFileWriter.create(lost, 2))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("Found " + lost + ": no such file or folder.");
  }

  private void assertOnly(String... names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString())).containsExactly(names);
    }
  }
}
