package dev.lacuna.model;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.AtomicFile;
import dev.lacuna.io.Checksum;
import dev.lacuna.io.Failures;
import dev.lacuna.io.Json;
import dev.lacuna.io.ZipArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The model file: a zip of {@code manifest.json}, {@code weights.safetensors}, the same for further
 * members, and the featurizer's own files under {@code featurizer/}. The manifest names every other
 * entry with its size and SHA-256, and nothing is used before they agree. No Java serialization, no
 * class named by the file: a file from a stranger can at worst be refused, in bounded time and
 * memory.
 */
public final class ModelFile {
  /** The version of the format that this program writes, and the only one that it reads. */
  public static final int FORMAT = 1;

  static final String MANIFEST = "manifest.json";
  static final String MEMBERS = "members";
  static final String FEATURIZER = "featurizer/";

  /** The first version that reads the format, so that older ones can name it. */
  private static final String NEEDED = "0.1.0";

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
    /** Checks that networks and heads fit together, and names of files. */
    public Content {
      members = Model.checked(members);
      checkFit(members.get(0).architecture(), card);
      for (String name : featurizerFiles.keySet()) {
        if (!ZipArchive.isPlainName(FEATURIZER + name)) {
          throw new IllegalArgumentException(
              "a file of a featurizer must have a relative path for a name. Found '%s'"
                  .formatted(name));
        }
      }
    }

    static void checkFit(Architecture shape, ModelCard card) {
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

    /** Returns what the manifest says of the model, ready for JSON. */
    public Map<String, Object> manifest() {
      Map<String, Object> manifest = new LinkedHashMap<>(ManifestJson.write(card, architecture()));
      manifest.put(MEMBERS, members.size());
      return manifest;
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
      entries.put(weights(k), SafetensorsWriter.write(content.members().get(k)));
    }
    new TreeMap<>(content.featurizerFiles())
        .forEach((name, bytes) -> entries.put(FEATURIZER + name, bytes));
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", FORMAT);
    manifest.put("needs_lacuna", NEEDED);
    manifest.putAll(content.manifest());
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
    try (ZipArchive zip = ZipArchive.open(file, ModelFileReader.MOST_ENTRIES)) {
      return new ModelFileReader(zip, Files.size(file)).read();
    } catch (NewerFormatException newer) {
      throw new LacunaException(
          ErrorCode.BAD_MODEL,
          "A model file must be of a format that this version of Lacuna reads. Found %s: %s. Update Lacuna, or train again with this one."
              .formatted(file, newer.getMessage()),
          newer);
    } catch (IOException failure) {
      throw damaged(file, Failures.reason(failure), failure);
    } catch (IllegalArgumentException | ArithmeticException | LacunaException unfit) {
      throw damaged(file, String.valueOf(unfit.getMessage()).replaceFirst("\\.$", ""), unfit);
    }
  }

  private static LacunaException damaged(Path file, String reason, Exception cause) {
    return new LacunaException(
        ErrorCode.BAD_MODEL,
        "A model file must be whole and of a known format. Found %s: %s. Train again, or fetch the file anew."
            .formatted(file, Failures.brief(reason)),
        cause);
  }

  /** Returns the name of the entry with a member's weights, counted from 0. */
  static String weights(int member) {
    return member == 0 ? "weights.safetensors" : "weights-%d.safetensors".formatted(member + 1);
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
    fingerprint.put("sha256", Checksum.of(bytes));
    return fingerprint;
  }
}
