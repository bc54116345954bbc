package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.data.Dataset;
import dev.lacuna.eval.Evaluator;
import dev.lacuna.eval.Metric;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusGeneratorTest {
  private static final Dataset<Author> CORPUS = new CorpusGenerator(1).generate(400);

  @Test
  void theSeedDecidesEverything() {
    assertThat(new CorpusGenerator(1).generate(400)).isEqualTo(CORPUS);
    assertThat(new CorpusGenerator(2).generate(400).inputs()).isNotEqualTo(CORPUS.inputs());
    assertThat(CORPUS.origin()).isEqualTo("400 made-up users, seed 1");
  }

  @Test
  void someLettersAreMissingButNeverAllFour() {
    LabelMatrix labels = CORPUS.labels();

    for (int count : labels.observedCounts()) {
      assertThat(count).isBetween(320, 360);
    }
    for (int row = 0; row < labels.rows(); row++) {
      assertThat(TypeNotation.print(labels, row)).isNotEqualTo("xxxx");
    }
  }

  @Test
  void postsHaveTheLengthOfShortMessages() {
    assertThat(CORPUS.inputs())
        .allSatisfy(author -> assertThat(author.posts()).hasSizeBetween(15, 27));
    assertThat(CORPUS.inputs().get(0).posts().get(0).split(" ")).hasSizeBetween(15, 41);
  }

  @Test
  void someUsersNameTypesSoThatThereIsSomethingToTakeOut() {
    assertThat(LeakTest.of(CORPUS, MaskTypes.NONE).namingTheirOwn()).isBetween(80, 160);
    assertThat(LeakTest.of(CORPUS, MaskTypes.TYPES).namingAType()).isZero();
  }

  @Test
  void noWordOfTheGeneratorIsJargon() {
    CorpusWords words = CorpusWords.load();
    Set<String> all = new TreeSet<>(words.common());
    all.addAll(words.rare());
    words.topics().forEach(all::addAll);

    assertThat(words.topics()).hasSize(24);
    assertThat(all).allSatisfy(word -> assertThat(MaskTypes.STRICT.clean(word)).isEqualTo(word));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void wordsTellEachLetterWellButNotPerfectly(long seed) {
    Dataset<Author> corpus = new CorpusGenerator(seed).generate(400);
    Dataset<Author> train = corpus.select(IntStream.range(0, 300).toArray());
    Dataset<Author> test = corpus.select(IntStream.range(300, 400).toArray());

    double[] aucs =
        Arrays.stream(Axis.values()).mapToDouble(axis -> rocAuc(train, test, axis)).toArray();

    assertThat(Arrays.stream(aucs).boxed()).allMatch(auc -> auc > 0.7 && auc < 0.97);
    assertThat(Arrays.stream(aucs).average().orElseThrow()).isBetween(0.8, 0.9);
  }

  private static double rocAuc(Dataset<Author> train, Dataset<Author> test, Axis axis) {
    NaiveBayes model = new NaiveBayes(train, axis);
    List<Author> authors = test.inputs();
    double[] probabilities = new double[authors.size() * Axis.values().length];
    for (int row = 0; row < authors.size(); row++) {
      probabilities[row * Axis.values().length + axis.position()] =
          model.probability(authors.get(row));
    }
    return Evaluator.score(
            test.labels().drop((row, head) -> head != axis.position()),
            Predictions.of(test.schema(), probabilities),
            Metric.ROC_AUC)
        .toOptional()
        .orElseThrow();
  }
}
