package dev.lacuna.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.error.LacunaException;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.TargetScaling;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PredictionsTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("y"),
          new CategoricalHead("c", List.of("a", "b", "c"), List.of()),
          RegressionHead.of("r"));
  private static final TargetScaling SCALING =
      new TargetScaling(List.of(0.0, 0.0, 12.0), List.of(1.0, 1.0, 2.0));
  private static final double[] LOGITS = {
    Math.log(3),
    0,
    Math.log(2),
    Math.log(5),
    -0.5, //
    0,
    1,
    1,
    1,
    0
  };

  private final Predictions predictions = Predictions.ofLogits(SCHEMA, SCALING, LOGITS);

  @Test
  void binaryHeadsGetTheSigmoid() {
    assertThat(predictions.value(0, 0)).isCloseTo(0.75, within(1e-15));
    assertThat(predictions.value(1, 0)).isEqualTo(0.5);
  }

  @Test
  void aHeadIsFoundByItsName() {
    assertThat(predictions.value(0, "r")).isEqualTo(predictions.value(0, 2));
    assertThatThrownBy(() -> predictions.value(0, "yy"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("Did you mean 'y'?");
  }

  @Test
  void categoricalHeadsGetTheSoftmax() {
    assertThat(predictions.value(0, 1)).isCloseTo(1 / 8.0, within(1e-15));
    assertThat(predictions.value(0, 1, 1)).isCloseTo(2 / 8.0, within(1e-15));
    assertThat(predictions.value(0, 1, 2)).isCloseTo(5 / 8.0, within(1e-15));
  }

  @Test
  void numbersAreRestoredToTheirUnit() {
    assertThat(predictions.value(0, 2)).isEqualTo(11);
    assertThat(predictions.value(1, 2)).isEqualTo(12);
  }

  @Property
  void probabilitiesAreWithinZeroToOneAndSumToOne(
      @ForAll @Size(5) List<@DoubleRange(min = -1e4, max = 1e4) Double> row) {
    double[] logits = row.stream().mapToDouble(Double::doubleValue).toArray();
    Predictions linked = Predictions.ofLogits(SCHEMA, SCALING, logits);

    assertThat(linked.value(0, 0)).isBetween(0.0, 1.0);
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      assertThat(linked.value(0, 1, k)).isBetween(0.0, 1.0);
      sum += linked.value(0, 1, k);
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  @Test
  void logitsAreLeftAlone() {
    double[] logits = LOGITS.clone();
    Predictions.ofLogits(SCHEMA, SCALING, logits);

    assertThat(logits).containsExactly(LOGITS);
  }

  @Test
  void binaryHeadIsDecidedByTheThreshold() {
    assertThat(predictions.decide(1, 0, 0.5)).isEqualTo(1);
    assertThat(predictions.decide(1, 0, 0.51)).isEqualTo(0);
    assertThat(predictions.decide(0, 0, 0.8)).isEqualTo(0);
  }

  @Test
  void categoricalHeadIsDecidedByTheMostProbableClassAndTheFirstOfEquals() {
    assertThat(predictions.decide(0, 1, 0.99)).isEqualTo(2);
    assertThat(predictions.decide(1, 1, 0.99)).isEqualTo(0);
  }

  @Test
  void numberIsItsOwnDecision() {
    assertThat(predictions.decide(0, 2, 0.5)).isEqualTo(11);
  }

  @Test
  void valuesThatAreNoLogitsPassUnchanged() {
    Predictions given = Predictions.of(SCHEMA, new double[] {0.25, 0.1, 0.2, 0.7, 30});

    assertThat(given.rows()).isEqualTo(1);
    assertThat(given.schema()).isEqualTo(SCHEMA);
    assertThat(given.value(0, 0)).isEqualTo(0.25);
    assertThat(given.value(0, 1, 2)).isEqualTo(0.7);
    assertThat(given.value(0, 2)).isEqualTo(30);
  }

  @Test
  void valuesThatFillNoWholeRowsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.of(SCHEMA, new double[6]))
        .withMessage("values must be rows × outputs, outputs = 5, values = 6");
  }
}
