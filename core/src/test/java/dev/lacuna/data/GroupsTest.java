package dev.lacuna.data;

import static dev.lacuna.data.SplitterTest.binary;
import static dev.lacuna.data.SplitterTest.cells;
import static dev.lacuna.data.SplitterTest.dataset;
import static dev.lacuna.data.SplitterTest.labels;
import static dev.lacuna.data.SplitterTest.parts;
import static dev.lacuna.data.SplitterTest.sizes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.label.LabelMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private static final SplitShares THREE_ONE_ONE = new SplitShares(0.6, 0.2, 0.2);

  @Test
  void equalKeysAreOneGroupInTheOrderOfTheirFirstRow() {
    Groups groups = Groups.of(List.of("b", "a", "b", "c"));

    assertThat(groups.count()).isEqualTo(3);
    assertThat(IntStream.range(0, groups.rows()).map(groups::of)).containsExactly(0, 1, 0, 2);
    assertThat(groups.isNone()).isFalse();
    assertThat(groups.select(new int[] {3, 1, 3})).isEqualTo(Groups.of(List.of(1, 2, 1)));
    assertThat(Groups.of(List.of("x", "y"))).isEqualTo(Groups.none(2));
    assertThat(Groups.none(2).isNone()).isTrue();
  }

  @Property(tries = 200)
  void noGroupStraddlesParts(@ForAll long seed, @ForAll @IntRange(min = 8, max = 40) int count) {
    Groups groups = groups(150, count, seed);
    LabelMatrix labels = labels(2, 2, cells(150, 2, 2, seed));

    Split<Integer> split = splitter(groups, seed).split(dataset(labels));

    assertUnparted(split, groups);
    assertThat(IntStream.of(sizes(split)).sum()).isEqualTo(150);
    assertThat(sizes(split)).doesNotContain(0);
  }

  @Property(tries = 100)
  void noGroupStraddlesTestDevAndTrainOfAnyFold(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int k) {
    Groups groups = groups(150, 30, seed);
    LabelMatrix labels = labels(2, 2, cells(150, 2, 2, seed));

    List<Split<Integer>> folds = splitter(groups, seed).folds(dataset(labels), k);

    List<Integer> tested = new ArrayList<>();
    for (Split<Integer> fold : folds) {
      assertUnparted(fold, groups);
      tested.addAll(fold.test().inputs());
    }
    assertThat(tested)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 150).boxed().toList());
    assertThat(splitter(groups, seed).folds(dataset(labels), k)).isEqualTo(folds);
  }

  @Property(tries = 100)
  void manySmallGroupsComeAsNearToTheSharesAsRows(@ForAll long seed) {
    List<Integer> keys = new ArrayList<>();
    for (int group = 0; keys.size() < 400; group++) {
      keys.addAll(Collections.nCopies(1 + group % 4, group));
    }
    Groups groups = Groups.of(keys.subList(0, 400));

    int[] sizes = sizes(splitter(groups, seed).split(dataset(binary(400, 3))));

    assertThat(sizes[0]).isCloseTo(240, within(1));
    assertThat(sizes[1]).isCloseTo(80, within(1));
    assertThat(sizes[2]).isCloseTo(80, within(1));
  }

  @Property(tries = 50)
  void groupsOfOneSizeAreCountedOut(@ForAll long seed) {
    Groups groups = Groups.of(IntStream.range(0, 100).mapToObj(row -> row / 10).toList());

    assertThat(sizes(splitter(groups, seed).split(dataset(binary(100, 3)))))
        .containsExactly(60, 20, 20);
    assertThat(splitter(groups, seed).folds(dataset(binary(100, 3)), 5))
        .allSatisfy(fold -> assertThat(fold.test().size()).isEqualTo(20));
  }

  @Property(tries = 50)
  void largeGroupGoesWhereThereIsRoomForIt(@ForAll long seed) {
    Groups groups =
        Groups.of(IntStream.range(0, 100).mapToObj(row -> row < 55 ? -1 : row).toList());

    assertThat(sizes(splitter(groups, seed).split(dataset(binary(100, 3)))))
        .containsExactly(60, 20, 20);
  }

  @Property(tries = 50)
  void rareClassReachesEveryPartThroughItsGroups(@ForAll long seed) {
    // groups of 4 rows; one row of every tenth group is positive
    LabelMatrix labels = binary(400, 40);
    Groups groups = Groups.of(IntStream.range(0, 400).mapToObj(row -> row / 4).toList());

    Split<Integer> split = splitter(groups, seed).split(dataset(labels));

    assertThat(split.shortfalls()).isEmpty();
    assertThat(parts(split)).allSatisfy(p -> assertThat(p.labels().classCounts(0)[1]).isPositive());
    for (Split<Integer> fold : splitter(groups, seed).folds(dataset(labels), 5)) {
      assertThat(fold.test().labels().classCounts(0)[1]).isEqualTo(2);
      assertThat(fold.shortfalls()).isEmpty();
    }
  }

  @Test
  void shortfallsCountLabelsAndNotGroups() {
    LabelMatrix labels = binary(100, 2);
    // all positives are in one group
    Groups groups =
        Groups.of(IntStream.range(0, 100).mapToObj(row -> row % 2 == 0 ? -1 : row).toList());

    assertThat(splitter(groups, 1).split(dataset(labels)).shortfalls())
        .containsExactly("head 'y', class '1': 50 observed in all, none in dev, test");
  }

  @Property(tries = 50)
  void groupsOfSingleRowsChangeNothing(@ForAll long seed) {
    Dataset<Integer> data = dataset(labels(3, 2, cells(60, 3, 2, seed)));
    Splitter plain = new Splitter(THREE_ONE_ONE, seed);
    Splitter grouped = plain.forGroups(Groups.of(data.inputs()));

    assertThat(grouped.split(data)).isEqualTo(plain.split(data));
    assertThat(grouped.folds(data, 4)).isEqualTo(plain.folds(data, 4));
  }

  @Test
  void otherSharesKeepTheGroups() {
    Groups groups = groups(60, 12, 1);

    Split<Integer> split =
        splitter(groups, 1)
            .withShares(new SplitShares(0.5, 0.25, 0.25))
            .split(dataset(binary(60, 3)));

    assertUnparted(split, groups);
  }

  @Test
  void fewerGroupsThanPartsAreRefused() {
    Dataset<Integer> data = dataset(binary(40, 3));
    Splitter two = splitter(groups(40, 2, 1), 1);

    assertThat(refusal(() -> two.split(data)))
        .hasMessage(
            "There must be a group of rows for every part. Found 2 for 3 parts. Choose fewer parts,"
                + " or finer groups.");
    assertThat(refusal(() -> two.folds(data, 3)))
        .hasMessageStartingWith("There must be a group of rows for every part. Found 2 for 3");
    assertThat(refusal(() -> splitter(groups(40, 1, 1), 1).split(data)).code())
        .isEqualTo(ErrorCode.BAD_DATA);
  }

  @Test
  void groupThatLeavesTooLittleForTheOthersIsRefused() {
    Groups groups =
        Groups.of(IntStream.range(0, 100).mapToObj(row -> row < 61 ? -1 : row).toList());
    Dataset<Integer> data = dataset(binary(100, 3));

    assertThat(refusal(() -> splitter(groups, 1).split(data)))
        .hasMessage(
            "A group must not hold more than 60 % of the rows, or too few are left for the other"
                + " parts. Found one with 61 of 100 rows. Choose finer groups, or other shares.");
    assertThat(refusal(() -> splitter(groups, 1).folds(data, 3)))
        .hasMessageStartingWith("A group must not hold more than 50 % of the rows");
  }

  @Test
  void groupsOfOtherRowsAreRefused() {
    Splitter splitter = splitter(groups(40, 5, 1), 1);

    assertThatThrownBy(() -> splitter.split(dataset(binary(41, 3))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there must be one group per row, groups = 40, rows = 41");
  }

  private static Splitter splitter(Groups groups, long seed) {
    return new Splitter(THREE_ONE_ONE, seed).forGroups(groups);
  }

  /** So many groups at random, each with a row at least and none with half of them. */
  private static Groups groups(int rows, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Groups.of(
        IntStream.range(0, rows)
            .mapToObj(row -> row < count || count < 4 ? row % count : skewed(count, random))
            .toList());
  }

  private static int skewed(int count, SplittableRandom random) {
    return Math.max(random.nextInt(count), random.nextInt(count));
  }

  private static void assertUnparted(Split<Integer> split, Groups groups) {
    Set<Integer> seen = new HashSet<>();
    for (Dataset<Integer> part : parts(split)) {
      Set<Integer> here = new HashSet<>(part.inputs().stream().map(groups::of).toList());
      assertThat(here).noneMatch(seen::contains);
      seen.addAll(here);
    }
  }

  private static LacunaException refusal(ThrowingCallable action) {
    LacunaException thrown = catchThrowableOfType(LacunaException.class, action);
    assertThat(thrown).isNotNull();
    return thrown;
  }
}
