package dev.lacuna.train.dl4j;

import static dev.lacuna.train.MixedBatch.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.data.Randomness;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Network;
import dev.lacuna.train.PlainAdam;
import dev.lacuna.train.TrainingEngine;
import dev.lacuna.train.TrainingEngineContract;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Dl4jEngineTest extends TrainingEngineContract {
  private static final DenseFeatures FEATURES =
      new DenseFeatures(3, new float[] {0.5f, -1, 2, 0, 1.5f, -0.5f, 1, 1, -2});

  @Override
  protected TrainingEngine engine() {
    return new Dl4jEngine();
  }

  @ParameterizedTest
  @EnumSource
  void weightsSurviveTheWayIntoAGraphAndBack(Activation activation) {
    Network initial =
        Network.initial(
            new Architecture(3, List.of(6, 4), activation, 0, 5), Randomness.of(1, "weights"));
    ComputationGraph graph =
        GraphFactory.create(initial, new MaskedLossFunction(MaskedLoss.of(SCHEMA)));

    Network back = GraphFactory.read(graph, initial.architecture());

    assertThat(PlainAdam.parametersOf(back)).containsExactly(PlainAdam.parametersOf(initial));
    double[] ofGraph = graph.outputSingle(toArray(FEATURES)).dup('c').data().asDouble();
    assertThat(back.logits(FEATURES)).containsExactly(ofGraph, within(1e-5));
    graph.close();
  }

  private static INDArray toArray(FeatureMatrix features) {
    float[] values = new float[features.rows() * features.columns()];
    for (int row = 0; row < features.rows(); row++) {
      features.copyRow(row, values, row * features.columns());
    }
    return Nd4j.create(values, new long[] {features.rows(), features.columns()}, 'c');
  }
}
