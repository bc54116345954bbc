package dev.lacuna.mbti;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Files of posts for tests. */
final class PostFiles {
  private PostFiles() {}

  static Path write(Path folder, String text) {
    return write(folder, text.getBytes(StandardCharsets.UTF_8));
  }

  static Path write(Path folder, byte[] bytes) {
    try {
      return Files.write(folder.resolve("users.csv"), bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException("temporary files can be written", failure);
    }
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory can be written", impossible);
    }
    return zipped.toByteArray();
  }
}
