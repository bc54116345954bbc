package dev.lacuna.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.data.Dataset;
import dev.lacuna.label.LabelMatrix;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToySourceTest {
  private static final int POINTS = 100_000;
  private static final int RESERVED = 3_000;

  @Test
  void aHundredThousandPointsOfTheSquareAreGenerated() {
    Dataset<Point> data = load(Map.of());

    assertThat(data.size()).isEqualTo(POINTS);
    assertThat(data.schema().names()).containsExactly("y0", "y1", "y2");
    assertThat(data.inputs()).allMatch(p -> p.x1() >= 0 && p.x1() < 1 && p.x2() >= 0 && p.x2() < 1);
  }

  @Test
  void whatIsDescribedLosesRunsOfRows() {
    LabelMatrix labels = load(Map.of("drops", "described")).labels();

    assertMissing(labels, 0, 0, 2000);
    assertMissing(labels, 1, 1800, 2500);
    assertMissing(labels, 2, 2400, 3500);
  }

  @Test
  void whatIsWrittenLosesLabelsOfTheFirstHeadOnly() {
    LabelMatrix labels = load(Map.of("drops", "as-written")).labels();

    assertMissing(labels, 0, 0, 2000);
    assertMissing(labels, 1, 0, 0);
    assertMissing(labels, 2, 0, 0);
  }

  @Test
  void withoutDropsNothingIsMissing() {
    assertThat(load(Map.of("drops", "none")).labels().observedCounts())
        .containsOnly(POINTS, POINTS, POINTS);
  }

  @Test
  void aRateDropsThisShareOfEveryHead() {
    LabelMatrix labels = load(Map.of("missing-rate", "0.3")).labels();

    for (int head = 0; head < labels.heads(); head++) {
      double missing = POINTS - labels.observedCount(head);
      assertThat(missing / (POINTS - RESERVED)).isCloseTo(0.3, within(0.01));
    }
  }

  @ParameterizedTest
  @CsvSource({"drops, described", "drops, as-written", "drops, none", "missing-rate, 1"})
  void theReservedPointsKeepAllLabels(String option, String value) {
    LabelMatrix labels = load(Map.of(option, value)).labels();

    for (int row = POINTS - RESERVED; row < POINTS; row++) {
      for (int head = 0; head < labels.heads(); head++) {
        assertThat(labels.observed(row, head)).as("row %d, head %d", row, head).isTrue();
      }
    }
  }

  @Test
  void observedLabelsFollowTheRules() {
    Dataset<Point> data = load(Map.of("points", "2000", "missing-rate", "0.5"));

    for (int row = 0; row < data.size(); row++) {
      double[] complete = ToyLabels.of(data.inputs().get(row));
      for (int head = 0; head < complete.length; head++) {
        float expected = data.labels().observed(row, head) ? (float) complete[head] : 0;
        assertThat(data.labels().value(row, head)).isEqualTo(expected);
      }
    }
  }

  @Test
  void droppingLabelsMovesNoPoint() {
    assertThat(load(Map.of("points", "1000", "missing-rate", "0.5")).inputs())
        .isEqualTo(load(Map.of("points", "1000", "drops", "none")).inputs());
  }

  @Test
  void anotherSeedGivesOtherPoints() {
    assertThat(load(Map.of("points", "1000", "seed", "2")).inputs())
        .isNotEqualTo(load(Map.of("points", "1000", "seed", "1")).inputs());
  }

  @Test
  void theOriginSaysWhatWasDropped() {
    assertThat(load(Map.of("points", "1000", "missing-rate", "0.25")).origin())
        .isEqualTo("1,000 generated points, seed 1, labels dropped: 0.25 of every head at random");
    assertThat(load(Map.of("points", "1000")).origin()).endsWith("labels dropped: described");
  }

  private static Dataset<Point> load(Map<String, String> settings) {
    return Toy.task(settings).source().load();
  }

  private static void assertMissing(LabelMatrix labels, int head, int from, int to) {
    for (int row = 0; row < labels.rows(); row++) {
      if (labels.observed(row, head) == (row >= from && row < to)) {
        throw new AssertionError(
            "head %d in row %d: observed %s".formatted(head, row, labels.observed(row, head)));
      }
    }
  }
}
