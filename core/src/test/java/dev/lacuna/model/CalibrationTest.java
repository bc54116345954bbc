package dev.lacuna.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.TargetScaling;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
  private static final Calibration LINE =
      new Calibration.Isotonic(List.of(0.2, 0.4, 0.8), List.of(0.1, 0.5, 0.7));
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("y"),
          new CategoricalHead("c", List.of("a", "b", "c"), List.of()),
          RegressionHead.of("r"));

  @Test
  void temperatureDividesTheLogit() {
    double p = 1 / (1 + Math.exp(-3));

    assertThat(binary(new Calibration.Temperature(2), p))
        .isCloseTo(1 / (1 + Math.exp(-1.5)), within(1e-15));
  }

  @Test
  void temperatureOfACategoricalHeadTakesRootsOfItsProbabilities() {
    double[] values = {-7, 0.64, 0.32, 0.04, 9};

    new Calibration.Temperature(2).apply(values, 1, 3);

    double sum = 0.8 + Math.sqrt(0.32) + 0.2;
    assertThat(values)
        .containsExactly(
            new double[] {-7, 0.8 / sum, Math.sqrt(0.32) / sum, 0.2 / sum, 9}, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "0.5,0.5"})
  void temperatureLeavesCertaintyAndOneHalf(double p, double expected) {
    assertThat(binary(new Calibration.Temperature(0.01), p)).isEqualTo(expected);
    assertThat(binary(new Calibration.Temperature(100), p)).isEqualTo(expected);
  }

  @Test
  void classThatCannotBeStaysImpossible() {
    double[] values = {0, 0.5, 0.5};

    new Calibration.Temperature(0.01).apply(values, 0, 3);

    assertThat(values).containsExactly(0, 0.5, 0.5);
  }

  @ParameterizedTest
  @CsvSource({"0,0.1", "0.2,0.1", "0.3,0.3", "0.4,0.5", "0.5,0.55", "0.8,0.7", "1,0.7"})
  void lineGoesThroughTheKnotsAndLevelBeyond(double p, double expected) {
    assertThat(binary(LINE, p)).isCloseTo(expected, within(1e-12));
  }

  @Property
  void probabilitiesStayProbabilitiesInTheirOrder(
      @ForAll @DoubleRange(max = 1) double one,
      @ForAll @DoubleRange(max = 1) double other,
      @ForAll @DoubleRange(min = 0.01, max = 100) double temperature) {
    double lower = Math.min(one, other);
    double upper = Math.max(one, other);
    for (Calibration calibration : List.of(new Calibration.Temperature(temperature), LINE)) {
      assertThat(binary(calibration, lower)).isBetween(0.0, binary(calibration, upper));
      assertThat(binary(calibration, upper)).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void predictionsAreCalibratedHeadByHead() {
    double[] values = {0.3, 0.64, 0.32, 0.04, 5, 0.5, 1, 0, 0, -2};
    Predictions raw = Predictions.of(SCHEMA, values);

    Predictions calibrated =
        raw.calibrated(List.of(LINE, new Calibration.Temperature(2), Calibration.none()));

    assertThat(calibrated.value(0, 0)).isCloseTo(0.3, within(1e-12));
    assertThat(calibrated.value(1, 0)).isCloseTo(0.55, within(1e-12));
    assertThat(calibrated.value(0, 1, 0) / calibrated.value(0, 1, 2)).isCloseTo(4, within(1e-12));
    assertThat(calibrated.value(1, 1, 0)).isEqualTo(1);
    assertThat(calibrated.value(0, 2)).isEqualTo(5);
    assertThat(calibrated.value(1, 2)).isEqualTo(-2);
    assertThat(calibrated.calibration(0)).isEqualTo(LINE);
    assertThat(raw.value(1, 0)).isEqualTo(0.5);
    assertThat(raw.calibration(0)).isEqualTo(Calibration.none());
  }

  @Test
  void calibrationSaysWhatItIs() {
    assertThat(Calibration.none().describe()).isEqualTo("none");
    assertThat(new Calibration.Temperature(1.3149).describe()).isEqualTo("temperature 1.31");
    assertThat(LINE.describe()).isEqualTo("isotonic, 3 knots");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 0.009, 101, Double.NaN, Double.POSITIVE_INFINITY})
  void temperatureOutsideOfItsRangeIsRefused(double temperature) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Calibration.Temperature(temperature))
        .withMessage("a temperature must be within 0.01 to 100. Found %s", temperature);
  }

  @Test
  void knotsThatDoNotRiseAreRefused() {
    refused(List.of(0.2, 0.2), List.of(0.1, 0.2), "Found 0.2 to 0.2 at knot 1");
    refused(List.of(0.2, 0.3), List.of(0.3, 0.2), "Found 0.3 to 0.2 at knot 1");
    refused(List.of(-0.1), List.of(0.3), "at knot 0");
    refused(List.of(1.1), List.of(0.3), "at knot 0");
    refused(List.of(0.1), List.of(0.0), "at knot 0");
    refused(List.of(0.1), List.of(1.0), "at knot 0");
    refused(List.of(Double.NaN), List.of(0.5), "at knot 0");
    refused(List.of(0.1), List.of(Double.NaN), "at knot 0");
    refused(List.of(), List.of(), "Found 0 and 0");
    refused(List.of(0.1, 0.2), List.of(0.5), "Found 1 and 2");
  }

  private static void refused(List<Double> scores, List<Double> probabilities, String found) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Calibration.Isotonic(scores, probabilities))
        .withMessageContaining(found);
  }

  @Test
  void cardRefusesACalibrationOfAnotherKindOfHead() {
    Calibration none = Calibration.none();
    Calibration warm = new Calibration.Temperature(2);
    refusedByCard(List.of(none, LINE, none), "a categorical head must have a calibration");
    refusedByCard(List.of(none, none, LINE), "a regression head must have a calibration");
    refusedByCard(List.of(none, none, warm), "Found temperature 2.00 for 'r'");
    refusedByCard(List.of(none, none), "calibrations must be one per head, heads = 3");
  }

  private static void refusedByCard(List<Calibration> calibrations, String message) {
    ModelCard card = ModelCard.untested("test", SCHEMA, TargetScaling.none(3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> card.with(calibrations, card.thresholds()))
        .withMessageContaining(message);
  }

  private static double binary(Calibration calibration, double p) {
    double[] values = {7, p, 7};
    calibration.apply(values, 1, 1);
    assertThat(values[0] + values[2]).isEqualTo(14);
    return values[1];
  }
}
