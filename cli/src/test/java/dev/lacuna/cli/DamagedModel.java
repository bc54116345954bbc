package dev.lacuna.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lacuna.io.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The entries of a model file, to be written again with something wrong in them. */
final class DamagedModel {
  private static final String MANIFEST = "manifest.json";

  private final Map<String, byte[]> entries = new TreeMap<>();

  private DamagedModel() {}

  static DamagedModel of(Path model) throws IOException {
    DamagedModel read = new DamagedModel();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(model))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        read.entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return read;
  }

  String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  byte[] bytes(String name) {
    byte[] found = entries.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no entry " + name + " among " + entries.keySet());
    }
    return found;
  }

  /** Replaces the first place of a text in an entry, which must have it. */
  DamagedModel replace(String name, String from, String to) {
    String text = text(name);
    int at = text.indexOf(from);
    if (at < 0) {
      throw new IllegalArgumentException("no '" + from + "' in " + text);
    }
    return put(name, text.substring(0, at) + to + text.substring(at + from.length()));
  }

  DamagedModel put(String name, String text) {
    return put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  DamagedModel put(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  DamagedModel remove(String name) {
    entries.remove(name);
    return this;
  }

  /** Makes the manifest agree with all entries, as they are by now. */
  DamagedModel sealed() throws IOException {
    ObjectNode manifest = (ObjectNode) Json.mapper().readTree(bytes(MANIFEST));
    ObjectNode files = manifest.putObject("files");
    entries.forEach(
        (name, bytes) -> {
          if (!name.equals(MANIFEST)) {
            files.putObject(name).put("size", bytes.length).put("sha256", sha256(bytes));
          }
        });
    return put(MANIFEST, Json.mapper().writeValueAsBytes(manifest));
  }

  void writeTo(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    Files.write(file, bytes.toByteArray());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
