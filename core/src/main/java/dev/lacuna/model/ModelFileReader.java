package dev.lacuna.model;

import dev.lacuna.io.CheckedJson;
import dev.lacuna.io.Checksum;
import dev.lacuna.io.ZipArchive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads a model file that may come from a stranger. What is cheap to refuse is refused first:
 * before any weight is read, format, entries, sizes and shapes have been found to agree.
 */
final class ModelFileReader {
  /** A model of the most members has a tenth of this. */
  static final int MOST_ENTRIES = 1_000;

  static final int LARGEST_ENTRY = Integer.MAX_VALUE - 8;
  static final int LARGEST_MANIFEST = 16 << 20;

  /** Up to this size it does not matter how much less the zip takes. */
  private static final long SMALL = 64L << 20;

  /** No numbers that were learnt are so alike that a zip makes so much less of them. */
  private static final int MOST_INFLATION = 200;

  private static final Pattern VERSION = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){1,3}");

  private final ZipArchive zip;
  private final long fileSize;

  ModelFileReader(ZipArchive zip, long fileSize) {
    this.zip = zip;
    this.fileSize = fileSize;
  }

  /** What the manifest says of an entry. */
  private record Listed(int size, String sha256) {}

  /**
   * Returns the content.
   *
   * @throws NewerFormatException when the file is of a later format
   * @throws IOException when the zip is damaged
   * @throws IllegalArgumentException when what is in it does not fit together
   */
  ModelFile.Content read() throws IOException {
    int limit = (int) Math.min(LARGEST_MANIFEST, CheckedJson.largest());
    CheckedJson manifest = CheckedJson.of(zip.bytes(ModelFile.MANIFEST, limit));
    checkFormat(manifest);
    Map<String, Listed> files = files(manifest.object("files"));
    checkEntries(files.keySet(), memberCount(manifest));
    checkTotal(files);
    Architecture architecture = ManifestJson.readArchitecture(manifest.object("architecture"));
    ModelCard card = ManifestJson.readCard(manifest);
    checkSizes(files, architecture, card);
    return new ModelFile.Content(card, members(files, architecture), featurizerFiles(files));
  }

  private static void checkFormat(CheckedJson manifest) throws NewerFormatException {
    int format = manifest.whole("format");
    if (format > ModelFile.FORMAT) {
      String version = manifest.isText("needs_lacuna") ? manifest.text("needs_lacuna") : "";
      throw new NewerFormatException(
          format,
          VERSION.matcher(version).matches() ? version + " or newer" : "of a later version");
    }
    if (format < ModelFile.FORMAT) {
      throw new IllegalArgumentException("it has format %d, which never was".formatted(format));
    }
  }

  private static Map<String, Listed> files(CheckedJson json) {
    Map<String, Listed> files = new LinkedHashMap<>();
    for (String name : json.names()) {
      CheckedJson entry = json.object(name);
      int size = entry.whole("size");
      if (size > LARGEST_ENTRY) {
        throw new IllegalArgumentException(name + " is larger than it may be");
      }
      files.put(name, new Listed(size, entry.text("sha256")));
    }
    return files;
  }

  /** Files from before there were several members do not count them. */
  private static int memberCount(CheckedJson manifest) {
    int count = manifest.has(ModelFile.MEMBERS) ? manifest.whole(ModelFile.MEMBERS) : 1;
    if (count < 1 || count > Model.MOST_MEMBERS) {
      throw new IllegalArgumentException(
          "its members must be 1 to %d, and are %d".formatted(Model.MOST_MEMBERS, count));
    }
    return count;
  }

  /** The zip must hold what the manifest lists and nothing else, and that must have a meaning. */
  private void checkEntries(Set<String> listed, int members) {
    Set<String> needed = new TreeSet<>(List.of(ModelFile.MANIFEST));
    for (int k = 0; k < members; k++) {
      needed.add(ModelFile.weights(k));
    }
    for (String name : listed) {
      if (!needed.contains(name) && !name.startsWith(ModelFile.FEATURIZER)) {
        throw new IllegalArgumentException(
            "its manifest lists %s, which a model of %d members has not".formatted(name, members));
      }
      needed.add(name);
    }
    needed.stream()
        .filter(name -> !name.equals(ModelFile.MANIFEST) && !listed.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException("its manifest does not list " + name);
            });
    checkSame(needed, zip.names());
  }

  private static void checkSame(Set<String> needed, Set<String> found) {
    for (String name : needed) {
      if (!found.contains(name)) {
        throw new IllegalArgumentException("it holds no " + name);
      }
    }
    for (String name : found) {
      if (!needed.contains(name)) {
        throw new IllegalArgumentException(
            "it holds %s, which its manifest does not list".formatted(name));
      }
    }
  }

  private void checkTotal(Map<String, Listed> files) {
    long total = files.values().stream().mapToLong(Listed::size).sum();
    if (total > SMALL && total / MOST_INFLATION > fileSize) {
      throw new IllegalArgumentException(
          "a file of %,d bytes must not inflate to %,d".formatted(fileSize, total));
    }
    long memory = Runtime.getRuntime().maxMemory();
    if (total > memory / 5 * 2) { // bytes, and then numbers
      throw new IllegalArgumentException(
          "its %,d bytes need more memory than the %,d that Java may take; allow it more by LACUNA_JAVA_OPTS=-Xmx%dm"
              .formatted(total, memory, (total >> 20) * 3 + 64));
    }
  }

  private static void checkSizes(
      Map<String, Listed> files, Architecture architecture, ModelCard card) {
    ModelFile.Content.checkFit(architecture, card);
    int largest = Safetensors.largest(architecture);
    files.forEach(
        (name, file) -> {
          if (!name.startsWith(ModelFile.FEATURIZER) && file.size() > largest) {
            throw new IllegalArgumentException(
                "%s must have at most %,d bytes for a network %s. Found %,d"
                    .formatted(name, largest, architecture, file.size()));
          }
        });
  }

  private List<Network> members(Map<String, Listed> files, Architecture architecture)
      throws IOException {
    List<Network> members = new ArrayList<>();
    for (int k = 0; files.containsKey(ModelFile.weights(k)); k++) {
      members.add(Safetensors.read(checkedBytes(files, ModelFile.weights(k)), architecture));
    }
    return members;
  }

  private Map<String, byte[]> featurizerFiles(Map<String, Listed> files) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    for (String name : files.keySet()) {
      if (name.startsWith(ModelFile.FEATURIZER)) {
        found.put(name.substring(ModelFile.FEATURIZER.length()), checkedBytes(files, name));
      }
    }
    return found;
  }

  private byte[] checkedBytes(Map<String, Listed> files, String name) throws IOException {
    Listed listed = files.getOrDefault(name, new Listed(0, ""));
    byte[] bytes = zip.bytes(name, listed.size());
    if (bytes.length != listed.size() || !Checksum.of(bytes).equals(listed.sha256())) {
      throw new IOException(name + " does not agree with its checksum");
    }
    return bytes;
  }
}
