package dev.lacuna.cli;

import dev.lacuna.testkit.Golden;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads whose model file is damaged, made up, or of another version. */
class BadModelCommandTest {
  private static final String BRIEFLY = " --quiet --epochs 1 --hidden 4 --out DIR/";
  private static final String MANIFEST = "manifest.json";
  private static final String WEIGHTS = "weights.safetensors";
  private static final String COLUMNS = "featurizer/columns.json";
  private static final String WORDS = "featurizer/text.json";
  private static final String VECTORS = "featurizer/vectors.f32";

  @TempDir private Path folder;
  private Transcript transcript = new Transcript(Path.of(""));

  /** Damages a model. */
  @FunctionalInterface
  private interface Damage {
    void to(DamagedModel model) throws IOException;
  }

  @BeforeEach
  void begin() {
    transcript = new Transcript(folder);
  }

  @Test
  void everyDamageGetsOneClearMessage() throws IOException {
    transcript.prepare("toy train --points 1000 --calibration temperature" + BRIEFLY + "toy");
    inspect("no-manifest", model -> model.remove(MANIFEST));
    inspect("no-weights", model -> model.remove(WEIGHTS));
    inspect("other-weights", model -> model.put(WEIGHTS, Arrays.copyOf(model.bytes(WEIGHTS), 9)));
    inspect("longer-weights", model -> longer(model, WEIGHTS));
    inspect("no-json", model -> model.put(MANIFEST, "{"));
    manifest("version", "\"format\" : 1", "\"format\" : 2");
    manifest("no-version", "\"format\" : 1", "\"form\" : 1");
    manifest("no-task", "\"task\"", "\"tasks\"");
    manifest("kind", "\"binary\"", "\"ordinal\"");
    manifest("one-class", "\"0\",", "");
    manifest("two-names", "\"name\" : \"y1\"", "\"name\" : \"y0\"");
    manifest("no-mask", "\"number\" : -1", "\"numbers\" : -1");
    manifest("class-as-mask", "\"number\" : -1.0", "\"number\" : 1.0");
    manifest("activation", "\"relu\"", "\"swish\"");
    manifest("norm", "\"norm\" : \"none\"", "\"norm\" : \"group\"");
    manifest("width", "\"hidden\" : [", "\"hidden\" : [ 0,");
    manifest("wider", "\"inputs\" : 2", "\"inputs\" : 3");
    manifest("outputs", "\"thresholds\" : [", "\"thresholds\" : [ 0.5,");
    manifest("threshold", "\"thresholds\" : [", "\"thresholds\" : [ 7 ], \"x\" : [");
    manifest("dropout", "\"dropout\" : 0", "\"dropout\" : 1");
    manifest("scaling", "\"deviations\" : [", "\"deviations\" : [ 0,");
    manifest("calibration", "\"temperature\"", "\"platt\"");
    manifest("temperature", "\"temperature\" : ", "\"temperature\" : 1000, \"x\" : ");
    manifest("knots", "\"temperature\"", "\"isotonic\"");
    manifest("members", "\"members\" : 1", "\"members\" : 0");
    manifest("second", "\"members\" : 1", "\"members\" : 2");
    manifest("metrics", "\"metrics\" : {", "\"metrics\" : 1, \"x\" : {");
    sealed("short-weights", model -> model.put(WEIGHTS, new byte[4]));
    sealed("no-number", BadModelCommandTest::writeNan);
    sealed("no-tensor", model -> model.replace(WEIGHTS, "layers.0.weight", "layers.9.weight"));
    Golden.assertMatches("bad-models.txt", transcript.toString());
  }

