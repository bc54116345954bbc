package dev.lacuna.text.vectors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes the bytes of files of word vectors by hand. */
final class VectorFiles {
  private VectorFiles() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns bytes as letters, for a record cannot compare arrays. */
  static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return zipped.toByteArray();
  }

  static byte[] zip(byte[] content, String... names) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return zipped.toByteArray();
  }

  /** Returns word2vec's binary form, with something behind each vector. */
  static byte[] binary(String header, List<String> words, float[] values, String behind) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(utf8(header + "\n"));
    int dimension = words.isEmpty() ? 0 : values.length / words.size();
    for (int index = 0; index < words.size(); index++) {
      bytes.writeBytes(utf8(words.get(index) + " "));
      ByteBuffer floats =
          ByteBuffer.allocate(dimension * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      floats.asFloatBuffer().put(values, index * dimension, dimension);
      bytes.writeBytes(floats.array());
      bytes.writeBytes(utf8(behind));
    }
    return bytes.toByteArray();
  }

  static byte[] cut(byte[] content, int length) {
    return Arrays.copyOf(content, length);
  }

  static float[] values(WordVectors vectors) {
    float[] values = new float[vectors.size() * vectors.dimension()];
    for (int index = 0; index < vectors.size(); index++) {
      vectors.copy(index, values, index * vectors.dimension());
    }
    return values;
  }
}
