package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.data.Dataset;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.OptionValues;
import dev.lacuna.testkit.FeaturizerContract;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Windows, and every pooling side by side; the contract of the task has the default. */
class AuthorFeaturizerTest extends FeaturizerContract<Author> {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "vectors", "windows",
          "dimension", "6",
          "pooling", "tf-idf,mean,idf-mean,std,max,passage-mean,passage-std");
  private static final Dataset<Author> TRAIN = new CorpusGenerator(1).generate(20);

  @Override
  protected Featurizer<Author> featurizer() {
    return featurizer(SETTINGS);
  }

  @Override
  protected Dataset<Author> train() {
    return TRAIN;
  }

  @Override
  protected List<Author> inputs() {
    List<Author> authors = new ArrayList<>(new CorpusGenerator(2).generate(10).inputs());
    authors.add(new Author(List.of("xyzzy")));
    authors.add(new Author(List.of("INTJ", "http://example.org/INTJ", "…")));
    return authors;
  }

  @Test
  void usersWithoutAnyKnownWordAreTheSameToTheModel() {
    FittedAuthors fitted = featurizer(SETTINGS).fit(TRAIN);

    DenseFeatures features =
        fitted.transform(List.of(new Author(List.of("xyzzy")), new Author(List.of("1", "???"))));

    float[] rows = new float[2 * features.columns()];
    features.copyRow(0, rows, 0);
    features.copyRow(1, rows, features.columns());
    assertThat(rows).containsOnly(0);
  }

  @Test
  void whatIsMaskedIsNeverLearnt() {
    FittedAuthors unmasked =
        featurizer(Map.of("mask-types", "none", "dimension", "6")).fit(users());
    FittedAuthors masked = featurizer(Map.of("mask-types", "types", "dimension", "6")).fit(users());

    assertThat(unmasked.text().vectors().words()).contains("infj", "hello", "typology");
    assertThat(masked.text().vectors().words()).contains("hello").doesNotContain("infj");
    assertThat(featurizer(Map.of("mask-types", "strict", "dimension", "6")).fit(users()).mask())
        .isEqualTo(MaskTypes.STRICT);
  }

  @Test
  void theRestoredFeaturizerMasksAsTheOneThatWasSavedWhateverTheOptions() {
    FittedAuthors saved = featurizer(Map.of("mask-types", "strict", "dimension", "6")).fit(users());

    assertThat(featurizer(Map.of("mask-types", "none")).restore(saved.files()).mask())
        .isEqualTo(MaskTypes.STRICT);
  }

  @Test
  void aModelThatDoesNotSayWhatItMasksIsRefused() {
    Map<String, byte[]> files =
        new HashMap<>(featurizer(Map.of("dimension", "6")).fit(users()).files());
    files.put("mask.txt", "some".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> featurizer().restore(files))
        .isInstanceOfSatisfying(
            LacunaException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_MODEL))
        .hasMessage(
            "The model must say which words it masks. Found 'some' in mask.txt. Train again, or"
                + " fetch the file anew.");
    files.remove("mask.txt");
    assertThatThrownBy(() -> featurizer().restore(files)).isInstanceOf(LacunaException.class);
  }

  private static Dataset<Author> users() {
    Letters letters = new Letters();
    List<Author> authors = new ArrayList<>();
    for (int user = 0; user < 8; user++) {
      letters.add("INFJ", 1, 1, 1, 1);
      authors.add(new Author(List.of("hello INFJ " + (user % 2 == 0 ? "typology" : "friends"))));
    }
    return new Dataset<>("users of a test", authors, letters.labels());
  }

  private static AuthorFeaturizer featurizer(Map<String, String> settings) {
    OptionValues options =
        OptionValues.read(
            ExperimentSession.options(new MbtiTaskModule().description()),
            MbtiOptions.DEFAULTS,
            List.of(OptionValues.Source.names(settings)));
    return new AuthorFeaturizer(options, Feedback.none());
  }
}
