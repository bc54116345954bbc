package dev.lacuna.export;

import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Calibration;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.LayerNorm;
import dev.lacuna.model.Model;
import dev.lacuna.model.ModelCard;
import dev.lacuna.model.ModelFile;
import dev.lacuna.model.Network;
import dev.lacuna.model.Norm;
import dev.lacuna.model.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Models with weights, calibrations and scalings drawn at random: nothing in them is 0 or 1. */
public final class RandomModels {
  private final SplittableRandom random;

  public RandomModels(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Draws a model of any heads, any shape, any calibrations, and so many members. */
  public ModelFile.Content any(int members) {
    LabelSchema schema = schema();
    return content(schema, architecture(schema.outputs()), members);
  }

  /** Draws the weights of a model of this shape. */
  public ModelFile.Content content(LabelSchema schema, Architecture architecture, int members) {
    List<Network> networks =
        IntStream.range(0, members).mapToObj(k -> network(architecture)).toList();
    return new ModelFile.Content(card(schema), networks, Map.of());
  }

  /** Draws features of rows, most of them moderate. */
  public DenseFeatures features(int rows, int columns) {
    float[] values = floats(rows * columns, 2);
    for (int i = 0; i < values.length; i += 7) {
      values[i] *= 4;
    }
    return new DenseFeatures(columns, values);
  }

  /** Returns what Lacuna itself predicts. */
  public static Predictions predict(ModelFile.Content content, FeatureMatrix features) {
    return new Model<>(content.card(), new NoFeaturizer(features.columns()), content.members())
        .predict(features);
  }

  private Architecture architecture(int outputs) {
    List<Integer> hidden =
        IntStream.range(0, random.nextInt(4)).mapToObj(l -> random.nextInt(1, 40)).toList();
    return new Architecture(
        random.nextInt(1, 12),
        hidden,
        pick(List.of(Activation.values())),
        random.nextBoolean() ? Norm.LAYER : Norm.NONE,
        0,
        outputs);
  }

  private LabelSchema schema() {
    List<Head> heads = new ArrayList<>();
    int count = random.nextInt(1, 6);
    for (int t = 0; t < count; t++) {
      String name = "head " + t;
      heads.add(
          switch (random.nextInt(3)) {
            case 0 -> BinaryHead.of(name);
            case 1 -> new CategoricalHead(name, List.of("a", "b", "c"), List.of());
            default -> RegressionHead.of(name);
          });
    }
    return new LabelSchema(heads);
  }

  private ModelCard card(LabelSchema schema) {
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (Head head : schema.heads()) {
      boolean isNumber = head instanceof RegressionHead;
      means.add(isNumber ? random.nextDouble(-3, 3) : 0);
      deviations.add(isNumber ? random.nextDouble(0.1, 2) : 1);
    }
    ModelCard card = ModelCard.untested("random", schema, new TargetScaling(means, deviations));
    return card.with(
        schema.heads().stream().map(this::calibration).toList(),
        schema.heads().stream().map(head -> random.nextDouble()).toList());
  }

  private Calibration calibration(Head head) {
    List<Calibration> all =
        List.of(
            Calibration.none(),
            new Calibration.Temperature(random.nextDouble(0.3, 6)),
            isotonic(random.nextInt(1, 9)));
    return pick(all.stream().filter(one -> one.fits(head)).toList());
  }

  private <E> E pick(List<E> all) {
    return all.get(random.nextInt(all.size()));
  }

  private Calibration isotonic(int knots) {
    List<Double> scores = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    for (int i = 0; i < knots; i++) {
      scores.add((i + random.nextDouble(0.1, 0.9)) / knots);
      double above = (i + random.nextDouble(0.1, 0.9)) / knots;
      probabilities.add(i % 2 == 0 ? above : probabilities.get(i - 1)); // level in between
    }
    return new Calibration.Isotonic(scores, probabilities);
  }

  private Network network(Architecture architecture) {
    List<Integer> widths = architecture.widths();
    List<DenseLayer> layers = new ArrayList<>();
    for (int l = 0; l + 1 < widths.size(); l++) {
      int inputs = widths.get(l);
      int outputs = widths.get(l + 1);
      boolean hasNorm = architecture.norm() == Norm.LAYER && l + 2 < widths.size();
      Optional<LayerNorm> norm =
          hasNorm
              ? Optional.of(new LayerNorm(floats(outputs, 2), floats(outputs, 1)))
              : Optional.empty();
      double limit = 2 * Math.sqrt(6.0 / (inputs + outputs));
      layers.add(new DenseLayer(floats(inputs * outputs, limit), floats(outputs, 1), norm));
    }
    return new Network(architecture, layers);
  }

  private float[] floats(int count, double limit) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-limit, limit);
    }
    return values;
  }

  /** A model made by hand is asked with features. */
  private record NoFeaturizer(int width) implements FittedFeaturizer<float[]> {
    @Override
    public FeatureMatrix transform(List<float[]> inputs) {
      throw new UnsupportedOperationException("features are given");
    }

    @Override
    public Map<String, byte[]> files() {
      return Map.of();
    }
  }
}
