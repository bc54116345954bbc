package dev.lacuna.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Model files that somebody has changed by hand. */
final class EditedModelFile {
  private EditedModelFile() {}

  /** Returns why a file is refused. */
  static LacunaException refusal(Path file) {
    LacunaException refusal =
        catchThrowableOfType(LacunaException.class, () -> ModelFile.read(file));
    assertThat(refusal).isNotNull();
    return refusal;
  }

  static void editManifest(Path file, Consumer<ObjectNode> change) throws IOException {
    edit(
        file,
        entries -> {
          ObjectNode manifest =
              (ObjectNode)
                  json(new String(bytesOf(entries, "manifest.json"), StandardCharsets.UTF_8));
          change.accept(manifest);
          entries.put("manifest.json", Json.print(manifest).getBytes(StandardCharsets.UTF_8));
        });
  }

  static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (IOException defect) {
      throw new AssertionError("the test itself wrote this", defect);
    }
  }

  static byte[] bytesOf(Map<String, byte[]> entries, String name) {
    byte[] bytes = entries.get(name);
    assertThat(bytes).isNotNull();
    return bytes == null ? new byte[0] : bytes;
  }

  /** Changes the entries, which come by name in their order. */
  static void edit(Path file, Consumer<Map<String, byte[]>> change) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    change.accept(entries);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
  }
}
