package dev.lacuna.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lacuna.data.Randomness;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Members and calibrations in the model file. */
class EnsembleFileTest {
  private final Path file;

  EnsembleFileTest(@TempDir Path folder) {
    file = folder.resolve("model.lacuna");
  }

  @Test
  void everyMemberComesBackInItsOrder() {
    ensemble(3).save(file);

    List<Network> members = ModelFile.read(file).members();

    assertThat(members).hasSize(3);
    for (int k = 0; k < 3; k++) {
      assertThat(members.get(k).layers().get(0).weights())
          .containsExactly(ensemble(3).members().get(k).layers().get(0).weights());
    }
  }

  @Test
  void weightsOfFurtherMembersAreEntriesOfTheirOwn() throws IOException {
    ensemble(3).save(file);
    List<String> names = new ArrayList<>();
    edit(entries -> names.addAll(entries.keySet()));

    assertThat(names)
        .startsWith(
            "manifest.json",
            "weights.safetensors",
            "weights-2.safetensors",
            "weights-3.safetensors");
  }

  @Test
  void manifestFromBeforeCalibrationAndEnsemblesMeansNoneAndOne() throws IOException {
    ModelFileTest.model().save(file);
    editManifest(
        manifest -> {
          manifest.remove("calibration");
          manifest.remove("members");
        });

    ModelFile.Content content = ModelFile.read(file);

    assertThat(content.members()).hasSize(1);
    assertThat(content.card().calibrations()).containsOnly(Calibration.none());
    assertThat(content.card())
        .isEqualTo(
            ModelFileTest.model()
                .card()
                .with(
                    Calibration.none(ModelFileTest.SCHEMA.size()),
                    ModelFileTest.model().card().thresholds()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "101", "1.5", "\"2\"", "null", "[]", "4294967297"})
  void memberCountThatIsNoneIsRefused(String count) throws IOException {
    ModelFileTest.model().save(file);
    editManifest(manifest -> manifest.set("members", EditedModelFile.json(count)));

    assertThat(refusal().code()).isEqualTo(ErrorCode.BAD_MODEL);
    assertThat(refusal()).hasMessageContaining("members must be ");
  }

  @Test
  void memberWithoutWeightsIsRefused() throws IOException {
    ensemble(2).save(file);
    editManifest(manifest -> manifest.put("members", 3));
    assertThat(refusal()).hasMessageContaining("does not list weights-3.safetensors");

    ensemble(2).save(file);
    edit(entries -> entries.remove("weights-2.safetensors"));
    assertThat(refusal()).hasMessageContaining("it holds no weights-2.safetensors");
  }

  @Test
  void damagedWeightsOfAFurtherMemberAreRefused() throws IOException {
    ensemble(2).save(file);
    edit(
        entries -> {
          byte[] changed = EditedModelFile.bytesOf(entries, "weights-2.safetensors").clone();
          changed[changed.length - 1] ^= 1;
          entries.put("weights-2.safetensors", changed);
        });

    assertThat(refusal()).hasMessageContaining("weights-2.safetensors does not agree");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'kind':'temperature','temperature':0} | within 0.01 to 100. Found 0.0",
        "{'kind':'temperature','temperature':1e300} | within 0.01 to 100. Found 1.0E300",
        "{'kind':'temperature','temperature':'warm'} | temperature must be a finite number. Found type string",
        "{'kind':'temperature'} | temperature must be a finite number. Found nothing",
        "{'kind':'isotonic','scores':[0.5]} | probabilities must be an array. Found nothing",
        "{'kind':'isotonic','scores':[0.5],'probabilities':[]} | Found 0 and 1",
        "{'kind':'isotonic','scores':[0.5],'probabilities':[0]} | Found 0.5 to 0.0 at knot 0",
        "{'kind':'isotonic','scores':[0.5,0.4],'probabilities':[0.1,0.2]} | at knot 1",
        "{'kind':'isotonic','scores':['x'],'probabilities':[0.1]} | scores must hold finite numbers. Found type string",
        "{'kind':'platt'} | it has a calibration 'platt', which this version",
        "{} | kind must be a text. Found nothing",
        "7 | calibration must hold objects. Found 7",
      })
  void calibrationThatIsNoneIsRefused(String json, String message) throws IOException {
    ModelFileTest.model().save(file);
    editManifest(
        manifest ->
            manifest
                .withArray("calibration")
                .set(0, EditedModelFile.json(json.replace('\'', '"'))));

    assertThat(refusal().code()).isEqualTo(ErrorCode.BAD_MODEL);
    assertThat(refusal()).hasMessageContaining(message);
  }

  @Test
  void calibrationsThatDoNotFitTheHeadsAreRefused() throws IOException {
    ModelFileTest.model().save(file);
    editManifest(manifest -> manifest.withArray("calibration").remove(0));
    assertThat(refusal()).hasMessageContaining("calibrations must be one per head");

    ModelFileTest.model().save(file);
    editManifest(manifest -> manifest.put("calibration", "none"));
    assertThat(refusal()).hasMessageContaining("calibration must be an array. Found type string");

    ModelFileTest.model().save(file);
    JsonNode warm = EditedModelFile.json("{\"kind\": \"temperature\", \"temperature\": 2}");
    editManifest(manifest -> manifest.withArray("calibration").set(2, warm));
    assertThat(refusal()).hasMessageContaining("head must have a calibration of its kind");
  }

  private static Model<float[]> ensemble(int members) {
    Architecture architecture = ModelFileTest.model().architecture();
    List<Network> networks =
        IntStream.range(0, members)
            .mapToObj(k -> Network.initial(architecture, Randomness.of(k, "weights")))
            .toList();
    return new Model<>(
        ModelFileTest.card(ModelFileTest.SCHEMA), new ModelFileTest.Pairs(), networks);
  }

  private LacunaException refusal() {
    return EditedModelFile.refusal(file);
  }

  private void editManifest(Consumer<ObjectNode> change) throws IOException {
    EditedModelFile.editManifest(file, change);
  }

  private void edit(Consumer<Map<String, byte[]>> change) throws IOException {
    EditedModelFile.edit(file, change);
  }
}
