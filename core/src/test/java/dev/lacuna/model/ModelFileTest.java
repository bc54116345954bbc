package dev.lacuna.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Randomness;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.TargetScaling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
  static final LabelSchema SCHEMA =
      LabelSchema.of(
          new BinaryHead(
              "y",
              "no",
              "ja, \"sí\"",
              List.of(MaskValue.number(-1), MaskValue.NAN, MaskValue.BLANK)),
          new CategoricalHead(
              "c", List.of("a", "b", "ç"), List.of(MaskValue.word("NA"), MaskValue.word("?"))),
          new RegressionHead("r", 0, Double.POSITIVE_INFINITY, List.of(MaskValue.number(-999.5))),
          RegressionHead.of("free", MaskValue.NAN),
          new RegressionHead(
              "range",
              -1e300,
              Math.nextUp(0.1),
              List.of(MaskValue.number(Double.POSITIVE_INFINITY))));
  private static final Set<ErrorCode> REFUSALS = Set.of(ErrorCode.BAD_MODEL);

  private final Path folder;
  private final Path file;

  ModelFileTest(@TempDir Path folder) {
    this.folder = folder;
    file = folder.resolve("model.lacuna");
  }

  @Test
  void loadedModelPredictsTheSameBitForBit() {
    Model<float[]> model = model();
    List<float[]> inputs = List.of(new float[] {0.1f, -3}, new float[] {1e-30f, 7e20f});

    model.save(file);
    ModelFile.Content content = ModelFile.read(file);
    Model<float[]> loaded =
        new Model<>(
            content.card(), new Pairs().restore(content.featurizerFiles()), content.members());

    for (int row = 0; row < 2; row++) {
      for (int t = 0; t < SCHEMA.size(); t++) {
        for (int k = 0; k < SCHEMA.head(t).outputs(); k++) {
          assertThat(loaded.predict(inputs).value(row, t, k))
              .isEqualTo(model.predict(inputs).value(row, t, k));
        }
      }
    }
  }

  @Test
  void everythingOfTheCardComesBack() {
    Model<float[]> model = model();
    model.save(file);

    ModelFile.Content content = ModelFile.read(file);

    assertThat(content.card()).isEqualTo(model.card());
    assertThat(content.card().metrics().keySet()).containsExactly("zeta", "alpha");
    assertThat(content.architecture()).isEqualTo(model.architecture());
    assertThat(content.featurizerFiles()).containsOnlyKeys("empty", "sub/folder.txt");
  }

  @ParameterizedTest
  @EnumSource
  void networkOfEveryNormComesBack(Norm norm) {
    Architecture architecture = new Architecture(2, List.of(4, 3), Activation.GELU, norm, 0, 7);
    Network network = Network.initial(architecture, Randomness.of(2, "weights"));
    DenseFeatures row = new DenseFeatures(2, new float[] {0.3f, -2});

    ModelFile.write(file, new ModelFile.Content(card(SCHEMA), List.of(network), Map.of()));
    Network back = ModelFile.read(file).members().get(0);

    assertThat(back.architecture()).isEqualTo(architecture);
    assertThat(back.logits(row)).containsExactly(network.logits(row));
  }

  @Test
  void manifestWithoutANormMeansNone() throws IOException {
    model().save(file);
    editManifest(manifest -> manifest.withObject("/architecture").remove("norm"));

    assertThat(ModelFile.read(file).architecture()).isEqualTo(model().architecture());
  }

  @ParameterizedTest
  @CsvSource({
    "layer, tensor 'layers.0.norm.scale' must be F32 [4]. Found",
    "group, 'its norm is ''group'', which this version of Lacuna does not know'",
  })
  void normThatTheWeightsDoNotHaveIsRefused(String norm, String message) throws IOException {
    model().save(file);
    editManifest(manifest -> manifest.withObject("/architecture").put("norm", norm));

    assertThat(refusal().code()).isEqualTo(ErrorCode.BAD_MODEL);
    assertThat(refusal()).hasMessageContaining(message);
  }

  @Test
  void linearNetworkHasAFileToo() {
    ModelCard card = card(LabelSchema.of(BinaryHead.of("y")));
    Network network =
        new Network(
            new Architecture(1, List.of(), Activation.TANH, 0, 1),
            List.of(new DenseLayer(new float[] {-0.0f}, new float[] {Float.MIN_VALUE})));

    ModelFile.write(file, new ModelFile.Content(card, List.of(network), Map.of()));
    ModelFile.Content content = ModelFile.read(file);

    assertThat(content.members().get(0).layers().get(0).weights()).containsExactly(-0.0f);
    assertThat(content.members().get(0).layers().get(0).biases()).containsExactly(Float.MIN_VALUE);
    assertThat(content.featurizerFiles()).isEmpty();
  }

  @Test
  void sameModelGivesTheSameBytes() throws IOException {
    model().save(file);
    Path again = folder.resolve("again.lacuna");
    model().save(again);

    assertThat(again).hasSameBinaryContentAs(file);
  }

  @Test
  void oldFileIsReplaced() throws IOException {
    Files.writeString(file, "something else");

    model().save(file);

    assertThat(ModelFile.read(file).card()).isEqualTo(model().card());
  }

  @Test
  void fileCutShortAnywhereIsRefused() throws IOException {
    model().save(file);
    byte[] whole = Files.readAllBytes(file);

    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(refusal().code()).isEqualTo(ErrorCode.BAD_MODEL);
    }
  }

  @Test
  void flippedByteLeavesTheContentAsItIsOrIsRefused() throws IOException {
    model().save(file);
    byte[] bytes = Files.readAllBytes(file);
    String content = describe(ModelFile.read(file));
    int refused = 0;

    for (int position = 0; position < bytes.length; position++) {
      byte flip = (byte) (1 << position % 8);
      bytes[position] ^= flip;
      Files.write(file, bytes);
      bytes[position] ^= flip;
      String[] read = new String[1];
      Throwable thrown = catchThrowable(() -> read[0] = describe(ModelFile.read(file)));
      if (thrown == null) {
        assertThat(read[0]).as("flip at %d", position).isEqualTo(content);
      } else {
        assertThat(thrown)
            .as("flip at %d", position)
            .isInstanceOfSatisfying(
                LacunaException.class, refusal -> assertThat(refusal.code()).isIn(REFUSALS));
        refused++;
      }
    }

    assertThat(refused).isGreaterThan(bytes.length / 2);
  }

  @ParameterizedTest
  @CsvSource({"0.4.2, 0.4.2 or newer", "1.0;2, of a later version", "'', of a later version"})
  void newerFormatIsRefusedByItsNumberAndTheVersionThatItNeeds(String needed, String told)
      throws IOException {
    model().save(file);
    editManifest(manifest -> manifest.put("format", 2).put("needs_lacuna", needed));

    assertThat(refusal().code()).isEqualTo(ErrorCode.BAD_MODEL);
    assertThat(refusal())
        .hasMessage(
            "A model file must be of a format that this version of Lacuna reads. Found %s: format 2,"
                + " which needs Lacuna %s; this one reads format 1. Update Lacuna, or train again"
                + " with this one.",
            file, told);
  }

  @Test
  void fileSaysWhichVersionReadsIt() throws IOException {
    model().save(file);
    editManifest(manifest -> assertThat(manifest.path("needs_lacuna").asText()).isEqualTo("0.1.0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "format",
        "task",
        "schema",
        "architecture",
        "target_scaling",
        "thresholds",
        "metrics",
        "provenance",
        "files"
      })
  void manifestWithoutOneOfItsPartsIsRefused(String part) throws IOException {
    model().save(file);
    editManifest(manifest -> manifest.remove(part));
    assertThat(refusal().code()).isIn(REFUSALS);

    model().save(file);
    editManifest(manifest -> manifest.put(part, "a word"));
    if (!part.equals("task")) {
      assertThat(refusal().code()).isIn(REFUSALS);
    }

    model().save(file);
    editManifest(manifest -> manifest.putNull(part));
    if (!part.equals("task")) {
      assertThat(refusal().code()).isIn(REFUSALS);
    }
  }

  @Test
  void thresholdThatIsNoneIsRefused() throws IOException {
    model().save(file);
    editManifest(manifest -> manifest.withArray("thresholds").set(0, "high"));

    assertThat(refusal())
        .hasMessageContaining("thresholds must hold finite numbers. Found type string");
  }

  @Test
  void deviationOfZeroIsRefused() throws IOException {
    model().save(file);
    editManifest(
        manifest -> manifest.withObject("/target_scaling").withArray("deviations").set(2, 0));

    assertThat(refusal()).hasMessageContaining("deviations above 0");
  }

  @Test
  void shapesThatDoNotFitAreRefused() throws IOException {
    model().save(file);
    editManifest(manifest -> manifest.withObject("/architecture").withArray("hidden").set(0, 5));

    assertThat(refusal())
        .hasMessageContaining("tensor 'layers.0.weight' must be F32 [2, 5]. Found F32 [2, 4] at");
  }

  @Test
  void networkThatDoesNotFitTheHeadsIsRefused() throws IOException {
    model().save(file);
    editManifest(manifest -> manifest.withArray("/schema").remove(0));
    editManifest(manifest -> manifest.withArray("thresholds").remove(0));
    editManifest(manifest -> manifest.withArray("calibration").remove(0));
    editManifest(
        manifest -> {
          manifest.withObject("/target_scaling").withArray("means").remove(0);
          manifest.withObject("/target_scaling").withArray("deviations").remove(0);
        });

    assertThat(refusal())
        .hasMessageContaining("the network must fit the heads. Found 2-4-7 for 6 logits");
  }

  @Test
  void weightThatIsNotFiniteIsRefused() {
    Network broken =
        new Network(
            new Architecture(2, List.of(), Activation.RELU, 0, 7),
            List.of(new DenseLayer(new float[14], new float[] {0, 0, 0, Float.NaN, 0, 0, 0})));
    ModelFile.write(file, new ModelFile.Content(card(SCHEMA), List.of(broken), Map.of()));

    assertThat(refusal()).hasMessageContaining("the weights hold a number that is not finite");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "weights.safetensors", "featurizer/sub/folder.txt"})
  void missingEntryIsRefusedByName(String name) throws IOException {
    model().save(file);
    edit(entries -> entries.remove(name));

    assertThat(refusal()).hasMessageContaining("it holds no " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"weights.safetensors", "featurizer/sub/folder.txt"})
  void entryOfOtherContentIsRefused(String name) throws IOException {
    model().save(file);
    edit(
        entries -> {
          byte[] changed = EditedModelFile.bytesOf(entries, name).clone();
          changed[changed.length - 1] ^= 1;
          entries.put(name, changed);
        });

    assertThat(refusal()).hasMessageContaining(name + " does not agree with its checksum");
  }

  @Test
  void entryThatInflatesToMuchMoreThanItSaysIsNotReadOn() throws IOException {
    model().save(file);
    edit(entries -> entries.put("weights.safetensors", new byte[64 << 20]));

    assertThat(file.toFile().length()).isLessThan(1 << 20);
    assertThat(refusal()).hasMessageContaining("weights.safetensors is larger than it may be");
  }

  @Test
  void manifestThatInflatesWithoutEndIsNotReadOn() throws IOException {
    model().save(file);
    edit(entries -> entries.put("manifest.json", new byte[17 << 20]));

    assertThat(refusal()).hasMessageContaining("manifest.json is larger than it may be");
  }

  @Test
  void entryThatTheManifestDoesNotListIsRefused() throws IOException {
    model().save(file);
    edit(entries -> entries.put("featurizer/stowaway", new byte[3]));

    assertThat(refusal())
        .hasMessageContaining("it holds featurizer/stowaway, which its manifest does not list");
  }

  @Test
  void fileThatIsNoZipIsRefused() throws IOException {
    Files.writeString(file, "x,y\n1,2\n".repeat(100));

    assertThat(refusal().code()).isEqualTo(ErrorCode.BAD_MODEL);
    assertThat(refusal()).hasMessageContaining("Found " + file);
  }

  @Test
  void missingFileIsRefused() {
    assertThat(refusal().code()).isEqualTo(ErrorCode.BAD_FILE);
    assertThat(refusal())
        .hasMessage(
            "A model file is needed. Found %s: no such file. Train one, or check the path.", file);
  }

  @Test
  void folderIsRefused() throws IOException {
    Files.createDirectory(file);

    assertThat(refusal().code()).isEqualTo(ErrorCode.BAD_FILE);
    assertThat(refusal()).hasMessageContaining("it is no file");
  }

  /** Two columns, passed on as they are. */
  static final class Pairs implements Featurizer<float[]>, FittedFeaturizer<float[]> {
    @Override
    public FittedFeaturizer<float[]> fit(Dataset<float[]> train) {
      return this;
    }

    @Override
    public FittedFeaturizer<float[]> restore(Map<String, byte[]> files) {
      return this;
    }

    @Override
    public int width() {
      return 2;
    }

    @Override
    public FeatureMatrix transform(List<float[]> inputs) {
      float[] values = new float[2 * inputs.size()];
      for (int row = 0; row < inputs.size(); row++) {
        System.arraycopy(inputs.get(row), 0, values, 2 * row, 2);
      }
      return new DenseFeatures(2, values);
    }

    @Override
    public Map<String, byte[]> files() {
      return Map.of("sub/folder.txt", "ä ß".getBytes(StandardCharsets.UTF_8), "empty", new byte[0]);
    }
  }

  static Model<float[]> model() {
    Architecture architecture = new Architecture(2, List.of(4), Activation.TANH, 0.25, 7);
    return new Model<>(
        card(SCHEMA), new Pairs(), Network.initial(architecture, Randomness.of(1, "weights")));
  }

  static ModelCard card(LabelSchema schema) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("zeta", 0.1 + 0.2);
    metrics.put("alpha", List.of(Map.of("observed", 3, "name", "y")));
    return new ModelCard(
        "demo",
        schema,
        new TargetScaling(
            schema.heads().stream().map(head -> head.outputs() / 3.0).toList(),
            schema.heads().stream().map(head -> 1e-3).toList()),
        schema.heads().stream().map(head -> 0.3).toList(),
        schema.heads().stream().map(ModelFileTest::calibration).toList(),
        metrics,
        Map.of("seed", 7));
  }

  private static Calibration calibration(Head head) {
    if (head instanceof BinaryHead) {
      return new Calibration.Isotonic(List.of(0.0, 0.1 + 0.2, 1.0), List.of(1e-9, 0.5, 0.5));
    }
    return head instanceof CategoricalHead
        ? new Calibration.Temperature(1.1 * 1.1)
        : Calibration.none();
  }

  private LacunaException refusal() {
    return EditedModelFile.refusal(file);
  }

  private static String describe(ModelFile.Content content) {
    String layers =
        content.members().stream()
            .flatMap(member -> member.layers().stream())
            .map(layer -> Arrays.toString(layer.weights()) + Arrays.toString(layer.biases()))
            .collect(Collectors.joining("\n"));
    Map<String, String> files = new TreeMap<>();
    content.featurizerFiles().forEach((name, bytes) -> files.put(name, Arrays.toString(bytes)));
    return content.card() + "\n" + content.architecture() + layers + files;
  }

  private void editManifest(Consumer<ObjectNode> change) throws IOException {
    EditedModelFile.editManifest(file, change);
  }

  private void edit(Consumer<Map<String, byte[]>> change) throws IOException {
    EditedModelFile.edit(file, change);
  }
}
