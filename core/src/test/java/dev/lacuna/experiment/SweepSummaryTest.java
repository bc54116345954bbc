package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.data.Mechanism;
import dev.lacuna.eval.Interval;
import dev.lacuna.eval.Metric;
import dev.lacuna.eval.SignTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SweepSummaryTest {
  private static final SweepPlan PLAN =
      new SweepPlan(List.of(0.0, 0.5), Mechanism.MCAR, List.of(Method.MASKED, Method.ZERO), 3);
  private static final SweepMeasure ACCURACY = SweepMeasure.macro(Metric.ACCURACY);

  @Test
  void meanGoesOverHeadsAndSeeds() {
    SweepSummary summary = new SweepReport("t", PLAN, runs()).summary();

    // heads a and b: 0.8 and 0.6, 0.9 and 0.7, 0.7 and 0.5
    Estimate masked = summary.estimate(0, Method.MASKED, ACCURACY).orElseThrow();
    assertThat(masked.value()).isCloseTo(0.7, within(1e-12));
    // Student's t for two degrees of freedom is 4.302653; the deviation is 0.1
    Interval interval = masked.interval().orElseThrow();
    assertThat(interval.high() - 0.7).isCloseTo(4.302653 * 0.1 / Math.sqrt(3), within(1e-6));
    assertThat(summary.estimate(0, Method.MASKED, ACCURACY.ofHead("b")).orElseThrow().value())
        .isCloseTo(0.6, within(1e-12));
  }

  @Test
  void differencesArePairedBySeed() {
    SweepSummary summary = new SweepReport("t", PLAN, runs()).summary();

    SweepSummary.Difference zero = summary.difference(0, Method.ZERO, ACCURACY).orElseThrow();

    // lower by 0.1 for every seed, so that nothing is left to chance
    assertThat(zero.estimate().value()).isCloseTo(-0.1, within(1e-12));
    assertThat(zero.estimate().interval().orElseThrow().high()).isCloseTo(-0.1, within(1e-9));
    assertThat(zero.signs()).isEqualTo(SignTest.of(-1, -1, -1));
    assertThat(summary.difference(0, Method.MASKED, ACCURACY)).isEmpty();
  }

  @Test
  void figureThatOneSeedLacksMakesNone() {
    List<SweepRun> runs = new ArrayList<>(runs());
    SweepRun last = runs.remove(runs.size() - 1);
    runs.add(
        new SweepRun(
            last.place(),
            last.data(),
            last.heads().stream()
                .map(head -> head.with(Map.of(), OptionalDouble.empty(), "no complete row"))
                .toList()));
    SweepSummary summary = new SweepReport("t", PLAN, runs).summary();

    assertThat(summary.estimate(0.5, Method.ZERO, ACCURACY)).isEmpty();
    assertThat(summary.difference(0.5, Method.ZERO, ACCURACY)).isEmpty();
    assertThat(summary.problem(0.5, Method.ZERO)).contains("no complete row (seed 3)");
    assertThat(summary.estimate(0.5, Method.MASKED, ACCURACY)).isPresent();
  }

  @Test
  void csvHasALineForEveryFigure() {
    String csv = new SweepReport("t", PLAN, runs()).summaryCsv();

    assertThat(csv.lines().findFirst())
        .contains(
            "missing,method,head,metric,mean,low,high,difference,difference_low,difference_high,"
                + "seeds_larger,seeds_smaller,sign_test_p");
    // two rates, two methods; the mean over heads and two heads
    assertThat(csv.lines()).hasSize(1 + 4 * 3);
    assertThat(csv).contains("0.5,zero,macro mean,accuracy,").contains("0,masked,b,accuracy,");
  }

  /** Accuracies 0.8, 0.9, 0.7 of head a by seed; 0.2 less for b, 0.1 less for the method zero. */
  private static List<SweepRun> runs() {
    List<SweepRun> runs = new ArrayList<>();
    double[] ofSeed = {0.8, 0.9, 0.7};
    for (double rate : PLAN.rates()) {
      for (int seed = 1; seed <= 3; seed++) {
        for (Method method : PLAN.methods()) {
          double accuracy = ofSeed[seed - 1] - (method == Method.ZERO ? 0.1 : 0);
          runs.add(
              new SweepRun(
                  new SweepRun.Place(rate, seed, method),
                  "data",
                  List.of(head("a", accuracy), head("b", accuracy - 0.2))));
        }
      }
    }
    return runs;
  }

  private static SweepRun.OfHead head(String name, double accuracy) {
    return new SweepRun.OfHead(
        name,
        "binary",
        new SweepRun.CellCounts(10, 10, 5),
        Map.of(Metric.ACCURACY, accuracy),
        OptionalDouble.empty(),
        "");
  }
}
