package dev.lacuna.model;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.FittedFeaturizer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * A trained model: from inputs to predictions, which are the mean of what its members predict,
 * calibrated. Safe for use by many threads.
 *
 * @param <X> the type of an input
 * @param card what the model is
 * @param featurizer fitted on the train part
 * @param members networks of one shape trained on the train part, 1 to {@link #MOST_MEMBERS}
 */
public record Model<X>(ModelCard card, FittedFeaturizer<X> featurizer, List<Network> members) {
  /** How many members a model has at most. */
  public static final int MOST_MEMBERS = 100;

  /** How many rows a thread takes at once. */
  private static final int BLOCK = 4_096;

  /** Copies the list and checks that the parts fit together. */
  public Model {
    members = checked(members);
    Architecture shape = members.get(0).architecture();
    if (shape.inputs() != featurizer.width() || shape.outputs() != card.schema().outputs()) {
      throw new IllegalArgumentException(
          "the network must fit featurizer and heads. Found %s for %d features and %d logits"
              .formatted(shape, featurizer.width(), card.schema().outputs()));
    }
  }

  /** Creates a model of a single network. */
  public Model(ModelCard card, FittedFeaturizer<X> featurizer, Network network) {
    this(card, featurizer, List.of(network));
  }

  /** Returns a copy of members that are of one shape, and neither too few nor too many. */
  static List<Network> checked(List<Network> members) {
    List<Architecture> shapes = members.stream().map(Network::architecture).distinct().toList();
    if (shapes.size() != 1 || members.size() > MOST_MEMBERS) {
      throw new IllegalArgumentException(
          "members must be 1 to %d networks of one shape. Found %d of %s"
              .formatted(MOST_MEMBERS, members.size(), shapes));
    }
    return List.copyOf(members);
  }

  /** Returns the shape of every member. */
  public Architecture architecture() {
    return members.get(0).architecture();
  }

  /** Returns the predictions for inputs, one row each, the same on any number of threads. */
  public Predictions predict(List<X> inputs) {
    return predict(inputs, rows -> {});
  }

  /**
   * Returns the same predictions.
   *
   * @param predicted hears after every few thousand rows how many are predicted by then, on any
   *     thread
   */
  public Predictions predict(List<X> inputs, LongConsumer predicted) {
    double[] values = room(inputs);
    AtomicLong done = new AtomicLong();
    forEachBlock(
        inputs,
        (features, from) -> {
          double[] ofBlock = mean(features);
          System.arraycopy(ofBlock, 0, values, from, ofBlock.length);
          predicted.accept(done.addAndGet(features.rows()));
        });
    predicted.accept(inputs.size()); // the last to be counted need not be the last to be told
    return Predictions.ofCalibrated(card, values);
  }

  /** Returns the predictions for rows of features, such as the featurizer makes. */
  public Predictions predict(FeatureMatrix features) {
    return Predictions.ofCalibrated(card, mean(features));
  }

  /**
   * Returns what each member predicts by itself, not calibrated. Where members disagree, the model
   * has seen too little.
   */
  public List<Predictions> memberPredictions(List<X> inputs) {
    List<double[]> values = members.stream().map(member -> room(inputs)).toList();
    forEachBlock(
        inputs,
        (features, from) -> {
          for (int k = 0; k < members.size(); k++) {
            double[] ofBlock = linked(members.get(k), features);
            System.arraycopy(ofBlock, 0, values.get(k), from, ofBlock.length);
          }
        });
    return values.stream().map(ofMember -> Predictions.of(card.schema(), ofMember)).toList();
  }

  private double[] room(List<X> inputs) {
    return new double[Math.multiplyExact(inputs.size(), card.schema().outputs())];
  }

  private interface BlockAction {
    /** Takes the features of a block, and the place of its first number among all predictions. */
    void accept(FeatureMatrix features, int from);
  }

  private void forEachBlock(List<X> inputs, BlockAction action) {
    int blocks = (int) (((long) inputs.size() + BLOCK - 1) / BLOCK);
    IntStream.range(0, blocks)
        .parallel()
        .forEach(
            block -> {
              int from = block * BLOCK;
              int to = Math.min(inputs.size() - from, BLOCK) + from;
              action.accept(
                  featurizer.transform(inputs.subList(from, to)), from * card.schema().outputs());
            });
  }

  /** Returns the calibrated mean over the members; of a single one, its numbers bit for bit. */
  private double[] mean(FeatureMatrix features) {
    double[] values = linked(members.get(0), features);
    for (Network member : members.subList(1, members.size())) {
      double[] further = linked(member, features);
      for (int i = 0; i < values.length; i++) {
        values[i] += further[i];
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= members.size();
    }
    for (int from = 0; from < values.length; from += card.schema().outputs()) {
      Predictions.calibrate(card.schema(), card.calibrations(), values, from);
    }
    return values;
  }

  private double[] linked(Network member, FeatureMatrix features) {
    double[] values = member.logits(features);
    for (int from = 0; from < values.length; from += card.schema().outputs()) {
      Predictions.link(card.schema(), card.scaling(), values, from);
    }
    return values;
  }

  /** Returns what predicts single rows without allocating, for one thread. */
  public RowPredictor rowPredictor() {
    return new RowPredictor(card, members);
  }

  /** Returns this model without its calibrations. */
  public Model<X> uncalibrated() {
    return with(card.with(Calibration.none(card.schema().size()), card.thresholds()));
  }

  /** Returns this model with the calibrations and thresholds of another one of the same heads. */
  public Model<X> choosingLike(Model<X> other) {
    return with(card.with(other.card.calibrations(), other.card.thresholds()));
  }

  /** Returns this model with another card. */
  public Model<X> with(ModelCard other) {
    return new Model<>(other, featurizer, members);
  }

  /**
   * Writes the model file, replacing one of that name.
   *
   * @throws dev.lacuna.error.LacunaException when it cannot be written
   */
  public void save(Path file) {
    ModelFile.write(file, new ModelFile.Content(card, members, featurizer.files()));
  }
}
