package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.error.LacunaException;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.text.feature.Pooling;
import dev.lacuna.text.feature.TextSettings;
import dev.lacuna.text.feature.VectorChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MbtiOptionsTest {
  private static final String POOLINGS =
      "must be one or more of tf-idf, mean, idf-mean, std, max, passage-mean, passage-std, each once, parted by commas";

  @TempDir Path folder;

  @Test
  void wordsThatShareUsersAndTheirWeightsAreTheDefault() {
    TextSettings settings = settings(Map.of());

    assertThat(settings.vectors()).isEqualTo(new VectorChoice.Documents(600));
    assertThat(settings.poolings()).containsExactly(Pooling.TF_IDF);
    assertThat(settings.fewestDocuments()).isEqualTo(3);
    assertThat(settings.tokenizer().shortest()).isEqualTo(2);
    assertThat(read(Map.of()).get(MbtiOptions.MASK_TYPES)).isEqualTo(MaskTypes.TYPES);
    assertThat(read(Map.of()).get(MbtiOptions.MISSING_RATE)).isZero();
    assertThat(read(Map.of()).find(MbtiOptions.DATA)).isEmpty();
  }

  @Test
  void vectorsAreLearntInEitherWayOrComeFromAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("glove.txt.gz"));

    assertThat(settings(Map.of("vectors", "windows")).vectors())
        .isEqualTo(new VectorChoice.Windows(100));
    assertThat(settings(Map.of("vectors", "windows", "dimension", "7")).vectors())
        .isEqualTo(new VectorChoice.Windows(7));
    assertThat(settings(Map.of("dimension", "7")).vectors())
        .isEqualTo(new VectorChoice.Documents(7));
    assertThat(settings(Map.of("vectors", file.toString())).vectors())
        .isEqualTo(new VectorChoice.Pretrained(file));
  }

  @Test
  void aFileOfVectorsMustBeThereAndHasItsOwnDimension() throws IOException {
    Path file = Files.createFile(folder.resolve("glove.txt"));

    assertThatThrownBy(() -> settings(Map.of("vectors", "document")))
        .isInstanceOf(LacunaException.class)
        .hasMessage(
            "--vectors must be documents, windows or a file of word vectors. Found 'document', and"
                + " there is no such file. Give one of them.");
    assertThatThrownBy(() -> settings(Map.of("vectors", file.toString(), "dimension", "9")))
        .isInstanceOf(LacunaException.class)
        .hasMessage(
            "--dimension must come with word vectors that are learnt. Found --dimension 9 with"
                + " --vectors %s, which has a dimension of its own. Leave one out.",
            file);
  }

  @Test
  void aModelMayNameAFileThatIsGone() {
    assertThat(read(Map.of("vectors", "gone.txt")).get(MbtiOptions.VECTORS)).isEqualTo("gone.txt");
  }

  @Test
  void poolingsStandSideBySideInTheirOrder() {
    assertThat(settings(Map.of("pooling", "mean, std,tf-idf")).poolings())
        .containsExactly(Pooling.MEAN, Pooling.STD, Pooling.TF_IDF);
  }

  @Test
  void everyPoolingIsNamedInTheHelpText() {
    assertThat(MbtiOptions.POOLING.description())
        .contains(List.of(Pooling.values()).stream().map(Pooling::id).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "mask-types|some|must be one of none, types, strict",
        "missing-rate|1.5|must be a number within 0 to 1",
        "missing-rate|half|must be a number within 0 to 1",
        "dimension|0|must be a whole number within 1 to 4096",
        "dimension|4097|must be a whole number within 1 to 4096",
        "vectors|''|must be documents, windows or a file",
        "pooling|mean,mean|" + POOLINGS,
        "pooling|mode|" + POOLINGS,
        "pooling|mean,|" + POOLINGS
      })
  void whatCannotBeIsRefused(String name, String given, String rule) {
    String text = given.equals("''") ? "" : given;

    assertThatThrownBy(() -> read(Map.of(name, text)))
        .isInstanceOf(LacunaException.class)
        .hasMessage("%s %s. Found '%s'", name, rule, text);
  }

  @Test
  void preferencesOfTheTaskAreOptionsOfEveryTask() {
    assertThat(SharedOptions.all().stream().map(option -> option.name()))
        .containsAll(MbtiOptions.DEFAULTS.keySet());
  }

  private static TextSettings settings(Map<String, String> settings) {
    return MbtiOptions.textSettings(read(settings));
  }

  private static OptionValues read(Map<String, String> settings) {
    return OptionValues.read(
        MbtiOptions.ALL, Map.of(), List.of(OptionValues.Source.names(settings)));
  }
}
