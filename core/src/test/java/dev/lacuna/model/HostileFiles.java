package dev.lacuna.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lacuna.io.Checksum;
import dev.lacuna.io.Json;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Model files that mean harm, by what is wrong with them. Every one has to be refused. */
final class HostileFiles {
  private static final String WEIGHTS = "weights.safetensors";
  private static final String MANIFEST = "manifest.json";

  private final Map<String, byte[]> whole;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private HostileFiles(Map<String, byte[]> whole) {
    this.whole = whole;
  }

  /** Returns the files by name, made from a whole one. */
  static Map<String, byte[]> from(Path whole) throws IOException {
    HostileFiles hostile = new HostileFiles(entries(whole));
    hostile.names();
    hostile.sizes();
    hostile.manifests();
    hostile.json();
    hostile.weights();
    return hostile.files;
  }

  static Map<String, byte[]> entries(Path file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private void names() {
    for (String name :
        new String[] {
          "../escape",
          "featurizer/../../escape",
          "/etc/passwd",
          "\\\\host\\share",
          "a\\..\\b",
          "C:/windows/system.ini",
          "featurizer/",
          "featurizer//a",
          "./a",
          "a/.",
          "",
          "bell\u0007",
          "x".repeat(300),
          "stowaway",
          "featurizer/stowaway",
          "weights-2.safetensors",
        }) {
      files.put("entry '%.20s'".formatted(name), zip(whole).add(name, new byte[3]).bytes());
      if (!name.equals("featurizer/stowaway")) {
        Map<String, byte[]> listed = new LinkedHashMap<>(whole);
        listed.put(name, new byte[3]);
        files.put("listed entry '%.20s'".formatted(name), zip(relisted(listed, m -> {})).bytes());
      }
    }
    for (String name : whole.keySet()) {
      files.put("twice " + name, zip(whole).add(name, entry(name)).bytes());
    }
  }

  private void sizes() {
    Map<String, byte[]> rest = new LinkedHashMap<>(whole);
    rest.remove(WEIGHTS);
    byte[] bomb = RawZip.zeros(10 << 10);
    int size = entry(WEIGHTS).length;
    files.put("10 GB where weights belong", zip(rest).add(WEIGHTS, bomb, size, 0, 8).bytes());
    files.put("4 GB by its own words", zip(rest).add(WEIGHTS, bomb, -1, 0, 8).bytes());
    files.put("10 GB stored", zip(rest).add(WEIGHTS, new byte[9], 10L << 30, 0, 0).bytes());
    files.put("unknown method", zip(rest).add(WEIGHTS, new byte[9], 9, 0, 99).bytes());
    rest = new LinkedHashMap<>(whole);
    rest.remove(MANIFEST);
    byte[] gigabyte = RawZip.zeros(1 << 10);
    files.put("manifest of 1 GB", zip(rest).add(MANIFEST, gigabyte, 1 << 30, 0, 8).bytes());
    files.put(
        "manifest of 1 GB that says 1 KB",
        zip(rest).add(MANIFEST, gigabyte, 1 << 10, 0, 8).bytes());
    files.put("manifest of 17 MB", zip(rest).add(MANIFEST, new byte[17 << 20]).bytes());
    RawZip many = zip(whole);
    for (int i = 0; i < 60_000; i++) {
      many.add("featurizer/" + i, new byte[0], 0, 0, 0);
    }
    files.put("60,000 entries", many.bytes());
    files.put("60,000 entries that it calls 3", many.bytes(3, 190, 0));
    files.put("directory of 4 GB", zip(whole).bytes(3, -1, 0));
    files.put("directory nowhere", zip(whole).bytes(3, 190, 1 << 30));
    files.put("further record at the end", zip(whole).bytes(3, 190, -1));
    files.put("count of 65,535", zip(whole).bytes(65_535, 190, 0));
    Map<String, byte[]> listed =
        relisted(
            whole,
            m -> {
              m.withObject("/files")
                  .putObject("featurizer/zeros")
                  .put("size", 300 << 20)
                  .put("sha256", "0");
            });
    files.put(
        "300 MB of zeros, listed",
        zip(listed).add("featurizer/zeros", RawZip.zeros(300), 300 << 20, 0, 8).bytes());
  }

  private void manifests() {
    listed(
        "100 members of 2 GB",
        m -> {
          m.put("members", 100);
          for (int k = 2; k <= 100; k++) {
            m.withObject("/files")
                .putObject("weights-%d.safetensors".formatted(k))
                .put("size", 2_000_000_000)
                .put("sha256", "0");
          }
        });
    listed("2 GB of weights", m -> size(m, WEIGHTS, "2000000000"));
    listed("weights larger than an array", m -> size(m, WEIGHTS, "2147483647"));
    listed("weights of less than nothing", m -> size(m, WEIGHTS, "-1"));
    listed("weights of many digits", m -> size(m, WEIGHTS, "9".repeat(30)));
    listed("weights of half a byte", m -> size(m, WEIGHTS, "0.5"));
    listed("other checksum", m -> m.withObject("/files/" + WEIGHTS).put("sha256", "0".repeat(64)));
    listed("checksum that is none", m -> m.withObject("/files/" + WEIGHTS).put("sha256", 7));
    listed(
        "inputs that overflow",
        m -> m.withObject("/architecture").put("inputs", Integer.MAX_VALUE));
    listed(
        "widths that overflow",
        m -> {
          ArrayNode hidden = m.withObject("/architecture").putArray("hidden");
          for (int l = 0; l < 900; l++) {
            hidden.add(Integer.MAX_VALUE);
          }
        });
    listed(
        "a hundred thousand layers",
        m -> {
          ArrayNode hidden = m.withObject("/architecture").putArray("hidden");
          for (int l = 0; l < 100_000; l++) {
            hidden.add(1);
          }
        });
    listed(
        "width that wraps around",
        m -> m.withObject("/architecture").put("inputs", (1L << 32) + 2));
    listed("format that wraps around", m -> m.put("format", (1L << 32) + 1));
    listed("format 0", m -> m.put("format", 0));
    listed("format 1.5", m -> m.put("format", 1.5));
    listed("format 2", m -> m.put("format", 2));
    listed("format 2147483647", m -> m.put("format", Integer.MAX_VALUE));
    listed("dropout of 1e300", m -> m.withObject("/architecture").put("dropout", 1e300));
    listed(
        "class for an activation",
        m -> m.withObject("/architecture").put("activation", "java.lang.Runtime"));
    listed(
        "class for a kind of head",
        m ->
            ((ObjectNode) m.path("schema").path(0))
                .put("kind", "javax.script.ScriptEngineManager"));
    listed(
        "class for metrics",
        m -> m.putArray("metrics").add("java.net.URL").add("http://localhost/"));
    listed(
        "class for a calibration",
        m ->
            m.withArray("calibration")
                .set(0, EditedModelFile.json("[\"java.util.ArrayList\",[]]")));
    listed(
        "many mask values of many classes",
        m -> {
          ObjectNode head = (ObjectNode) m.path("schema").path(1);
          ArrayNode classes = head.putArray("classes");
          ArrayNode masks = head.putArray("mask_values");
          for (int i = 0; i < 20_000; i++) {
            classes.add("c" + i);
            masks.addObject().put("word", "m" + i);
          }
        });
    for (String key : new String[] {"means", "deviations"}) {
      for (String number : new String[] {"1e300", "-1e39", "1e999", "\"NaN\"", "null", "{}"}) {
        listed(
            key + " of " + number,
            m ->
                m.withObject("/target_scaling")
                    .withArray(key)
                    .set(2, EditedModelFile.json(number)));
      }
    }
    for (String number : new String[] {"-1", "0", "-0.0"}) {
      listed(
          "deviations of " + number,
          m ->
              m.withObject("/target_scaling")
                  .withArray("deviations")
                  .set(2, EditedModelFile.json(number)));
    }
    listed("threshold of 1e300", m -> m.withArray("thresholds").set(0, 1e300));
    listed("head called twice", m -> ((ObjectNode) m.path("schema").path(1)).put("name", "y"));
    listed(
        "mask value that is a class",
        m ->
            ((ObjectNode) m.path("schema").path(0))
                .putArray("mask_values")
                .addObject()
                .put("word", "no"));
  }

  private void json() {
    String manifest = new String(entry(MANIFEST), StandardCharsets.UTF_8);
    text(
        "deep arrays",
        manifest.replaceFirst("\"metrics\" : \\{", "\"metrics\" : {\"a\":" + "[".repeat(100_000)));
    text("deep objects", "{\"a\":".repeat(100_000));
    text(
        "number of a million digits",
        manifest.replaceFirst("\"format\" : 1", "\"format\" : " + "1".repeat(1_000_000)));
    text(
        "number of a huge exponent",
        manifest.replaceFirst("\"format\" : 1", "\"format\" : 1e999999999"));
    text("key twice", manifest.replaceFirst("\"format\" : 1", "\"format\" : 1, \"format\" : 1"));
    text("more behind the end", manifest + "{}");
    text("no JSON", "\u0000\u0001\u0002");
    text("nothing", "");
    for (String charset : new String[] {"UTF-16BE", "UTF-16LE", "UTF-32BE", "ISO-8859-1"}) {
      Map<String, byte[]> entries = new LinkedHashMap<>(whole);
      entries.put(MANIFEST, manifest.getBytes(Charset.forName(charset)));
      files.put(charset, zip(entries).bytes());
    }
    text("no object", "[1]");
    text(
        "lines and colours",
        manifest.replaceFirst(
            "\"tanh\"", "\"\\\\u001b[31m\\\\n\\\\n" + "x".repeat(100_000) + "\""));
    text("objects without end", "{\"a\":[" + "{},".repeat(1_900_000) + "{}]}");
  }

  private void weights() {
    byte[] weights = entry(WEIGHTS);
    for (int bits : new int[] {0x7fc00000, 0x7f800000, 0xff800000, 0x7f800001}) {
      byte[] changed = weights.clone();
      for (int i = 0; i < 4; i++) {
        changed[changed.length - 4 + i] = (byte) (bits >>> (8 * i));
      }
      put("weight of bits %x".formatted(bits), WEIGHTS, changed);
    }
    String letters = new String(weights, StandardCharsets.ISO_8859_1);
    for (String[] change :
        new String[][] {
          {"[2,4]", "[4,2]"},
          {"[0,32]", "[0,99]"},
          {"[0,32]", "[8,40]"},
          {"F32", "F64"},
          {"[0,32]", "[9,-1]"},
          {"layers.0.bias", "layers.7.bias"},
          {"[2,4]", "[2e9"},
        }) {
      byte[] changed =
          letters
              .replaceFirst(java.util.regex.Pattern.quote(change[0]), change[1])
              .getBytes(StandardCharsets.ISO_8859_1);
      put("%s for %s".formatted(change[1], change[0]), WEIGHTS, changed);
    }
    byte[] header = weights.clone();
    header[7] = 0x7f;
    put("header of more than there is", WEIGHTS, header);
    put("no weights", WEIGHTS, new byte[0]);
    put("weights and more", WEIGHTS, java.util.Arrays.copyOf(weights, weights.length + 400));
  }

  private byte[] entry(String name) {
    return EditedModelFile.bytesOf(whole, name);
  }

  private static void size(ObjectNode manifest, String name, String size) {
    manifest.withObject("/files/" + name).set("size", EditedModelFile.json(size));
  }

  private void put(String what, String name, byte[] content) {
    Map<String, byte[]> entries = new LinkedHashMap<>(whole);
    entries.put(name, content);
    files.put(what, zip(relisted(entries, m -> {})).bytes());
  }

  private void text(String what, String manifest) {
    Map<String, byte[]> entries = new LinkedHashMap<>(whole);
    entries.put(MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
    files.put(what, zip(entries).bytes());
  }

  private void listed(String what, Consumer<ObjectNode> change) {
    files.put(what, zip(relisted(whole, change)).bytes());
  }

  /** Lists the entries in the manifest as they are, and then changes it. */
  static Map<String, byte[]> relisted(Map<String, byte[]> entries, Consumer<ObjectNode> change) {
    ObjectNode manifest =
        (ObjectNode)
            EditedModelFile.json(
                new String(EditedModelFile.bytesOf(entries, MANIFEST), StandardCharsets.UTF_8));
    ObjectNode list = manifest.putObject("files");
    entries.forEach(
        (name, bytes) -> {
          if (!name.equals(MANIFEST)) {
            list.putObject(name).put("size", bytes.length).put("sha256", Checksum.of(bytes));
          }
        });
    change.accept(manifest);
    Map<String, byte[]> relisted = new LinkedHashMap<>(entries);
    relisted.put(MANIFEST, Json.print(manifest).getBytes(StandardCharsets.UTF_8));
    return relisted;
  }

  static RawZip zip(Map<String, byte[]> entries) {
    RawZip zip = new RawZip();
    entries.forEach(zip::add);
    return zip;
  }

  /** Reads model files and prints a line for each: milliseconds, name, and what came of it. */
  public static void main(String[] paths) throws IOException {
    for (String path : paths) {
      long start = System.nanoTime();
      String outcome;
      try {
        outcome = "READ " + ModelFile.read(Path.of(path)).architecture();
      } catch (dev.lacuna.error.LacunaException refusal) {
        outcome = refusal.code() + " " + String.valueOf(refusal.getMessage()).replace('\n', '|');
      }
      long millis = (System.nanoTime() - start) / 1_000_000;
      System.out.printf("%d %s %s%n", millis, Files.size(Path.of(path)), outcome);
    }
  }
}
