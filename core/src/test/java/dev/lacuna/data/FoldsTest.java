package dev.lacuna.data;

import static dev.lacuna.data.SplitterTest.binary;
import static dev.lacuna.data.SplitterTest.cells;
import static dev.lacuna.data.SplitterTest.dataset;
import static dev.lacuna.data.SplitterTest.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.label.LabelMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldsTest {
  private static final SplitShares ANY = new SplitShares(0.8, 0.1, 0.1);

  @Property(tries = 200)
  void everyRowIsTestedOnceAndInOnePartOfEachFold(
      @ForAll @IntRange(min = 2, max = 12) int k,
      @ForAll @IntRange(min = 12, max = 90) int rows,
      @ForAll long seed) {
    List<Split<Integer>> folds = folds(labels(2, 3, cells(rows, 2, 3, seed)), k, seed);

    assertThat(folds).hasSize(k);
    List<Integer> tested = new ArrayList<>();
    folds.forEach(fold -> tested.addAll(fold.test().inputs()));
    assertThat(tested).containsExactlyInAnyOrderElementsOf(numbers(rows));
    for (Split<Integer> fold : folds) {
      List<Integer> all = new ArrayList<>(fold.train().inputs());
      all.addAll(fold.dev().inputs());
      all.addAll(fold.test().inputs());
      assertThat(all).containsExactlyInAnyOrderElementsOf(numbers(rows));
      assertThat(fold.train().inputs()).isSorted();
    }
  }

  @Property(tries = 100)
  void foldsDifferByOneRowAtMostAndDevHasATenthOfTheRest(
      @ForAll @IntRange(min = 2, max = 12) int k, @ForAll @IntRange(min = 12, max = 300) int rows) {
    for (Split<Integer> fold : folds(binary(rows, 4), k, 1)) {
      assertThat((double) fold.test().size()).isCloseTo(rows / (double) k, within(1.0));
      assertThat((double) fold.dev().size())
          .isCloseTo((rows - fold.test().size()) / 10.0, within(1.0));
    }
  }

  @Property(tries = 100)
  void everyFoldFindsEveryClassWhereThereAreEnoughOfIt(
      @ForAll @IntRange(min = 2, max = 6) int k, @ForAll long seed) {
    double[][] cells = cells(120, 2, 3, seed);
    for (int row = 0; row < cells.length; row++) {
      // k + 8 sure cells of each class of each head, so that train and dev find some of the rest
      for (int head = 0; head < 2 && row < 3 * (k + 8); head++) {
        cells[row][head] = (row + head) % 3;
      }
    }

    for (Split<Integer> fold : folds(labels(2, 3, cells), k, seed)) {
      for (int head = 0; head < 2; head++) {
        assertThat(fold.test().labels().classCounts(head)).doesNotContain(0);
        assertThat(fold.train().labels().classCounts(head)).doesNotContain(0);
        assertThat(fold.dev().labels().classCounts(head)).doesNotContain(0);
      }
      assertThat(fold.shortfalls()).isEmpty();
    }
  }

  @Test
  void rareLabelsAreSpreadEvenly() {
    for (Split<Integer> fold : folds(binary(5000, 50), 5, 3)) { // a hundred positives
      assertThat(fold.test().labels().classCounts(0)[1]).isCloseTo(20, within(1));
      assertThat(fold.dev().labels().classCounts(0)[1]).isCloseTo(8, within(1));
    }
  }

  @Property(tries = 30)
  void sameSeedGivesTheSameFoldsAndAnotherSeedOthers(@ForAll int seed) {
    LabelMatrix labels = binary(200, 3);

    assertThat(folds(labels, 4, seed)).isEqualTo(folds(labels, 4, seed));
    assertThat(folds(labels, 4, seed + 1L)).isNotEqualTo(folds(labels, 4, seed));
  }

  @Test
  void sharesOfTheSplitterPlayNoPart() {
    Dataset<Integer> data = dataset(binary(60, 3));

    assertThat(new Splitter(new SplitShares(0.4, 0.3, 0.3), 1).folds(data, 3))
        .isEqualTo(new Splitter(ANY, 1).folds(data, 3));
  }

  @Test
  void shortfallsSayWhichPartOfTheFoldLacksTheClass() {
    List<Split<Integer>> folds = folds(binary(30, 15), 3, 1); // two positives

    List<List<String>> shortfalls = folds.stream().map(Split::shortfalls).toList();
    assertThat(shortfalls).allSatisfy(lines -> assertThat(lines).hasSize(1));
    assertThat(shortfalls.toString()).contains("head 'y', class '1': 2 observed in all, none in ");
  }

  @Test
  void asManyFoldsAsRowsLeaveOneOut() {
    List<Split<Integer>> folds = folds(binary(12, 3), 12, 1);

    assertThat(folds).allSatisfy(fold -> assertThat(fold.test().size()).isOne());
  }

  @ParameterizedTest
  @CsvSource({"1, 40", "51, 100", "5, 4", "0, 10"})
  void numberOfFoldsIsLimited(int k, int rows) {
    LacunaException thrown =
        catchThrowableOfType(LacunaException.class, () -> folds(binary(rows, 2), k, 1));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_OPTION);
    assertThat(thrown)
        .hasMessage(
            "The number of folds must be within 2 to 50, and at most the number of rows. Found %d"
                + " folds for %d rows. Choose fewer.",
            k, rows);
  }

  private static List<Split<Integer>> folds(LabelMatrix labels, int k, long seed) {
    return new Splitter(ANY, seed).folds(dataset(labels), k);
  }

  private static List<Integer> numbers(int rows) {
    return IntStream.range(0, rows).boxed().toList();
  }
}
