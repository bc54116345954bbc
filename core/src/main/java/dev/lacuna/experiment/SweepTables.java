package dev.lacuna.experiment;

import dev.lacuna.eval.SignTest;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A sweep for people: what every method comes to at every rate, and how sure that is. */
final class SweepTables {
  private static final String IN_THEORY = "sentinel, in theory";

  private final SweepReport report;
  private final SweepPlan plan;
  private final SweepSummary summary;

  SweepTables(SweepReport report) {
    this.report = report;
    this.plan = report.plan();
    this.summary = report.summary();
  }

  List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    report.measures().forEach(measure -> tables.add(overRates(measure)));
    if (report.showsMedians()) {
      tables.add(medians());
    }
    if (plan.methods().size() > 1) {
      report.headlines().forEach(measure -> tables.add(differences(measure)));
    }
    Table last = tables.remove(tables.size() - 1);
    tables.add(new Table(last.headers(), last.rows(), notes()));
    return tables;
  }

  /** A row per method, a column per rate. */
  private Table overRates(SweepMeasure measure) {
    List<List<String>> rows = plan.methods().stream().map(method -> row(method, measure)).toList();
    return new Table(headers(measure), rows, List.of());
  }

  private List<String> headers(SweepMeasure measure) {
    List<String> headers = new ArrayList<>(List.of(measure.print() + " at missing"));
    plan.rates().forEach(rate -> headers.add(print(rate)));
    return headers;
  }

  private List<String> row(Method method, SweepMeasure measure) {
    List<String> row = new ArrayList<>(List.of(method.id()));
    for (double rate : plan.rates()) {
      Optional<Estimate> estimate = summary.estimate(rate, method, measure);
      row.add(estimate.map(mean -> Figures.print(mean.value())).orElse(Figures.NONE));
    }
    return row;
  }

  private Table medians() {
    Table table = overRates(SweepMeasure.medianPositive());
    List<List<String>> rows = new ArrayList<>(table.rows());
    List<String> theory = new ArrayList<>(List.of(IN_THEORY));
    plan.rates().forEach(rate -> theory.add(Figures.print(settled(rate))));
    rows.add(theory);
    List<String> headers = new ArrayList<>(table.headers());
    headers.set(0, "median p where 1, at missing");
    return new Table(headers, rows, List.of());
  }

  /** Returns where the probability of a sure positive settles if −1 is learnt for the missing. */
  static double settled(double rate) {
    return Math.max(0, 1 - 2 * rate);
  }

  /** A row per rate and method that is not the baseline. */
  private Table differences(SweepMeasure measure) {
    List<List<String>> rows = new ArrayList<>();
    for (double rate : plan.rates()) {
      for (Method method : plan.methods()) {
        rows.add(differenceRow(rate, method, measure));
      }
    }
    return new Table(
        List.of(
            "missing",
            "method",
            measure.print(),
            "against " + plan.baseline().id(),
            "seeds better : worse",
            "sign test p"),
        rows,
        List.of());
  }

  private List<String> differenceRow(double rate, Method method, SweepMeasure measure) {
    Optional<SweepSummary.Difference> difference = summary.difference(rate, method, measure);
    return List.of(
        print(rate),
        method.id(),
        summary.estimate(rate, method, measure).map(Estimate::print).orElse(Figures.NONE),
        difference.map(found -> found.estimate().printDifference()).orElse(Figures.NONE),
        difference.map(found -> counts(found.signs())).orElse(Figures.NONE),
        difference.map(found -> p(found.signs())).orElse(Figures.NONE));
  }

  private static String counts(SignTest signs) {
    return signs.larger() + " : " + signs.smaller();
  }

  private static String p(SignTest signs) {
    return String.format(Locale.ROOT, "%.3f", signs.p());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "means on the test part over %d %s and over heads; labels dropped from train and dev: %s"
            .formatted(
                plan.seeds(), plan.seeds() == 1 ? "seed" : "seeds", plan.mechanism().effect()));
    notes.add(
        plan.seeds() > 1
            ? "in brackets: 95 % intervals (Student's t over the seeds, differences taken seed by seed); worse or better: the interval leaves out 0"
            : "--seeds 5 would also tell how sure the differences are");
    if (report.showsMedians()) {
      notes.add("in theory: p settles at 1 − 2m for a label that is surely 1 (mask value −1)");
    }
    for (double rate : plan.rates()) {
      for (Method method : plan.methods()) {
        summary
            .problem(rate, method)
            .ifPresent(
                problem ->
                    notes.add(
                        "%s at %s: cannot be trained: %s"
                            .formatted(method.id(), print(rate), problem)));
      }
    }
    return notes;
  }

  static String print(double rate) {
    return rate == Math.rint(rate) ? Long.toString((long) rate) : Double.toString(rate);
  }
}
