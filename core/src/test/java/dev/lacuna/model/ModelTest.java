package dev.lacuna.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.TargetScaling;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(BinaryHead.of("y"), RegressionHead.of("r"));
  private static final List<Double> INPUTS = List.of(-3.0, -0.1, 0.0, 0.7, 2.5);

  private final Model<Double> model =
      new Model<>(
          ModelCard.untested("test", SCHEMA, TargetScaling.none(2)), new OneColumn(), network(1));

  @Test
  void manyRowsArePredictedAsEachByItself() {
    List<Double> inputs = IntStream.range(0, 10_001).mapToObj(i -> i / 1000.0).toList();

    Predictions together = model.predict(inputs);

    assertThat(together.rows()).isEqualTo(inputs.size());
    for (int row : new int[] {0, 1, 4_095, 4_096, 4_097, 8_191, 8_192, 10_000}) {
      Predictions alone = model.predict(inputs.subList(row, row + 1));
      assertThat(together.value(row, 0)).isEqualTo(alone.value(0, 0));
      assertThat(together.value(row, 1)).isEqualTo(alone.value(0, 1));
    }
  }

  @Test
  void rowsAreCountedAsTheyArePredicted() {
    Queue<Long> told = new ConcurrentLinkedQueue<>();

    model.predict(Collections.nCopies(10_001, 0.5), told::add);

    assertThat(told).hasSizeGreaterThan(2).allMatch(rows -> rows > 0).endsWith(10_001L);
  }

  @Test
  void noRowsHaveNoPredictions() {
    assertThat(model.predict(List.of()).rows()).isZero();
  }

  @Test
  void predictionIsTheCalibratedMeanOfTheMembers() {
    Network other = network(2);
    Calibration warm = new Calibration.Temperature(1.7);
    ModelCard card = model.card().with(List.of(warm, Calibration.none()), List.of(0.5, 0.5));
    Model<Double> two = new Model<>(card, new OneColumn(), List.of(model.members().get(0), other));

    List<Predictions> members = two.memberPredictions(INPUTS);
    Predictions mean = two.predict(INPUTS);

    Predictions second = new Model<>(model.card(), new OneColumn(), other).predict(INPUTS);
    for (int row = 0; row < INPUTS.size(); row++) {
      assertThat(members.get(0).value(row, 0)).isEqualTo(model.predict(INPUTS).value(row, 0));
      assertThat(members.get(1).value(row, 0)).isEqualTo(second.value(row, 0));
      double p = (members.get(0).value(row, 0) + members.get(1).value(row, 0)) / 2;
      assertThat(mean.value(row, 0))
          .isCloseTo(1 / (1 + Math.pow((1 - p) / p, 1 / 1.7)), within(1e-12));
      assertThat(mean.value(row, 1))
          .isEqualTo((members.get(0).value(row, 1) + members.get(1).value(row, 1)) / 2);
    }
  }

  @Test
  void singleMemberPredictsWhatItsNetworkSays() {
    Predictions predictions = model.predict(INPUTS);
    Predictions ofLogits =
        Predictions.ofLogits(
            SCHEMA,
            TargetScaling.none(2),
            model.members().get(0).logits(new OneColumn().transform(INPUTS)));

    for (int row = 0; row < INPUTS.size(); row++) {
      assertThat(predictions.value(row, 0)).isEqualTo(ofLogits.value(row, 0));
      assertThat(predictions.value(row, 1)).isEqualTo(ofLogits.value(row, 1));
    }
  }

  @Test
  void choicesOfAnotherModelAreTakenOverAndNothingElse() {
    List<Calibration> calibrations = List.of(new Calibration.Temperature(1.7), Calibration.none());
    Model<Double> tuned =
        new Model<>(
            model.card().with(calibrations, List.of(0.3, 0.5)), new OneColumn(), network(2));

    Model<Double> choosing = model.choosingLike(tuned);

    assertThat(choosing.card().calibrations()).isEqualTo(calibrations);
    assertThat(choosing.card().thresholds()).containsExactly(0.3, 0.5);
    assertThat(choosing.members()).isEqualTo(model.members());
    assertThat(choosing.uncalibrated().predict(INPUTS).value(0, 0))
        .isEqualTo(model.predict(INPUTS).value(0, 0));
  }

  @Test
  void rowPredictorSaysTheSameOfEveryRow() {
    Calibration line = new Calibration.Isotonic(List.of(0.0, 1.0), List.of(0.2, 0.7));
    ModelCard card = model.card().with(List.of(line, Calibration.none()), List.of(0.5, 0.5));
    Model<Double> three =
        new Model<>(card, new OneColumn(), List.of(network(5), network(6), network(7)));
    RowPredictor predictor = three.rowPredictor();
    double[] row = new double[3];
    for (int i = 0; i < INPUTS.size(); i++) {
      predictor.predict(new float[] {INPUTS.get(i).floatValue()}, row);
      Predictions alone = three.predict(INPUTS.subList(i, i + 1));
      assertThat(row).containsExactly(alone.value(0, 0), alone.value(0, 1), 0);
    }
  }

  @Test
  void membersAreOfOneShapeAndNotTooMany() {
    Network wider =
        Network.initial(
            new Architecture(1, List.of(6), Activation.TANH, 0, 2), new SplittableRandom(1));

    refused(List.of(), "members must be 1 to 100 networks of one shape. Found 0 of []");
    refused(List.of(network(1), wider), "Found 2 of [1-5-2, 1-6-2]");
    refused(Collections.nCopies(101, network(1)), "Found 101 of [1-5-2]");
  }

  private void refused(List<Network> members, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Model<>(model.card(), new OneColumn(), members))
        .withMessageContaining(message);
  }

  private static Network network(long seed) {
    return Network.initial(
        new Architecture(1, List.of(5), Activation.TANH, 0, 2), new SplittableRandom(seed));
  }

  private static final class OneColumn implements FittedFeaturizer<Double> {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public FeatureMatrix transform(List<Double> inputs) {
      float[] values = new float[inputs.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = inputs.get(i).floatValue();
      }
      return new DenseFeatures(1, values);
    }

    @Override
    public Map<String, byte[]> files() {
      return Map.of();
    }
  }
}
