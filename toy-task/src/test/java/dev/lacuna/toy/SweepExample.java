package dev.lacuna.toy;

import dev.lacuna.data.Mechanism;
import dev.lacuna.eval.Metric;
import dev.lacuna.experiment.Estimate;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.Method;
import dev.lacuna.experiment.Sweep;
import dev.lacuna.experiment.SweepMeasure;
import dev.lacuna.experiment.SweepPlan;
import dev.lacuna.experiment.SweepReport;
import dev.lacuna.experiment.SweepSummary.Difference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What masking is worth as labels go missing. */
public final class SweepExample {
  public static void main(String[] arguments) {
    var settings = Map.of("points", "20000", "drops", "none", "batch-size", "200", "epochs", "40");
    var session = ExperimentSession.open(new ToyTaskModule(), settings);
    var methods = List.of(Method.MASKED, Method.SENTINEL);
    var plan = new SweepPlan(List.of(0.0, 0.2, 0.5), Mechanism.MCAR, methods, 3);

    SweepReport report = new Sweep(session, plan).run(Path.of(arguments[0]), true);

    SweepMeasure accuracy = SweepMeasure.macro(Metric.ACCURACY);
    for (double rate : plan.rates()) {
      Estimate masked = report.summary().estimate(rate, Method.MASKED, accuracy).orElseThrow();
      Difference sentinel =
          report.summary().difference(rate, Method.SENTINEL, accuracy).orElseThrow();
      System.out.printf(
          "%.1f missing: masked %.3f, sentinel %+.3f, worse for %d of 3 seeds%n",
          rate, masked.value(), sentinel.estimate().value(), sentinel.signs().smaller());
    }
  }
}
