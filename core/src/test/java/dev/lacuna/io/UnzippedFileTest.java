package dev.lacuna.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnzippedFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "a longer text\nof two lines\n"})
  void zippedOrNotTheContentIsTheSame(String text) throws IOException {
    assertThat(content(write(bytes(text)))).isEqualTo(text);
    assertThat(content(write(zipped(text)))).isEqualTo(text);
  }

  /** The checksum of "abc" is one of the examples of the standard, FIPS 180-4. */
  @Test
  void theChecksumIsThatOfTheFile() throws IOException {
    try (UnzippedFile file = UnzippedFile.open(write(bytes("abc")), read -> {})) {
      assertThat(file.sha256())
          .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
    try (UnzippedFile file = UnzippedFile.open(write(zipped("abc")), read -> {})) {
      assertThat(file.sha256())
          .isNotEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
  }

  @Test
  void theChecksumIsTheSameHoweverMuchWasRead() throws IOException {
    Path path = write(zipped("abc".repeat(1000)));
    String whole;
    try (UnzippedFile file = UnzippedFile.open(path, read -> {})) {
      assertThat(file.content().readAllBytes()).hasSize(3000);
      whole = file.sha256();
    }
    try (UnzippedFile file = UnzippedFile.open(path, read -> {})) {
      assertThat(file.sha256()).isEqualTo(whole);
    }
  }

  @Test
  void progressCountsTheBytesOfTheFile() throws IOException {
    byte[] bytes = zipped("abc".repeat(100_000));
    List<Long> progress = new ArrayList<>();

    try (UnzippedFile file = UnzippedFile.open(write(bytes), progress::add)) {
      assertThat(file.content().readAllBytes()).hasSize(300_000);
    }

    assertThat(progress).isSorted().last().isEqualTo((long) bytes.length);
  }

  @Test
  void aZippedFileThatBreaksOffFailsWhileItIsRead() throws IOException {
    byte[] bytes = zipped("abc");
    Path path = write(Arrays.copyOf(bytes, bytes.length - 9));

    assertThatThrownBy(() -> content(path)).isInstanceOf(EOFException.class);
  }

  private static String content(Path path) throws IOException {
    try (UnzippedFile file = UnzippedFile.open(path, read -> {})) {
      return new String(file.content().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file"), bytes);
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(bytes(text));
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
