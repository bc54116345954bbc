package dev.lacuna.csv.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlanksTest {
  @Test
  void blanksThatFollowAnotherLabelAreNotAtRandom() {
    List<String> lines =
        Lines.of(
            "a,y0,y1",
            1_000,
            (row, random) -> {
              int other = row % 4 == 0 ? 1 : 0;
              boolean blank = random.nextDouble() < (other == 1 ? 0.6 : 0.1);
              return "%d,%s,%d".formatted(row, blank ? "" : random.nextInt(2), other);
            });

    assertThat(Audits.sentences(new BlanksByLabels().look(Audits.of(lines))))
        .singleElement()
        .asString()
        .startsWith(
            "Blanks of 1 head depend on other labels; the strongest: where y0 is missing, y1 is 1 in ")
        .contains(": not at random (p < 0.001).");
  }

  @Test
  void blanksThatFollowANumberAreNotAtRandom() {
    List<String> lines =
        Lines.of(
            "a,y0,y1",
            1_000,
            (row, random) -> {
              double number = random.nextGaussian();
              return "%d,%s,%.5f".formatted(row, number > 1 ? "" : random.nextInt(2), number);
            });

    assertThat(Audits.sentences(new BlanksByLabels().look(Audits.of(lines))))
        .singleElement()
        .asString()
        .contains("where y0 is missing, y1 has the mean 1.");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 0.5, 0.7, 0.9})
  void blanksThatFollowNothingAreNoFinding(double rate) {
    List<String> lines =
        Lines.of(
            "a,y0,y1",
            600,
            (row, random) ->
                "%.4f,%s,%d"
                    .formatted(
                        random.nextDouble(),
                        random.nextDouble() < rate ? "" : random.nextInt(2),
                        random.nextInt(2)));
    AuditInput input = Audits.of(lines);

    assertThat(new BlanksByLabels().look(input).findings()).isEmpty();
    assertThat(new BlanksByFeatures().look(input).tables()).isEmpty();
  }

  @Test
  void featuresThatBlanksFollowAreListed() {
    List<String> lines =
        Lines.of(
            "a,b,y",
            500,
            (row, random) ->
                "%d,%.5f,%s"
                    .formatted(row, random.nextDouble(), row < 100 ? "" : random.nextInt(2)));

    assertThat(new BlanksByFeatures().look(Audits.of(lines)).tables().get(0).rows())
        .containsExactly(List.of("y", "a (mean)", "49.50", "100", "299.5", "400", "p < 0.001"));
  }
}
