package dev.lacuna.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitterTest {
  private static final double MISSING = -1;
  private static final SplitShares EIGHT_ONE_ONE = new SplitShares(0.8, 0.1, 0.1);
  private static final SplitShares THREE_ONE_ONE = new SplitShares(0.6, 0.2, 0.2);

  @Test
  void partsHaveTheirExactShares() {
    assertThat(sizes(splitOf(EIGHT_ONE_ONE, binary(1000, 3)))).containsExactly(800, 100, 100);
    assertThat(sizes(splitOf(THREE_ONE_ONE, binary(10, 3)))).containsExactly(6, 2, 2);
    assertThat(sizes(splitOf(new SplitShares(1 / 3.0, 1 / 3.0, 1 / 3.0), binary(9, 3))))
        .containsExactly(3, 3, 3);
  }

  @Property
  void partsAreWithinOneRowOfTheirShare(
      @ForAll @IntRange(max = 300) int rows, @ForAll("shares") SplitShares shares) {
    int[] sizes = sizes(splitOf(shares, binary(rows, 4)));

    assertThat(Arrays.stream(sizes).sum()).isEqualTo(rows);
    for (int part = 0; part < 3; part++) {
      assertThat((double) sizes[part]).isCloseTo(shares.asArray()[part] * rows, within(1.0));
    }
  }

  @Property
  void everyRowIsInExactlyOnePartAndPartsKeepTheOrder(
      @ForAll("shares") SplitShares shares, @ForAll("sparseLabels") LabelMatrix labels) {
    Split<Integer> split = splitOf(shares, labels);

    List<Integer> all = new ArrayList<>();
    for (Dataset<Integer> part : parts(split)) {
      assertThat(part.inputs()).isSorted();
      all.addAll(part.inputs());
    }
    assertThat(all)
        .containsExactlyInAnyOrder(
            IntStream.range(0, labels.rows()).boxed().toArray(Integer[]::new));
  }

  @Property
  void rowsTakeTheirLabelsAlong(@ForAll("sparseLabels") LabelMatrix labels) {
    for (Dataset<Integer> part : parts(splitOf(THREE_ONE_ONE, labels))) {
      assertThat(part.labels())
          .isEqualTo(labels.select(part.inputs().stream().mapToInt(Integer::intValue).toArray()));
    }
  }

  @Property(tries = 50)
  void sameSeedGivesTheSameParts(@ForAll("sparseLabels") LabelMatrix labels, @ForAll int seed) {
    assertThat(new Splitter(THREE_ONE_ONE, seed).split(dataset(labels)))
        .isEqualTo(new Splitter(THREE_ONE_ONE, seed).split(dataset(labels)));
  }

  @Property(tries = 50)
  void otherSeedGivesOtherParts(@ForAll int seed) {
    Dataset<Integer> data = dataset(binary(200, 3));

    assertThat(new Splitter(THREE_ONE_ONE, seed).split(data).train().inputs())
        .isNotEqualTo(new Splitter(THREE_ONE_ONE, seed + 1L).split(data).train().inputs());
  }

  @Test
  void seedsGiveThePartsThatTheyGaveInEarlierVersions() {
    LabelSchema schema =
        LabelSchema.of(
            BinaryHead.of("y", MaskValue.number(-1)),
            new CategoricalHead("c", List.of("0", "1", "2"), List.of(MaskValue.number(-1))),
            RegressionHead.of("r", MaskValue.NAN));
    LabelMatrix.Builder labels = LabelMatrix.builder(schema);
    for (int i = 0; i < 40; i++) {
      labels.add(
          "row",
          i % 7 == 0 ? 1 : i % 3 == 0 ? -1 : 0,
          i % 5 == 4 ? -1 : i % 11 == 0 ? 2 : i % 2,
          i % 6 == 0 ? i : Double.NaN);
    }

    Split<Integer> split = splitOf(THREE_ONE_ONE, labels.build());

    assertThat(split.dev().inputs()).containsExactly(3, 9, 15, 22, 24, 30, 35, 37);
    assertThat(split.test().inputs()).containsExactly(7, 18, 21, 25, 27, 29, 31, 33);
  }

  @Test
  void otherSharesKeepTheSeed() {
    Dataset<Integer> data = dataset(binary(50, 3));

    assertThat(new Splitter(EIGHT_ONE_ONE, 7).withShares(THREE_ONE_ONE).split(data))
        .isEqualTo(new Splitter(THREE_ONE_ONE, 7).split(data));
  }

  @Property
  void everyPartHoldsEveryClassWhereThatIsPossible(
      @ForAll("coverableLabels") LabelMatrix labels, @ForAll int seed) {
    Split<Integer> split = new Splitter(THREE_ONE_ONE, seed).split(dataset(labels));

    assertThat(split.shortfalls()).isEmpty();
    for (Dataset<Integer> part : parts(split)) {
      for (int head = 0; head < labels.heads(); head++) {
        assertThat(part.labels().classCounts(head)).doesNotContain(0);
      }
    }
  }

  @Property
  void shortfallsAreExactlyTheClassesThatPartsLack(
      @ForAll("sparseLabels") LabelMatrix labels, @ForAll int seed) {
    Split<Integer> split = new Splitter(EIGHT_ONE_ONE, seed).split(dataset(labels));

    List<String> lacking = new ArrayList<>();
    for (int head = 0; head < labels.heads(); head++) {
      for (int label = 0; label < labels.classCounts(head).length; label++) {
        List<String> without = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
          if (parts(split).get(part).labels().classCounts(head)[label] == 0) {
            without.add(List.of("train", "dev", "test").get(part));
          }
        }
        if (!without.isEmpty()) {
          lacking.add(
              "head 'h%d', class '%d': %d observed in all, none in %s"
                  .formatted(
                      head, label, labels.classCounts(head)[label], String.join(", ", without)));
        }
      }
    }
    assertThat(split.shortfalls()).containsExactlyElementsOf(lacking);
  }

  @Test
  void rareClassOfThreeReachesEveryPartOfMany() {
    LabelMatrix labels = binary(2000, 700); // three positives

    Split<Integer> split = splitOf(EIGHT_ONE_ONE, labels);

    assertThat(parts(split)).allSatisfy(p -> assertThat(p.labels().classCounts(0)[1]).isOne());
    assertThat(split.shortfalls()).isEmpty();
  }

  @Test
  void rowsThatHoldSeveralRareClassesAreTradedForOthers() {
    // the parts hold 3, 2 and 2 rows, and each needs both classes of each of three heads
    LabelMatrix labels =
        labels(
            3,
            2,
            new double[][] {
              {0, 0, 0},
              {1, 1, 1},
              {0, 1, 0},
              {1, 0, 1},
              {0, 0, 1},
              {1, 1, 0},
              {MISSING, MISSING, MISSING}
            });

    for (int seed = 0; seed < 50; seed++) {
      Split<Integer> split =
          new Splitter(new SplitShares(0.4, 0.3, 0.3), seed).split(dataset(labels));
      assertThat(sizes(split)).containsExactly(3, 2, 2);
      assertThat(split.shortfalls()).isEmpty();
    }
  }

  @Test
  void onlyRowWithBothLabelsMakesItsWayIntoThePartOfOneRow() {
    LabelSchema schema =
        LabelSchema.of(
            RegressionHead.of("a", MaskValue.NAN), RegressionHead.of("b", MaskValue.NAN));
    double nan = Double.NaN;
    LabelMatrix labels =
        LabelMatrix.builder(schema)
            .add("1", 0, nan)
            .add("2", nan, 0)
            .add("3", 0, 0)
            .add("4", nan, 0)
            .add("5", 0, nan)
            .add("6", nan, nan)
            .add("7", nan, nan)
            .build();

    for (int seed = 0; seed < 50; seed++) {
      Split<Integer> split =
          new Splitter(new SplitShares(4 / 7.0, 2 / 7.0, 1 / 7.0), seed).split(dataset(labels));
      assertThat(split.shortfalls()).isEmpty();
      assertThat(split.test().inputs()).containsExactly(2);
    }
  }

  @Test
  void numbersReachEveryPart() {
    LabelSchema schema = LabelSchema.of(RegressionHead.of("r", MaskValue.NAN));
    LabelMatrix.Builder builder = LabelMatrix.builder(schema);
    for (int row = 0; row < 500; row++) {
      builder.add("row", row % 200 == 0 ? row : Double.NaN);
    }

    Split<Integer> split = splitOf(EIGHT_ONE_ONE, builder.build());

    assertThat(parts(split)).allSatisfy(part -> assertThat(part.labels().observedCount(0)).isOne());
  }

  @Test
  void shortfallOfNumbersNamesTheHead() {
    LabelSchema schema = LabelSchema.of(BinaryHead.of("y"), RegressionHead.of("r", MaskValue.NAN));
    LabelMatrix.Builder builder = LabelMatrix.builder(schema).add("row", 1, 5);
    for (int row = 1; row < 30; row++) {
      builder.add("row", row % 2, Double.NaN);
    }

    assertThat(splitOf(EIGHT_ONE_ONE, builder.build()).shortfalls())
        .singleElement()
        .asString()
        .startsWith("head 'r': 1 observed in all, none in ");
  }

  @Test
  void partWithoutAShareIsEmptyAndLacksNothing() {
    Split<Integer> split = splitOf(new SplitShares(0.9, 0, 0.1), binary(40, 20));

    assertThat(sizes(split)).containsExactly(36, 0, 4);
    assertThat(split.shortfalls()).isEmpty();
    assertThat(sizes(splitOf(new SplitShares(1, 0, 0), binary(5, 2)))).containsExactly(5, 0, 0);
  }

  @Test
  void rareLabelsAreSpreadInProportion() {
    LabelMatrix labels = binary(5000, 50); // a hundred positives

    Split<Integer> split = splitOf(EIGHT_ONE_ONE, labels);

    assertThat(split.train().labels().classCounts(0)[1]).isCloseTo(80, within(1));
    assertThat(split.test().labels().classCounts(0)[1]).isCloseTo(10, within(1));
  }

  @Provide
  static Arbitrary<SplitShares> shares() {
    return Arbitraries.of(
        EIGHT_ONE_ONE,
        THREE_ONE_ONE,
        new SplitShares(0.5, 0.25, 0.25),
        new SplitShares(0.9, 0, 0.1),
        new SplitShares(0.75, 0.25, 0),
        new SplitShares(1 / 3.0, 1 / 3.0, 1 / 3.0));
  }

  /** Labels of up to four heads with up to all of them missing, whatever classes come of it. */
  @Provide
  static Arbitrary<LabelMatrix> sparseLabels() {
    return Combinators.combine(
            Arbitraries.integers().between(20, 60),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(2, 3),
            Arbitraries.longs().dontShrink())
        .as(
            (rows, heads, classes, seed) ->
                labels(heads, classes, cells(rows, heads, classes, seed)))
        .withoutEdgeCases();
  }

  /** Sparse labels to which every class is added in every part of one hidden split. */
  @Provide
  static Arbitrary<LabelMatrix> coverableLabels() {
    return Combinators.combine(
            Arbitraries.integers().between(8, 24),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(2, 3),
            Arbitraries.longs().dontShrink())
        .as(SplitterTest::coverable)
        .withoutEdgeCases();
  }

  private static LabelMatrix coverable(int rowsOfDev, int heads, int classes, long seed) {
    int rows = 5 * rowsOfDev;
    double[][] cells = cells(rows, heads, classes, seed);
    SplittableRandom random = new SplittableRandom(seed + 1);
    int[] hidden = Randomness.permutation(rows, random);
    for (int part = 0; part < 3; part++) {
      for (int head = 0; head < heads; head++) {
        int[] chosen = Randomness.permutation(rowsOfDev, random);
        for (int label = 0; label < classes; label++) {
          cells[hidden[part * rowsOfDev + chosen[label]]][head] = label;
        }
      }
    }
    return labels(heads, classes, cells);
  }

  static double[][] cells(int rows, int heads, int classes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double missing = random.nextDouble();
    double[][] cells = new double[rows][heads];
    for (double[] row : cells) {
      for (int head = 0; head < heads; head++) {
        row[head] = random.nextDouble() < missing ? MISSING : random.nextInt(classes);
      }
    }
    return cells;
  }

  static LabelMatrix labels(int heads, int classes, double[][] cells) {
    List<String> names = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    List<MaskValue> maskValues = List.of(MaskValue.number(MISSING));
    Head[] columns =
        IntStream.range(0, heads)
            .mapToObj(t -> new CategoricalHead("h" + t, names, maskValues))
            .toArray(Head[]::new);
    LabelMatrix.Builder builder = LabelMatrix.builder(LabelSchema.of(columns));
    Stream.of(cells).forEach(row -> builder.add("row", row));
    return builder.build();
  }

  /** One head, all observed, with every so-many-th row positive. */
  static LabelMatrix binary(int rows, int every) {
    LabelMatrix.Builder builder = LabelMatrix.builder(LabelSchema.of(BinaryHead.of("y")));
    for (int row = 0; row < rows; row++) {
      builder.add("row", row % every == 0 ? 1 : 0);
    }
    return builder.build();
  }

  static Dataset<Integer> dataset(LabelMatrix labels) {
    return new Dataset<>("numbers", IntStream.range(0, labels.rows()).boxed().toList(), labels);
  }

  private static Split<Integer> splitOf(SplitShares shares, LabelMatrix labels) {
    return new Splitter(shares, 1).split(dataset(labels));
  }

  static List<Dataset<Integer>> parts(Split<Integer> split) {
    return List.of(split.train(), split.dev(), split.test());
  }

  static int[] sizes(Split<Integer> split) {
    return parts(split).stream().mapToInt(Dataset::size).toArray();
  }
}
