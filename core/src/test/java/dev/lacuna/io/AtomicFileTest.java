package dev.lacuna.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private final Path folder;
  private final Path file;

  AtomicFileTest(@TempDir Path folder) {
    this.folder = folder;
    file = folder.resolve("metrics.json");
  }

  @Test
  void newFileHoldsTheTextInUtf8() {
    AtomicFile.write(file, "ρ = ½\n");

    assertThat(file).hasContent("ρ = ½\n");
    assertNothingElse();
  }

  @Test
  void oldFileIsReplaced() {
    AtomicFile.write(file, "an old and longer text");
    AtomicFile.write(file, "new");

    assertThat(file).hasContent("new");
    assertNothingElse();
  }

  @Test
  void contentLargerThanTheBufferArrivesWhole() {
    byte[] content = new byte[200_001];
    Arrays.fill(content, (byte) 7);

    AtomicFile.write(file, out -> out.write(content));

    assertThat(file).hasBinaryContent(content);
  }

  @Test
  void oldFileIsStillThereWhileTheNewOneIsWritten() {
    AtomicFile.write(file, "old");

    AtomicFile.write(
        file,
        out -> {
          out.write("new".getBytes(StandardCharsets.UTF_8));
          out.flush();
          assertThat(file).hasContent("old");
        });

    assertThat(file).hasContent("new");
  }

  @Test
  void failureToWriteLeavesTheOldFileAndNoTemporary() {
    AtomicFile.write(file, "old");

    LacunaException thrown =
        catchThrowableOfType(
            LacunaException.class,
            () -> AtomicFile.write(file, out -> failAfter(out, new IOException("disk full"))));

    assertThat(thrown)
        .hasMessage(
            "The file must be writable. Found %s: disk full. Choose another place or make room.",
            file)
        .hasCauseInstanceOf(IOException.class);
    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_OUTPUT);
    assertThat(file).hasContent("old");
    assertNothingElse();
  }

  @Test
  void defectInTheContentLeavesTheOldFileAndNoTemporary() {
    AtomicFile.write(file, "old");

    assertThatThrownBy(
            () ->
                AtomicFile.write(file, out -> failAfter(out, new IllegalStateException("defect"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("defect");

    assertThat(file).hasContent("old");
    assertNothingElse();
  }

  @Test
  void absentFolderIsNamed() {
    Path lost = folder.resolve("absent").resolve("metrics.json");

    assertThatThrownBy(() -> AtomicFile.write(lost, "text"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("Found " + lost + ": no such file or folder.");
  }

  @Test
  void folderOfThatNameIsRefusedAndKept() throws IOException {
    Files.createDirectory(file);

    assertThatThrownBy(() -> AtomicFile.write(file, "text"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("Found " + file);

    assertThat(file).isEmptyDirectory();
    assertNothingElse();
  }

  private static <E extends Exception> void failAfter(OutputStream out, E failure)
      throws IOException, E {
    out.write(new byte[100_000]);
    throw failure;
  }

  private void assertNothingElse() {
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }
}