  @Test
  void columnsMustBeWhole() throws IOException {
    transcript.write("fit.csv", "y,size,colour\n" + "1,2,red\n0,7,blue\n".repeat(30));
    transcript.prepare("csv train --data DIR/fit.csv --labels y" + BRIEFLY + "csv");
    columns("no-columns", model -> model.remove(COLUMNS));
    columns("no-json", model -> model.put(COLUMNS, "["));
    columns("no-column", model -> model.put(COLUMNS, "{\"columns\": []}"));
    columns("kind", model -> model.replace(COLUMNS, "\"numeric\"", "\"dated\""));
    columns("scale", model -> model.replace(COLUMNS, "\"scale\"", "\"scales\""));
    columns("zero", model -> model.replace(COLUMNS, "\"scale\":", "\"scale\":0,\"x\":"));
    columns("length", model -> model.replace(COLUMNS, "\"row_length\":", "\"row_length\":-1"));
    columns("category", model -> model.replace(COLUMNS, "\"red\",\"blue\"", ""));
    columns("parts", model -> model.replace(COLUMNS, "],\"gaps\":false", "],\"gaps\":true"));
    Golden.assertMatches("bad-columns.txt", transcript.toString());
  }

  @Test
  void wordsMustBeWhole() throws IOException {
    String users = "INFJ,we like quiet books\nESTP,we like loud parties\n";
    transcript.write("users.csv", "type,posts\n" + users.repeat(20));
    transcript.prepare("mbti train --dimension 2 --data DIR/users.csv" + BRIEFLY + "mbti");
    words("no-mask", model -> model.put("featurizer/mask.txt", "some"));
    words("no-words", model -> model.remove(WORDS));
    words("no-vectors", model -> model.remove(VECTORS));
    words("no-json", model -> model.put(WORDS, "{"));
    words("no-object", model -> model.put(WORDS, "[]"));
    words("dimension", model -> model.replace(WORDS, "\"dimension\":", "\"dimension\":-"));
    words("short", model -> model.put(VECTORS, new byte[4]));
    words("poolings", model -> model.replace(WORDS, "\"tf-idf\"", "\"median\""));
    words("no-text", model -> model.replace(WORDS, "\"tf-idf\"", "7"));
    words("no-list", model -> model.replace(WORDS, "[\"tf-idf\"]", "7"));
    words("counts", model -> model.replace(WORDS, "\"counts\":[", "\"counts\":[1,"));
    words("order", model -> model.replace(WORDS, "\"counts\":[", "\"counts\":[0,"));
    words("documents", model -> model.replace(WORDS, "\"documents\":", "\"documents\":-"));
    words("scaling", model -> model.replace(WORDS, "\"means\":[", "\"means\":[0,"));
    words("factors", model -> model.replace(WORDS, "\"factors\":[", "\"factors\":[0,"));
    Golden.assertMatches("bad-words.txt", transcript.toString());
  }

  private void manifest(String name, String from, String to) throws IOException {
    inspect(name, model -> model.replace(MANIFEST, from, to));
  }

  private void inspect(String name, Damage damage) throws IOException {
    write("toy", name, damage, false);
    transcript.fail("inspect DIR/" + name + ".lacuna");
  }

  private void sealed(String name, Damage damage) throws IOException {
    write("toy", name, damage, true);
    transcript.fail("inspect DIR/" + name + ".lacuna");
  }

  private void columns(String name, Damage damage) throws IOException {
    write("csv", name, damage, true);
    transcript.fail("csv predict DIR/" + name + ".lacuna --data DIR/fit.csv");
  }

  private void words(String name, Damage damage) throws IOException {
    write("mbti", name, damage, true);
    transcript.fail("mbti predict DIR/" + name + ".lacuna --text books");
  }

  private void write(String task, String name, Damage damage, boolean sealed) throws IOException {
    DamagedModel model = DamagedModel.of(folder.resolve(task + "/model.lacuna"));
    damage.to(model);
    (sealed ? model.sealed() : model).writeTo(folder.resolve(name + ".lacuna"));
  }

  private static void longer(DamagedModel model, String name) {
    model.put(name, Arrays.copyOf(model.bytes(name), model.bytes(name).length + 1));
  }

  /** Writes a number that is none over the last weight. */
  private static void writeNan(DamagedModel model) {
    byte[] weights = model.bytes(WEIGHTS).clone();
    ByteBuffer.wrap(weights).putInt(weights.length - 4, -1);
    model.put(WEIGHTS, weights);
  }
}
