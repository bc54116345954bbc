package dev.lacuna.text.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.text.Document;
import dev.lacuna.text.vectors.LatentSemanticAnalysis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFeaturizerTest {
  private static final VectorChoice TWO_DIMENSIONS = new VectorChoice.Documents(2);

  @TempDir private Path folder;

  @Test
  void wordsOfEnoughDocumentsGetAVector() {
    FittedText fitted = Texts.fit(Texts.settings(2, TWO_DIMENSIONS, Pooling.MEAN));

    assertThat(fitted.vectors().words()).containsExactly("cats", "mice", "chase", "dogs");
    assertThat(fitted.width()).isEqualTo(2);
  }

  /** Cats and mice 3 times, chase and dogs twice: 10 of 16 words. */
  @Test
  void noteSaysHowMuchOfTheTextsIsKnown() {
    Notes notes = new Notes();
    new TextFeaturizer(Texts.settings(2, TWO_DIMENSIONS, Pooling.MEAN), 3, notes)
        .fit(Texts.ANIMALS);

    assertThat(notes.lines)
        .contains(
            "4 words have a vector of 2 numbers: 62.5 % of all 16 words in 4 texts;"
                + " most frequent without one: bark, birds, do, fear, not, sing");
  }

  @Test
  void noteNamesNoUnknownWordsWhereThereAreNone() {
    Notes notes = new Notes();
    new TextFeaturizer(Texts.settings(1, TWO_DIMENSIONS, Pooling.MEAN), 3, notes)
        .fit(Texts.ANIMALS);

    assertThat(notes.lines)
        .endsWith("10 words have a vector of 2 numbers: 100.0 % of all 16 words in 4 texts");
  }

  @Test
  void documentsTellHowFarTheyAre() {
    Notes notes = new Notes();
    new TextFeaturizer(Texts.settings(1, TWO_DIMENSIONS, Pooling.MEAN), 3, notes)
        .fit(Texts.ANIMALS);

    assertThat(notes.lines)
        .startsWith("begin: learning word vectors, " + LatentSemanticAnalysis.STEPS)
        .containsSubsequence("all done", "end");
  }

  @Test
  void windowsTellHowFarTheyAre() {
    Notes notes = new Notes();
    FittedText fitted =
        new TextFeaturizer(Texts.settings(1, new VectorChoice.Windows(3), Pooling.MEAN), 3, notes)
            .fit(Texts.ANIMALS);

    assertThat(fitted.vectors().dimension()).isEqualTo(3);
    assertThat(notes.lines).startsWith("begin: learning word vectors, 80");
    assertThat(notes.lines).containsSubsequence("all done", "end");
    assertThat(notes.lines).last(InstanceOfAssertFactories.STRING).startsWith("10 words have");
  }

  @Test
  void trainPartHasMeanZeroAndBlocksOfMeanVarianceOne() {
    FittedText fitted = Texts.fitted();
    List<List<Float>> rows = Texts.rows(fitted.transform(Texts.ANIMALS));

    for (int block = 0; block < Pooling.values().length; block++) {
      double squares = 0;
      for (int column = 2 * block; column < 2 * block + 2; column++) {
        double sum = 0;
        for (List<Float> row : rows) {
          sum += row.get(column);
          squares += (double) row.get(column) * row.get(column);
        }
        assertThat(sum).isCloseTo(0, within(1e-5));
      }
      assertThat(squares / rows.size() / 2).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void vectorsOfAFileComeInTheOrderOfTheWords() throws IOException {
    Path file = folder.resolve("vectors.txt");
    Files.writeString(file, "dogs 0 1\nelephants 9 9\ncats 1 0\nmice 2 0\n");
    Notes notes = new Notes();
    FittedText fitted =
        new TextFeaturizer(
                Texts.settings(1, new VectorChoice.Pretrained(file), Pooling.MEAN), 3, notes)
            .fit(Texts.ANIMALS);

    assertThat(fitted.vectors().words()).containsExactly("cats", "mice", "dogs");
    assertThat(fitted.vectors().value(2, 1)).isOne();
    assertThat(notes.lines)
        .containsExactly(
            "3 words have a vector of 2 numbers: 50.0 % of all 16 words in 4 texts;"
                + " most frequent without one: chase, bark, birds, do, fear, not, sing");
  }

  /** The last text has no known word, and hence no part in the scaling. */
  @Test
  void trainTextsWithoutAKnownWordDoNotMoveTheMean() throws IOException {
    Path file = folder.resolve("vectors.txt");
    Files.writeString(file, "dogs 0 1\ncats 1 0\nmice 2 0\n");
    VectorChoice choice = new VectorChoice.Pretrained(file);
    FittedText fitted = Texts.fit(Texts.settings(1, choice, Pooling.MEAN));
    List<List<Float>> rows = Texts.rows(fitted.transform(Texts.ANIMALS));

    assertThat(rows.get(3)).containsOnly(0f);
    assertThat((double) rows.get(0).get(0) + rows.get(1).get(0) + rows.get(2).get(0))
        .isCloseTo(0, within(1e-5));
  }

  @Test
  void fileThatKnowsNoWordIsRefused() throws IOException {
    Path file = folder.resolve("vectors.txt");
    Files.writeString(file, "hunde 0 1\nkatzen 1 0\n");

    assertRefused(
        Texts.settings(1, new VectorChoice.Pretrained(file), Pooling.MEAN),
        Texts.ANIMALS,
        "Texts to learn from must share words that have a vector. Found that none of 10 words is in "
            + file
            + ". Give more texts, or vectors of their language.");
  }

  @Test
  void fileThatIsNotThereIsRefused() {
    VectorChoice choice = new VectorChoice.Pretrained(folder.resolve("none.txt"));

    assertThatThrownBy(() -> Texts.fit(Texts.settings(1, choice, Pooling.MEAN)))
        .isInstanceOfSatisfying(
            LacunaException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_FILE));
  }

  @Test
  void textsThatShareNoWordAreRefused() {
    assertRefused(
        Texts.settings(5, TWO_DIMENSIONS, Pooling.MEAN),
        Texts.ANIMALS,
        "Texts to learn from must share words that have a vector. Found that none of 16 words is in 5 texts. Give more texts, or vectors of their language.");
    assertRefused(
        Texts.settings(1, TWO_DIMENSIONS, Pooling.MEAN),
        List.of(Texts.document("a b c", "1 2 3")),
        "Texts to learn from must share words that have a vector. Found that none of 0 words is in 1 texts. Give more texts, or vectors of their language.");
  }

  @Test
  void oneTextIsEnough() {
    List<Document> one = List.of(Texts.document("To be or not to be"));
    FittedText fitted =
        new TextFeaturizer(Texts.settings(1, TWO_DIMENSIONS, Pooling.values()), 3, new Notes())
            .fit(one);

    assertThat(Texts.rows(fitted.transform(one)).get(0)).containsOnly(0f);
  }

  @Test
  void numberOfThreadsChangesNoBit() throws Exception {
    assertThat(inPool(1)).isEqualTo(inPool(4));
  }

  private static List<List<Float>> inPool(int threads) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> Texts.rows(Texts.fitted().transform(Texts.ANIMALS))).get();
    } finally {
      pool.shutdown();
    }
  }

  private static void assertRefused(TextSettings settings, List<Document> train, String message) {
    assertThatThrownBy(() -> new TextFeaturizer(settings, 3, new Notes()).fit(train))
        .isInstanceOfSatisfying(
            LacunaException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_DATA))
        .hasMessage(message);
  }
}
