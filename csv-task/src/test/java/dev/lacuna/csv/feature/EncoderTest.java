package dev.lacuna.csv.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.Tables;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Encoders by figures worked out by hand. */
class EncoderTest {
  @Test
  void numbersAreStandardisedByTheRowsTheyAreFittedOn() {
    Column column = column("1", "2", "3", "6", "999");

    NumberEncoder encoder = NumberEncoder.fit(column, rows(4));

    assertThat(encoder.centre()).isEqualTo(3);
    assertThat(encoder.scale()).isEqualTo(Math.sqrt((4 + 1 + 0 + 9) / 4.0), within(1e-12));
    assertThat(encoder.median()).isEqualTo(2.5);
    assertThat(encoder.gaps()).isFalse();
    assertThat(features(encoder, column, 0)[0]).isEqualTo((float) (-2 / Math.sqrt(3.5)));
    assertThat(features(encoder, column, 4)).as("ten scales at most").containsExactly(10);
  }

  @Test
  void aGapIsTheMedianAndHasAnIndicatorWhereTheTrainPartHadGaps() {
    Column column = column("1", "", "3", "8");

    NumberEncoder encoder = NumberEncoder.fit(column, rows(4));
    NumberEncoder withoutGaps = NumberEncoder.fit(column, new int[] {0, 2, 3});

    float median = (float) ((3 - 4) / Math.sqrt((9 + 1 + 16) / 3.0));
    assertThat(features(encoder, column, 1)).containsExactly(median, 1);
    assertThat(features(encoder, column, 2)).containsExactly(median, 0);
    assertThat(features(withoutGaps, column, 1)).containsExactly(median);
  }

  @Test
  void bitsAndCountsThatAreMostlyZeroStayAsSparseAsTheyAre() {
    NumberEncoder bits = NumberEncoder.fit(column("0", "1", "1", "1"), rows(4));
    NumberEncoder counts = NumberEncoder.fit(column("0", "0", "0", "8"), rows(4));
    NumberEncoder negative = NumberEncoder.fit(column("0", "0", "0", "-8"), rows(4));

    assertThat(bits).isEqualTo(new NumberEncoder("x", 0, 1, 1, false));
    assertThat(counts.centre()).isZero();
    assertThat(counts.scale()).isEqualTo(Math.sqrt((3 * 4 + 36) / 4.0), within(1e-12));
    assertThat(negative.centre()).isEqualTo(-2);
  }

  @Test
  void eachCategoryHasAFeatureTheMostFrequentFirst() {
    Column column = column("red", "blue", "blue", "green", "black");

    CategoryEncoder encoder = CategoryEncoder.fit(column, rows(4));

    assertThat(encoder.categories()).containsExactly("blue", "green", "red");
    assertThat(features(encoder, column, 0)).containsExactly(0, 0, 1);
    assertThat(features(encoder, column, 1)).containsExactly(1, 0, 0);
    assertThat(features(encoder, column, 4)).as("unknown").containsExactly(0, 0, 0);
    assertThat(features(encoder, column(""), 0)).as("missing").containsExactly(0, 0, 0);
  }

  @Test
  void aMissingCategoryHasAFeatureOfItsOwnWhereTheTrainPartHadGaps() {
    Column column = column("red", "blue", "", "blue");

    CategoryEncoder encoder = CategoryEncoder.fit(column, rows(4));

    assertThat(encoder.width()).isEqualTo(3);
    assertThat(features(encoder, column, 0)).containsExactly(0, 1, 0);
    assertThat(features(encoder, column, 2)).containsExactly(0, 0, 1);
  }

  @Test
  void twoCategoriesWithoutGapsAreOneSwitch() {
    Column column = column("yes", "no", "no", "maybe");

    CategoryEncoder encoder = CategoryEncoder.fit(column, rows(3));

    assertThat(encoder.width()).isEqualTo(1);
    assertThat(features(encoder, column, 0)).containsExactly(1);
    assertThat(features(encoder, column, 1)).containsExactly(0);
    assertThat(features(encoder, column, 3)).containsExactly(0);
  }

  @Test
  void numbersMayBeCategoriesToo() {
    String[] cells = IntStream.range(0, 600).mapToObj(i -> i % 300 + ".50").toArray(String[]::new);
    Column column = column(cells);

    CategoryEncoder encoder = CategoryEncoder.fit(column, rows(600));

    assertThat(encoder.categories()).as("the most frequent ones").hasSize(256);
    assertThat(sum(features(encoder, column, 0))).isEqualTo(1);
  }

  @Test
  void textsAreWeightedByTermAndDocumentFrequencyAndHaveLengthOne() {
    Column column = column("Tea, tea and milk", "tea!", "tea milk", "", "coffee");

    TextEncoder encoder = TextEncoder.fit(column, rows(4));
    double tea = (1 + Math.log(2)) * Math.log(5.0 / 4);
    double and = Math.log(5.0 / 2);
    double milk = Math.log(5.0 / 3);
    double length = Math.sqrt(tea * tea + and * and + milk * milk);

    assertThat(encoder.width()).isEqualTo(4096);
    assertThat(nonZero(features(encoder, column, 0)))
        .containsExactlyInAnyOrder(
            (float) (tea / length), (float) (and / length), (float) (milk / length));
    assertThat(nonZero(features(encoder, column, 1))).containsExactly(1f);
    assertThat(nonZero(features(encoder, column, 3))).isEmpty();
    assertThat(nonZero(features(encoder, column, 4))).as("a word never met").containsExactly(1f);
  }

  @Test
  void aWordHasTheSameFeatureInEveryText() {
    Column column = column("red tea", "green tea", "tea");

    TextEncoder encoder = TextEncoder.fit(column("red tea", "green", "milk"), rows(3));

    assertThat(same(features(encoder, column, 0), features(encoder, column, 2))).isEqualTo(1);
    assertThat(same(features(encoder, column, 0), features(encoder, column, 1))).isEqualTo(1);
  }

  @Test
  void encodersRefuseFiguresThatNoFitGives() {
    assertThatThrownBy(() -> new NumberEncoder("x", 0, 0, 0, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NumberEncoder("x", Double.NaN, 1, 0, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CategoryEncoder("x", List.of(), false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TextEncoder("x", 3, List.of(4)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TextEncoder("x", 3, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] features(Encoder encoder, Column column, int row) {
    float[] features = new float[encoder.width()];
    encoder.of(column).encode(row, 0, (index, value) -> features[index] = value);
    return features;
  }

  private static List<Float> nonZero(float[] features) {
    return IntStream.range(0, features.length)
        .filter(i -> features[i] != 0)
        .mapToObj(i -> features[i])
        .toList();
  }

  private static long same(float[] one, float[] other) {
    return IntStream.range(0, one.length).filter(i -> one[i] != 0 && other[i] != 0).count();
  }

  private static double sum(float[] features) {
    return IntStream.range(0, features.length).mapToDouble(i -> features[i]).sum();
  }

  private static int[] rows(int count) {
    return IntStream.range(0, count).toArray();
  }

  private static Column column(String... cells) {
    StringBuilder text = new StringBuilder("x;y\n");
    for (String cell : cells) {
      text.append(cell).append(";1\n");
    }
    return Tables.of(text.toString()).columns().get(0);
  }
}
