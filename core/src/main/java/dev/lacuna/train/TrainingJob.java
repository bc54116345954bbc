package dev.lacuna.train;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.loss.CellWeights;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.model.Architecture;
import java.util.function.UnaryOperator;

/**
 * Everything that training needs.
 *
 * @param architecture the shape of the network
 * @param loss what is made small
 * @param train what is learnt from
 * @param dev what early stopping watches; may have no rows where there is none
 * @param config how to train
 */
public record TrainingJob(
    Architecture architecture,
    MaskedLoss loss,
    TrainingSet train,
    TrainingSet dev,
    TrainingConfig config) {
  /** Checks that network, loss and data fit together. */
  public TrainingJob {
    if (architecture.outputs() != loss.schema().outputs()
        || architecture.inputs() != train.features().columns()) {
      throw new IllegalArgumentException(
          "the architecture must fit features and heads. Found %s for %d features and %d logits"
              .formatted(architecture, train.features().columns(), loss.schema().outputs()));
    }
  }

  /** Returns this job with other weights to start from, another order of rows, other dropout. */
  public TrainingJob withSeed(long seed) {
    return new TrainingJob(architecture, loss, train, dev, config.withSeed(seed));
  }

  /** Returns this job over other features, of train and dev alike. */
  public TrainingJob withFeatures(UnaryOperator<FeatureMatrix> change) {
    TrainingSet ofTrain = train.withFeatures(change.apply(train.features()));
    TrainingSet ofDev = dev.withFeatures(change.apply(dev.features()));
    return new TrainingJob(architecture, loss, ofTrain, ofDev, config);
  }

  /** Returns this job with labels of the train part that count differently. */
  public TrainingJob weighted(CellWeights weights) {
    return new TrainingJob(architecture, loss, train.weighted(weights), dev, config);
  }

  /** Returns this job with a network of another shape. */
  TrainingJob with(Architecture other) {
    return new TrainingJob(other, loss, train, dev, config);
  }
}
