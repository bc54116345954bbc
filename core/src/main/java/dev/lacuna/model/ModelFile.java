package dev.lacuna.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.AtomicFile;
import dev.lacuna.io.Failures;
import dev.lacuna.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The model file: a zip of {@code manifest.json}, {@code weights.safetensors}, the same for further
 * members, and the featurizer's own files under {@code featurizer/}. The manifest names every other
 * entry with its size and SHA-256, and nothing is used before they agree. No Java serialization, no
 * class named by the file: a file from a stranger can at worst be refused.
 */
public final class ModelFile {
  /** The version of the format that this program writes, and the only one that it reads. */
  public static final int FORMAT = 1;

  private static final String MANIFEST = "manifest.json";
  private static final String MEMBERS = "members";
  private static final String FEATURIZER = "featurizer/";
  private static final long MANIFEST_LIMIT = 16L << 20;
  private static final long ENTRY_LIMIT = 1L << 31;

  private ModelFile() {}

  /**
   * What a model file holds, before a task has restored the featurizer.
   *
   * @param card what the model is
   * @param members weights and shape of each, 1 to {@link Model#MOST_MEMBERS}
   * @param featurizerFiles by name
   */
  public record Content(
      ModelCard card, List<Network> members, Map<String, byte[]> featurizerFiles) {
    /** Checks that networks and heads fit together. */
    public Content {
      members = Model.checked(members);
      Architecture shape = members.get(0).architecture();
      if (shape.outputs() != card.schema().outputs()) {
        throw new IllegalArgumentException(
            "the network must fit the heads. Found %s for %d logits"
                .formatted(shape, card.schema().outputs()));
      }
    }

    /** Returns the shape of every member. */
    public Architecture architecture() {
      return members.get(0).architecture();
    }
  }

  /**
   * Writes a model file, replacing one of that name.
   *
   * @throws LacunaException when it cannot be written
   */
  public static void write(Path file, Content content) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int k = 0; k < content.members().size(); k++) {
      entries.put(weights(k), Safetensors.write(content.members().get(k)));
    }
    new TreeMap<>(content.featurizerFiles())
        .forEach((name, bytes) -> entries.put(FEATURIZER + name, bytes));
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", FORMAT);
    manifest.putAll(ManifestJson.write(content.card(), content.architecture()));
    manifest.put(MEMBERS, content.members().size());
    Map<String, Object> files = new LinkedHashMap<>();
    entries.forEach((name, bytes) -> files.put(name, fingerprint(bytes)));
    manifest.put("files", files);
    byte[] json = Json.print(manifest).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          putEntry(zip, MANIFEST, json);
          for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            putEntry(zip, entry.getKey(), entry.getValue());
          }
          zip.finish();
        });
  }

  /**
   * Returns the content of a model file.
   *
   * @throws LacunaException when there is no such file, or when it is damaged, of another version,
   *     or no model file at all
   */
  public static Content read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new LacunaException(
          ErrorCode.BAD_FILE,
          "A model file is needed. Found %s: %s. Train one, or check the path."
              .formatted(file, Files.exists(file) ? "it is no file" : "no such file"));
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return read(zip);
    } catch (IOException | IllegalArgumentException | ArithmeticException damaged) {
      String reason =
          damaged instanceof IOException io ? Failures.reason(io) : damaged.getMessage();
      throw new LacunaException(
          ErrorCode.BAD_MODEL,
          "A model file must be whole and of a known format. Found %s: %s. Train again, or fetch the file anew."
              .formatted(file, reason),
          damaged);
    }
  }

  private static Content read(ZipFile zip) throws IOException {
    JsonNode manifest = Json.mapper().readTree(bytes(zip, MANIFEST, MANIFEST_LIMIT));
    int format = manifest.path("format").asInt();
    if (format != FORMAT) {
      throw new IOException(
          "it has format %d, this version of Lacuna reads format %d".formatted(format, FORMAT));
    }
    Architecture architecture = ManifestJson.readArchitecture(manifest.path("architecture"));
    ModelCard card = ManifestJson.readCard(manifest);
    JsonNode files = manifest.path("files");
    List<Network> members = new ArrayList<>();
    for (int k = 0; k < memberCount(manifest); k++) {
      members.add(Safetensors.read(checkedBytes(zip, weights(k), files), architecture));
    }
    Map<String, byte[]> featurizerFiles = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : files.properties()) {
      if (entry.getKey().startsWith(FEATURIZER)) {
        featurizerFiles.put(
            entry.getKey().substring(FEATURIZER.length()),
            checkedBytes(zip, entry.getKey(), files));
      }
    }
    return new Content(card, members, featurizerFiles);
  }

  /** Files from before there were several members do not count them. */
  private static int memberCount(JsonNode manifest) throws IOException {
    if (!manifest.has(MEMBERS)) {
      return 1;
    }
    JsonNode count = manifest.path(MEMBERS);
    if (!count.isInt() || count.asInt() < 1 || count.asInt() > Model.MOST_MEMBERS) {
      throw new IOException(
          "its members must be 1 to %d, and are %s".formatted(Model.MOST_MEMBERS, count));
    }
    return count.asInt();
  }

  /** Returns the name of the entry with a member's weights, counted from 0. */
  private static String weights(int member) {
    return member == 0 ? "weights.safetensors" : "weights-%d.safetensors".formatted(member + 1);
  }

  private static byte[] checkedBytes(ZipFile zip, String name, JsonNode files) throws IOException {
    JsonNode expected = files.path(name);
    long size = expected.path("size").asLong(-1);
    if (size < 0 || size > ENTRY_LIMIT) {
      throw new IOException("its manifest does not list " + name);
    }
    byte[] bytes = bytes(zip, name, size);
    if (bytes.length != size || !sha256(bytes).equals(expected.path("sha256").asText())) {
      throw new IOException(name + " does not agree with its checksum");
    }
    return bytes;
  }

  /** Reads an entry, but never more than the limit, whatever size the zip claims. */
  private static byte[] bytes(ZipFile zip, String name, long limit) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("it holds no " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) Math.min(limit, Integer.MAX_VALUE - 8));
      if (in.read() >= 0) {
        throw new IOException(name + " is larger than it may be");
      }
      CRC32 found = new CRC32();
      found.update(bytes);
      if (found.getValue() != entry.getCrc()) { // the zip library itself does not look
        throw new IOException(name + " is damaged");
      }
      return bytes;
    }
  }

  private static void putEntry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0); // the same model gives the same bytes
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static Map<String, Object> fingerprint(byte[] bytes) {
    Map<String, Object> fingerprint = new LinkedHashMap<>();
    fingerprint.put("size", bytes.length);
    fingerprint.put("sha256", sha256(bytes));
    return fingerprint;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
