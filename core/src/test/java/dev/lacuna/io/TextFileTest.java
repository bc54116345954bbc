package dev.lacuna.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  private final Path folder;

  TextFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws IOException {
    assertThat(read("\uFEFFx1,x2")).isEqualTo("x1,x2");
  }

  @Test
  void aTextWithoutAMarkIsWhole() throws IOException {
    assertThat(read("x₁")).isEqualTo("x₁");
    assertThat(read("")).isNull();
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws IOException {
    Path file = Files.write(folder.resolve("latin1.txt"), new byte[] {'a', (byte) 0xE4, 'b'});

    assertThatThrownBy(() -> TextFile.open(file)).isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void aFolderIsRefused() {
    assertThatThrownBy(() -> TextFile.open(folder)).isInstanceOf(IOException.class);
  }

  private @Nullable String read(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("text.txt"), content);
    try (BufferedReader text = TextFile.open(file)) {
      return text.readLine();
    }
  }
}
