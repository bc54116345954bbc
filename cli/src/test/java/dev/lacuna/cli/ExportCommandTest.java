package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.model.ModelCard;
import dev.lacuna.model.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of any task go to other tools. */
class ExportCommandTest {
  private static final Terminal TERMINAL = new Terminal(Path.of("no-plugins"));

  @TempDir private static Path trained;

  @TempDir private Path folder;

  @BeforeAll
  static void trainTwoMembers() {
    int exitCode =
        TERMINAL.run(
            "toy",
            "train",
            "--points",
            "1000",
            "--epochs",
            "2",
            "--hidden",
            "8,4",
            "--norm",
            "layer",
            "--ensemble",
            "2",
            "--calibration",
            "temperature",
            "--quiet",
            "--out",
            trained.toString());
    assertThat(exitCode).as(TERMINAL.err()).isZero();
  }

  @Test
  void anOnnxFileAppearsBesideTheModelAndItsInputsAndOutputsAreNamed() throws IOException {
    Path model = copyOfTheModel("my.model.lacuna");

    assertThat(export(model, "--format", "onnx")).isZero();

    Path file = folder.resolve("my.model.onnx");
    assertThat(TERMINAL.err()).isEqualTo("written: " + file + System.lineSeparator());
    assertThat(TERMINAL.out())
        .containsPattern("input +features +\\[rows, 2\\]")
        .containsPattern("output +y0 +\\[rows, 1\\] +probability of 1")
        .contains("Not in the file: the featurizer of task 'toy'.");
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .contains("lacuna", "features", "members.2.layers.0.norm.scale", "target_scaling");
  }

  @Test
  void aSafetensorsFileHoldsTheTensorsOfAllMembersAndTheMetadata() throws IOException {
    Path file = folder.resolve("weights");

    assertThat(export(model(), "--format", "safetensors", "--out", file.toString())).isZero();

    assertThat(TERMINAL.out())
        .containsPattern("tensor +members\\.1\\.layers\\.0\\.weight +\\[2, 8\\]")
        .containsPattern("tensor +members\\.2\\.layers\\.2\\.bias +\\[3\\]")
        .contains("Metadata of the file: task, schema, architecture");
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .contains("\"__metadata__\":{\"task\":\"toy\"");
  }

  @Test
  void oneMemberBecomesAGraphOfDl4j() throws IOException {
    Path model = copyOfTheModel("model.lacuna");

    assertThat(export(model, "--format", "dl4j", "--member", "2")).isZero();

    assertThat(TERMINAL.out())
        .containsPattern("output +heads +\\[rows, 3\\] +y2: column 2")
        .contains("The output holds logits.");
    try (ZipFile zip = new ZipFile(folder.resolve("model-member-2.dl4j.zip").toFile())) {
      assertThat(names(zip))
          .containsExactly("configuration.json", "coefficients.bin", "lacuna.json");
    }
  }

  @Test
  void aModelOfSeveralNetworksIsNoGraphOfDl4j() {
    assertThat(export(model(), "--format", "dl4j")).isEqualTo(2);

    assertThat(TERMINAL.err())
        .contains("--format dl4j must have one network. Found a model of 2.", "--member 1");
  }

  @Test
  void aMemberThatIsNotThereIsRefused() {
    for (String member : List.of("0", "3", "-1")) {
      assertThat(export(model(), "--format", "onnx", "--member", member)).isEqualTo(2);
      assertThat(TERMINAL.err())
          .contains("--member must be one of the model's networks, 1 to 2. Found " + member + ".");
    }
  }

  @Test
  void theModelItselfIsNeverOverwritten() throws IOException {
    Path model = copyOfTheModel("model.lacuna");
    byte[] before = Files.readAllBytes(model);
    Path link = Files.createSymbolicLink(folder.resolve("link.onnx"), model);

    for (Path out : List.of(model, folder.resolve("./model.lacuna"), link)) {
      assertThat(export(model, "--format", "onnx", "--out", out.toString())).isEqualTo(2);
      assertThat(TERMINAL.err())
          .contains("--out must be another file than the model. Found " + out);
    }
    assertThat(Files.readAllBytes(model)).isEqualTo(before);
  }

  @Test
  void theFileNeedsAFolderThatIsThere() {
    assertThat(export(model(), "--format", "onnx", "--out", folder.toString())).isEqualTo(2);
    assertThat(TERMINAL.err()).contains("--out must be a file. Found " + folder);
    assertThat(export(model(), "--format", "onnx", "--out", folder + "/no/file.onnx")).isEqualTo(2);
    assertThat(TERMINAL.err()).contains("no such file or folder");
  }

  @Test
  void aModelOfATaskThatIsNotInstalledIsExportedAllTheSame() {
    ModelFile.Content content = ModelFile.read(model());
    ModelCard card = content.card();
    ModelCard moved = ModelCard.untested("far-away", card.schema(), card.scaling());
    Path model = folder.resolve("model.lacuna");
    ModelFile.write(model, new ModelFile.Content(moved, content.members(), Map.of()));

    assertThat(export(model, "--format", "onnx")).isZero();
    assertThat(TERMINAL.out()).contains("the featurizer of task 'far-away'");
  }

  private static int export(Path model, String... further) {
    List<String> words = new ArrayList<>(List.of("export", model.toString()));
    words.addAll(Arrays.asList(further));
    return TERMINAL.run(words.toArray(String[]::new));
  }

  private static Path model() {
    return trained.resolve("model.lacuna");
  }

  private Path copyOfTheModel(String name) throws IOException {
    return Files.copy(model(), folder.resolve(name));
  }

  private static List<String> names(ZipFile zip) {
    List<String> names = new ArrayList<>();
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      names.add(entries.nextElement().getName());
    }
    return names;
  }
}
