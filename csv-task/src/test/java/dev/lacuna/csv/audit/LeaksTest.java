package dev.lacuna.csv.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LeaksTest {
  @Test
  void aFeatureThatIsTheLabelIsALeak() {
    assertThat(leaks("a,y", (row, random) -> pair(random, "%2$d,%1$d")))
        .containsExactly(
            "A feature nearly determines a label by itself, as a does y"
                + " (accuracy 1.000): if it is known only after the label, --ignore a.");
  }

  @Test
  void aWordForEachClassIsALeak() {
    assertThat(
            leaks(
                "a,y",
                (row, random) -> {
                  int k = random.nextInt(4);
                  return "word%d,%s".formatted(3 - k, List.of("n", "e", "s", "w").get(k));
                }))
        .hasSize(1);
  }

  @Test
  void aNumberThatRanksTheClassesIsALeakWhateverItsSign() {
    assertThat(
            leaks(
                "a,y",
                (row, random) -> {
                  double x = random.nextDouble();
                  return "%.6f,%d".formatted(-x, x > 0.9 ? 1 : 0);
                }))
        .hasSize(1);
  }

  @Test
  void aNumberInOtherUnitsIsALeak() {
    assertThat(
            leaks(
                "a,y",
                (row, random) -> {
                  double x = random.nextDouble();
                  return "%.6f,%.6f".formatted(32 - 1.8 * x, x);
                }))
        .hasSize(1)
        .allSatisfy(sentence -> assertThat(sentence).contains("|correlation| 1.000"));
  }

  @Test
  void gapsThatTellTheLabelAreALeak() {
    assertThat(
            leaks(
                "a,y",
                (row, random) -> {
                  int label = random.nextInt(2);
                  return "%s,%d".formatted(label == 1 ? "" : "x" + random.nextInt(3), label);
                }))
        .hasSize(1);
  }

  @Test
  void aNameOfItsOwnForEachRowIsNone() {
    assertThat(leaks("a,y", (row, random) -> "name%d,%d".formatted(row, random.nextInt(2))))
        .isEmpty();
  }

  @Test
  void goodFeaturesAndRareClassesAreNone() {
    assertThat(
            leaks(
                "a,b,y,yrare",
                (row, random) -> {
                  double x = random.nextDouble();
                  int label = x + 0.3 * random.nextGaussian() > 0.5 ? 1 : 0;
                  return "%.4f,%d,%d,%d".formatted(x, row % 7, label, row % 50 == 0 ? 1 : 0);
                }))
        .isEmpty();
  }

  @Test
  void aRowCountsForTheOthersInItsBinOnly() {
    BinnedFeature feature =
        new BinnedFeature("a", false, 4, new int[] {1, 1, 1, 2, 3, 3}, new float[6]);
    RowSample.Observed observed =
        new RowSample.Observed(new int[] {0, 1, 2, 3, 4, 5}, new float[] {0, 0, 1, 1, 1, 1});

    ClassCounts counts = ClassCounts.of(feature, observed, 2);

    // bin 1 holds 0, 0, 1: even there one of two others is wrong; bin 2 a single row; bin 3 is
    // right
    assertThat(counts.accuracyLeavingOneOut()).isEqualTo(2 / 6.0);
    assertThat(counts.majority()).isEqualTo(4 / 6.0);
  }

  /** Of the four pairs of a negative and a positive, three are ranked right and one is a tie. */
  @Test
  void aTieCountsOneHalfInTheArea() {
    BinnedFeature feature = new BinnedFeature("a", true, 4, new int[] {1, 2, 2, 3}, new float[4]);
    RowSample.Observed observed =
        new RowSample.Observed(new int[] {0, 1, 2, 3}, new float[] {0, 0, 1, 1});

    assertThat(ClassCounts.of(feature, observed, 2).auc()).isEqualTo(3.5 / 4);
  }

  private static String pair(RandomGenerator random, String format) {
    int label = random.nextInt(2);
    return format.formatted(label, 1 - label);
  }

  private static List<String> leaks(String header, Lines.Line line) {
    return Audits.sentences(new Leaks().look(Audits.of(Lines.of(header, 400, line))));
  }
}
