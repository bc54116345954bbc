package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.loss.CellWeights;
import dev.lacuna.propensity.HeadWeighting;
import dev.lacuna.propensity.HeadWeighting.Outcome;
import dev.lacuna.propensity.InverseWeights;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightingReportTest {
  @Test
  void everyHeadHasALine() {
    WeightingReport report =
        report(
            List.of(
                new HeadWeighting("y0", 9_700, 970, 812.4, 0.3123, 3.89, 2, Outcome.WEIGHTED),
                new HeadWeighting("y1", 9_700, 9_700, 9_700, 1, 1, 0, Outcome.COMPLETE),
                new HeadWeighting("y2", 9_700, 4, 4, 1, 1, 0, Outcome.TOO_FEW),
                new HeadWeighting("y3", 9_700, 5_000, 5_000, 1, 1, 0, Outcome.UNTOLD)));

    assertThat(report.notes())
        .containsExactly(
            "ipw: head y0: 970 of 9,700 labels observed; effective sample size 812 (84 %); weights 0.31 to 3.9, 2 clipped",
            "ipw: head y1: 9,700 of 9,700 labels observed; all weights 1, for none is missing",
            "ipw: head y2: 4 of 9,700 labels observed; all weights 1, for too few are observed or missing to tell why",
            "ipw: head y3: 5,000 of 9,700 labels observed; all weights 1, for the features do not tell which are missing");
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void ofManyHeadsThereIsASummaryAndTheThreeThatLoseMost() {
    List<HeadWeighting> heads = new ArrayList<>();
    for (int t = 0; t < 13; t++) {
      heads.add(new HeadWeighting("y" + t, 200, 100, 90 - t, 0.5, 2 + t, t, Outcome.WEIGHTED));
    }

    assertThat(report(heads).notes())
        .containsExactly(
            "ipw: 13 of 13 heads weighted; effective sample size 78 to 90 % of their observed labels; weights 0.50 to 14, 78 clipped; these lose most:",
            "ipw: head y12: 100 of 200 labels observed; effective sample size 78 (78 %); weights 0.50 to 14, 12 clipped",
            "ipw: head y11: 100 of 200 labels observed; effective sample size 79 (79 %); weights 0.50 to 13, 11 clipped",
            "ipw: head y10: 100 of 200 labels observed; effective sample size 80 (80 %); weights 0.50 to 12, 10 clipped");
  }

  @Test
  void aHeadThatAFewRowsDecideIsAWarning() {
    WeightingReport report =
        report(
            List.of(
                new HeadWeighting("y", 5_000, 1_200, 119, 0.1, 9, 7, Outcome.WEIGHTED),
                new HeadWeighting("z", 5_000, 1_200, 120, 0.1, 9, 7, Outcome.WEIGHTED)));

    assertThat(report.warnings())
        .containsExactly(
            "--ipw leaves head 'y' the worth of 119 of its 1,200 labels, so that a few rows decide. Lower --ipw-clip, or drop --ipw.");
  }

  @Test
  void weightsThatAreAllOneAreAWarningAndNothingElse() {
    WeightingReport report =
        report(List.of(new HeadWeighting("y", 50, 40, 40, 1, 1, 0, Outcome.UNTOLD)));

    assertThat(report.notes()).isEmpty();
    assertThat(report.warnings())
        .containsExactly(
            "--ipw changes nothing: of no head do the features tell which labels are missing, or too few are missing or observed to tell");
  }

  private static WeightingReport report(List<HeadWeighting> heads) {
    return new WeightingReport(
        new InverseWeights(new CellWeights(heads.size(), new float[0]), heads));
  }
}
