package dev.lacuna.eval;

import static dev.lacuna.eval.Case.MISSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.eval.Case.Cell;
import dev.lacuna.model.Calibration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibratorTest {
  /** Where every probability is σ(±a) and a share r is right, the best T has σ(a / T) = r. */
  @Test
  void temperatureMakesConfidenceTheShareThatIsRight() {
    double p = 1 / (1 + Math.exp(-4));
    List<Cell> cells = new ArrayList<>();
    cells.addAll(Collections.nCopies(45_000, new Cell(1, p)));
    cells.addAll(Collections.nCopies(5_000, new Cell(0, p)));
    cells.addAll(Collections.nCopies(45_000, new Cell(0, 1 - p)));
    cells.addAll(Collections.nCopies(5_000, new Cell(1, 1 - p)));

    Calibration fitted = fit(CalibrationChoice.TEMPERATURE, cells);

    assertThat(temperature(fitted)).isCloseTo(4 / Math.log(9), within(1e-3));
  }

  /** The same, where the prior counts: the derivative of n · loss + (ln T)² / 2 is 0. */
  @Test
  void fewLabelsAllRightMakeNoOneCertain() {
    double a = 3;
    double p = 1 / (1 + Math.exp(-a));
    List<Cell> cells = new ArrayList<>(Collections.nCopies(10, new Cell(1, p)));
    cells.addAll(Collections.nCopies(10, new Cell(0, 1 - p)));

    double t = temperature(fit(CalibrationChoice.AUTO, cells));

    assertThat(t).isBetween(0.3, 1.0);
    assertThat(20 * a / t / (1 + Math.exp(a / t)) + Math.log(t)).isCloseTo(0, within(1e-3));
  }

  @Test
  void temperatureOfACategoricalHeadIsFoundToo() {
    List<String> labels = new ArrayList<>();
    double[] sure = {0.91, 0.03, 0.03, 0.03};
    for (int i = 0; i < 4_000; i++) {
      labels.add(List.of("a", "a", "a", "b", "a", "c", "a", "a", "d", "a").get(i % 10));
    }
    labels.set(0, "");
    Case example =
        Case.categorical(labels, Collections.nCopies(4_000, sure).toArray(double[][]::new));

    Calibration fitted =
        Calibrator.fit(CalibrationChoice.ISOTONIC, example.labels(), example.predictions()).get(0);

    // 0.7 of a and 0.1 of each other: the ratio 91 / 3 must become 7
    assertThat(temperature(fitted)).isCloseTo(Math.log(91 / 3.0) / Math.log(7), within(0.01));
  }

  /**
   * Blocks by hand: four 0; 1 0 0, which are pooled; thirteen 1. Ends go half of the way to 0 and
   * 1.
   */
  @Test
  void isotonicGoesThroughTheCentresOfPooledBlocks() {
    List<Cell> cells = new ArrayList<>();
    for (double score : new double[] {0.41, 0.41, 0.41, 0.45}) {
      cells.add(new Cell(0, score));
    }
    cells.add(new Cell(1, 0.5));
    cells.add(new Cell(0, 0.51));
    cells.add(new Cell(0, 0.52));
    for (double score : new double[] {0.53, 0.54, 0.54, 0.55}) {
      cells.add(new Cell(1, score));
    }
    cells.addAll(Collections.nCopies(9, new Cell(1, 0.56)));
    cells.add(new Cell(MISSING, 0.99));

    Calibration fitted = fit(CalibrationChoice.ISOTONIC, cells);

    Calibration.Isotonic line = (Calibration.Isotonic) fitted;
    double last = (2.16 + 9 * 0.56) / 13;
    assertThat(line.scores().stream().mapToDouble(d -> d).toArray())
        .containsExactly(new double[] {0, 0.42, 0.51, last, 1}, within(1e-12));
    assertThat(line.probabilities().stream().mapToDouble(d -> d).toArray())
        .containsExactly(
            new double[] {1 / 12.0, 1 / 6.0, 1 / 3.0, 14 / 15.0, 29 / 30.0}, within(1e-12));
  }

  @Test
  void fewCertainLabelsDoNotOutdoManyThatAreNearlyCertain() {
    List<Cell> cells = new ArrayList<>(Collections.nCopies(50, new Cell(0, 0.2)));
    cells.addAll(Collections.nCopies(99, new Cell(1, 0.7)));
    cells.addAll(Collections.nCopies(1, new Cell(0, 0.7)));
    cells.addAll(Collections.nCopies(2, new Cell(1, 0.9)));

    Calibration.Isotonic line = (Calibration.Isotonic) fit(CalibrationChoice.ISOTONIC, cells);

    assertThat(line.scores()).hasSize(4);
    assertThat(line.probabilities().get(2)).isCloseTo(101 / 102.0, within(1e-12));
  }

  @Test
  void autoTakesTheLineWhereThereAreLabelsEnough() {
    assertThat(fit(CalibrationChoice.AUTO, overconfident(1_000, 0.5)))
        .isInstanceOf(Calibration.Isotonic.class);
    assertThat(fit(CalibrationChoice.AUTO, overconfident(999, 0.5)))
        .isInstanceOf(Calibration.Temperature.class);
    assertThat(fit(CalibrationChoice.AUTO, overconfident(1_200, 0.02)))
        .isInstanceOf(Calibration.Temperature.class);
  }

  @Test
  void aHundredOfTheRarerClassAreEnoughForTheLine() {
    assertThat(fit(CalibrationChoice.AUTO, certain(900, 100)))
        .isInstanceOf(Calibration.Isotonic.class);
    assertThat(fit(CalibrationChoice.AUTO, certain(901, 99)))
        .isInstanceOf(Calibration.Temperature.class);
  }

  @Test
  void lineThatBeginsAndEndsAtCertaintyNeedsNoFurtherKnots() {
    List<Cell> cells = new ArrayList<>(Collections.nCopies(18, new Cell(0, 0)));
    cells.addAll(Collections.nCopies(2, new Cell(1, 0)));
    cells.addAll(Collections.nCopies(18, new Cell(1, 1)));
    cells.addAll(Collections.nCopies(2, new Cell(0, 1)));

    assertThat(fit(CalibrationChoice.ISOTONIC, cells))
        .isEqualTo(new Calibration.Isotonic(List.of(0.0, 1.0), List.of(0.1, 0.9)));
  }

  @Test
  void choicesAreNamedAsInOptions() {
    assertThat(CalibrationChoice.values())
        .extracting(CalibrationChoice::id)
        .containsExactly("auto", "none", "temperature", "isotonic");
  }

  @ParameterizedTest
  @EnumSource
  void headWithoutLabelsEnoughHasNone(CalibrationChoice choice) {
    assertThat(fit(choice, overconfident(19, 0.5))).isEqualTo(Calibration.none());
    assertThat(fit(choice, Collections.nCopies(50, new Cell(1, 0.6))))
        .isEqualTo(Calibration.none());
    assertThat(fit(choice, Collections.nCopies(50, new Cell(MISSING, 0.6))))
        .isEqualTo(Calibration.none());
    assertThat(fit(choice, List.of())).isEqualTo(Calibration.none());
  }

  @ParameterizedTest
  @EnumSource
  void scoresThatAreNoProbabilitiesHaveNone(CalibrationChoice choice) {
    List<Cell> cells = new ArrayList<>(overconfident(50, 0.5));
    cells.add(new Cell(1, Double.NaN));

    assertThat(fit(choice, cells)).isEqualTo(Calibration.none());
  }

  @Test
  void noneIsWhatWasAskedFor() {
    assertThat(fit(CalibrationChoice.NONE, overconfident(2_000, 0.5)))
        .isEqualTo(Calibration.none());
  }

  @Test
  void regressionHeadsHaveNone() {
    Case example = Case.random(5, 300);

    List<Calibration> fitted =
        Calibrator.fit(CalibrationChoice.AUTO, example.labels(), example.predictions());

    assertThat(fitted).hasSize(4);
    assertThat(fitted.get(3)).isEqualTo(Calibration.none());
  }

  @Property
  void logLossOnDevIsNeverWorseAndTheOrderStays(
      @ForAll("cells") List<Cell> cells, @ForAll CalibrationChoice choice) {
    Case raw = Case.binary(cells);
    Case after = calibrated(raw, choice);

    assertThat(after.measure(Metric.LOG_LOSS).toOptional().orElse(0))
        .isLessThanOrEqualTo(raw.measure(Metric.LOG_LOSS).toOptional().orElse(0));
    for (int i = 0; i < cells.size(); i++) {
      assertThat(after.predictions().value(i, 0)).isBetween(0.0, 1.0);
      for (int j = 0; j < cells.size(); j++) {
        if (cells.get(i).score() < cells.get(j).score()) {
          assertThat(after.predictions().value(i, 0)).isLessThan(after.predictions().value(j, 0));
        }
      }
    }
  }

  @Property
  void missingCellsCountForNothing(
      @ForAll("cells") List<Cell> cells, @ForAll CalibrationChoice choice) {
    List<Cell> observed = cells.stream().filter(cell -> !Double.isNaN(cell.label())).toList();

    assertThat(fit(choice, cells)).isEqualTo(fit(choice, observed));
  }

  @Test
  void calibrationOfOnePartHelpsOnAnother() {
    Case dev = Case.binary(overconfident(3_000, 0.4));
    Case test = Case.binary(overconfident(9_000, 0.4).subList(3_000, 9_000));
    for (CalibrationChoice choice :
        List.of(CalibrationChoice.TEMPERATURE, CalibrationChoice.ISOTONIC)) {
      List<Calibration> fitted = Calibrator.fit(choice, dev.labels(), dev.predictions());
      Case after = new Case(test.labels(), test.predictions().calibrated(fitted));
      assertThat(value(after, Metric.LOG_LOSS)).isLessThan(0.9 * value(test, Metric.LOG_LOSS));
      assertThat(value(after, Metric.ECE)).isLessThan(0.5 * value(test, Metric.ECE));
      assertThat(value(after, Metric.ROC_AUC))
          .isCloseTo(value(test, Metric.ROC_AUC), within(1e-12));
    }
  }

  @Test
  void evaluationNamesTheCalibration() {
    Case raw = Case.binary(overconfident(300, 0.4));

    assertThat(raw.evaluate().toMap().toString()).doesNotContain("calibration");
    assertThat(calibrated(raw, CalibrationChoice.TEMPERATURE).evaluate().toMap().toString())
        .containsPattern("calibration=temperature \\d\\.\\d\\d");
  }

  @Provide
  Arbitrary<List<Cell>> cells() {
    Arbitrary<Double> labels = Arbitraries.of(0.0, 1.0, 0.0, 1.0, MISSING);
    Arbitrary<Double> scores = Arbitraries.integers().between(1, 31).map(i -> i / 32.0);
    return Combinators.combine(labels, scores).as(Cell::new).list().ofMinSize(15).ofMaxSize(80);
  }

  /** Cells whose logits are thrice what they should be; positives about the given share. */
  private static List<Cell> overconfident(int count, double share) {
    SplittableRandom random = new SplittableRandom(3);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double logit = Math.log(share / (1 - share)) + random.nextGaussian();
      double label = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
      cells.add(new Cell(label, 1 / (1 + Math.exp(-3 * logit))));
    }
    return cells;
  }

  /** Cells that are all right, and not sure enough. */
  private static List<Cell> certain(int negatives, int positives) {
    List<Cell> cells = new ArrayList<>(Collections.nCopies(negatives, new Cell(0, 0.3)));
    cells.addAll(Collections.nCopies(positives, new Cell(1, 0.7)));
    return cells;
  }

  private static double value(Case example, Metric metric) {
    return example.measure(metric).toOptional().orElseThrow();
  }

  private static Case calibrated(Case raw, CalibrationChoice choice) {
    List<Calibration> fitted = Calibrator.fit(choice, raw.labels(), raw.predictions());
    return new Case(raw.labels(), raw.predictions().calibrated(fitted));
  }

  private static Calibration fit(CalibrationChoice choice, List<Cell> cells) {
    Case example = Case.binary(cells);
    return Calibrator.fit(choice, example.labels(), example.predictions()).get(0);
  }

  private static double temperature(Calibration fitted) {
    assertThat(fitted).isInstanceOf(Calibration.Temperature.class);
    return ((Calibration.Temperature) fitted).temperature();
  }
}
