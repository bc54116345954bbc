package dev.lacuna.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.data.Randomness;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.MatrixPair;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  // hidden sums of (1, 2): 1 + 2·3 − 1 = 6 and 2 − 2·4 + 0.5 = −5.5
  private static final List<DenseLayer> LAYERS =
      List.of(
          new DenseLayer(new float[] {1, 2, 3, -4}, new float[] {-1, 0.5f}),
          new DenseLayer(new float[] {1, -1, 2, 10, 20, 30}, new float[] {0, 1, -1}));
  private static final DenseFeatures ROW = new DenseFeatures(2, new float[] {1, 2});

  @Test
  void logitsAreWhatWasWorkedByHand() {
    assertThat(network(Activation.RELU).logits(ROW)).containsExactly(6, -5, 11);
    assertThat(network(Activation.IDENTITY).logits(ROW))
        .containsExactly(6 - 55, -6 - 110 + 1, 12 - 165 - 1);
    assertThat(network(Activation.TANH).logits(ROW)[0])
        .isCloseTo(Math.tanh(6) + 10 * Math.tanh(-5.5), within(1e-5));
  }

  @Test
  void linearNetworkAppliesNoActivation() {
    Network linear =
        new Network(
            new Architecture(2, List.of(), Activation.RELU, 0, 1),
            List.of(new DenseLayer(new float[] {1, -2}, new float[] {0.5f})));

    assertThat(linear.logits(ROW)).containsExactly(-2.5);
  }

  @Test
  void logitsOfEveryRowStandOneAfterTheOther() {
    DenseFeatures rows = new DenseFeatures(2, new float[] {1, 2, 0, 0, 1, 2});

    assertThat(network(Activation.RELU).logits(rows))
        .containsExactly(6, -5, 11, 5, 11, 14, 6, -5, 11);
    assertThat(network(Activation.RELU).logits(new DenseFeatures(2, new float[0]))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void dropoutDoesNotChangePredictions(Activation activation) {
    Architecture dropping = new Architecture(2, List.of(2), activation, Norm.NONE, 0.8, 0.9, 3);

    assertThat(new Network(dropping, LAYERS).logits(ROW))
        .containsExactly(network(activation).logits(ROW));
  }

  @Test
  void networkIsDeafToInputsThatAreTakenFromIt() {
    BitSet second = new BitSet();
    second.set(1);

    Network deaf = network(Activation.RELU).withoutInputs(second);

    assertThat(deaf.layers().get(0).weights()).containsExactly(1, 2, 0, 0);
    assertThat(deaf.layers().get(0).biases()).containsExactly(-1, 0.5f);
    assertThat(deaf.layers().get(1)).isEqualTo(LAYERS.get(1));
    assertThat(deaf.logits(ROW))
        .containsExactly(network(Activation.RELU).logits(new DenseFeatures(2, new float[] {1, 0})));
    assertThat(LAYERS.get(0).weights()).containsExactly(1, 2, 3, -4);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void sparseAndDenseFeaturesGiveTheSameLogits(
      @ForAll @IntRange(max = 6) int rows,
      @ForAll @IntRange(min = 1, max = 9) int columns,
      @ForAll Activation activation,
      @ForAll long seed) {
    MatrixPair pair = MatrixPair.random(rows, columns, seed);
    Network network =
        Network.initial(
            new Architecture(columns, List.of(5, 3), activation, 0, 2),
            Randomness.of(seed, "weights"));

    assertThat(network.logits(pair.sparse())).containsExactly(network.logits(pair.dense()));
  }

  @Property
  void rowGivesTheSameLogitsAloneOrAmongOthers(@ForAll long seed) {
    DenseFeatures features = MatrixPair.random(5, 4, seed).dense();
    Network network =
        Network.initial(
            new Architecture(4, List.of(6), Activation.RELU, 0, 3), Randomness.of(seed, "weights"));
    double[] all = network.logits(features);

    for (int row = 0; row < 5; row++) {
      double[] alone = network.logits(features.select(new int[] {row}));
      assertThat(alone).containsExactly(all[3 * row], all[3 * row + 1], all[3 * row + 2]);
    }
  }

  @Test
  void initialWeightsFillTheLimitAndBiasesAreZero() {
    Network network =
        Network.initial(
            new Architecture(40, List.of(60), Activation.RELU, 0, 14), Randomness.of(1, "weights"));

    assertWithin(network.layers().get(0), Math.sqrt(6.0 / 100));
    assertWithin(network.layers().get(1), Math.sqrt(6.0 / 74));
    assertThat(network.isFinite()).isTrue();
  }

  @Test
  void initialWeightsDependOnTheSeedAlone() {
    Architecture architecture = new Architecture(3, List.of(4), Activation.RELU, 0, 2);

    assertThat(initialWeights(architecture, 1)).containsExactly(initialWeights(architecture, 1));
    assertThat(initialWeights(architecture, 1)).isNotEqualTo(initialWeights(architecture, 2));
  }

  @Test
  void weightThatIsNotFiniteIsNoticed() {
    DenseLayer broken = new DenseLayer(new float[6], new float[] {0, Float.NaN, 0});

    assertThat(network(Activation.RELU).isFinite()).isTrue();
    assertThat(
            new Network(network(Activation.RELU).architecture(), List.of(LAYERS.get(0), broken))
                .isFinite())
        .isFalse();
  }

  @Test
  void numberOfLayersMustFit() {
    Architecture architecture = network(Activation.RELU).architecture();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Network(architecture, LAYERS.subList(0, 1)))
        .withMessage("layers must fit the architecture 2-2-3, layers = 1");
  }

  @Test
  void shapeOfEveryLayerMustFit() {
    Architecture architecture = network(Activation.RELU).architecture();
    DenseLayer turned = new DenseLayer(new float[6], new float[2]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Network(architecture, List.of(LAYERS.get(0), turned)))
        .withMessage("layer 1 must fit the architecture 2-2-3, layer = 3-2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Network(architecture, List.of(turned, LAYERS.get(1))))
        .withMessage("layer 0 must fit the architecture 2-2-3, layer = 3-2");
  }

  @Test
  void layerNormsComeBetweenSumsAndActivation() {
    // sums 6 and −5.5: mean 0.25, deviation 5.75, so 1 and −1 but for ε
    LayerNorm norm = new LayerNorm(new float[] {2, 3}, new float[] {0.5f, 4});

    Network network = normed(Norm.LAYER, Optional.of(norm), Optional.empty());

    // units 2.5 and 1 through the upper layer
    assertThat(network.logits(ROW)).containsExactly(new double[] {12.5, 18.5, 34}, within(1e-4));
  }

  @Test
  void firstLayerNormsScaleByOne() {
    Network network =
        Network.initial(
            new Architecture(4, List.of(3, 2), Activation.RELU, Norm.LAYER, 0, 1),
            Randomness.of(1, "weights"));

    assertThat(network.layers().get(1).norm().orElseThrow().scale()).containsExactly(1, 1);
    assertThat(network.layers().get(1).norm().orElseThrow().shift()).containsExactly(0, 0);
    assertThat(network.layers().get(2).norm()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // norm of the architecture, whether lower and upper layer have a layer norm, which is wrong
    "NONE, true, false, 0",
    "BATCH, true, false, 0",
    "LAYER, false, false, 0",
    "LAYER, true, true, 1",
  })
  void layerNormsMustFitTheArchitecture(Norm norm, boolean lower, boolean upper, int wrong) {
    Optional<LayerNorm> below = lower ? Optional.of(LayerNorm.initial(2)) : Optional.empty();
    Optional<LayerNorm> above = upper ? Optional.of(LayerNorm.initial(3)) : Optional.empty();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> normed(norm, below, above))
        .withMessage(
            "layer %d must fit the norm '%s' of the architecture, layer norm = %s",
            wrong, norm.id(), wrong == 0 ? lower : upper);
  }

  @Test
  void featuresOfAnotherWidthAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network(Activation.RELU).logits(new DenseFeatures(3, new float[3])))
        .withMessage("features must fit the network, columns = 3, inputs = 2");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.25, 1, 4})
  void initialWeightsAreMultipliedByTheScale(double scale) {
    Architecture architecture = new Architecture(5, List.of(4), Activation.TANH, 0, 3);
    List<DenseLayer> usual = Network.initial(architecture, Randomness.of(3, "weights")).layers();

    List<DenseLayer> scaled =
        Network.initial(architecture, scale, Randomness.of(3, "weights")).layers();

    for (int l = 0; l < 2; l++) {
      float[] weights = usual.get(l).weights();
      for (int i = 0; i < weights.length; i++) {
        double expected = scale * weights[i];
        // powers of two leave the digits of a number as they are
        double rounding = scale == 0.001 ? Math.ulp((float) expected) : 0;
        assertThat((double) scaled.get(l).weights()[i]).isCloseTo(expected, within(rounding));
      }
      assertThat(scaled.get(l).biases()).containsOnly(0);
    }
  }

  private static Network normed(Norm norm, Optional<LayerNorm> lower, Optional<LayerNorm> upper) {
    return new Network(
        new Architecture(2, List.of(2), Activation.RELU, norm, 0, 3),
        List.of(
            new DenseLayer(LAYERS.get(0).weights(), LAYERS.get(0).biases(), lower),
            new DenseLayer(LAYERS.get(1).weights(), LAYERS.get(1).biases(), upper)));
  }

  private static Network network(Activation activation) {
    return new Network(new Architecture(2, List.of(2), activation, 0, 3), LAYERS);
  }

  private static float[] initialWeights(Architecture architecture, long seed) {
    return Network.initial(architecture, Randomness.of(seed, "weights")).layers().get(0).weights();
  }

  /** All weights lie within the limit and, as uniform ones do, some lie near either end of it. */
  private static void assertWithin(DenseLayer layer, double limit) {
    double smallest = 0;
    double largest = 0;
    double sum = 0;
    for (float weight : layer.weights()) {
      smallest = Math.min(smallest, weight);
      largest = Math.max(largest, weight);
      sum += weight;
    }
    assertThat(smallest).isBetween(-limit - 1e-7, -0.95 * limit);
    assertThat(largest).isBetween(0.95 * limit, limit + 1e-7);
    assertThat(sum / layer.weights().length).isCloseTo(0, within(0.1 * limit));
    assertThat(layer.biases()).containsOnly(0);
  }
}
