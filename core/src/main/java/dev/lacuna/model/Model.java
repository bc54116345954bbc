package dev.lacuna.model;

import dev.lacuna.feature.FittedFeaturizer;
import java.nio.file.Path;
import java.util.List;

/**
 * A trained model: from inputs to predictions. Safe for use by many threads.
 *
 * @param <X> the type of an input
 * @param card what the model is
 * @param featurizer fitted on the train part
 * @param network trained on the train part
 */
public record Model<X>(ModelCard card, FittedFeaturizer<X> featurizer, Network network) {
  /** Checks that the parts fit together. */
  public Model {
    Architecture shape = network.architecture();
    if (shape.inputs() != featurizer.width() || shape.outputs() != card.schema().outputs()) {
      throw new IllegalArgumentException(
          "the network must fit featurizer and heads. Found %s for %d features and %d logits"
              .formatted(shape, featurizer.width(), card.schema().outputs()));
    }
  }

  /** Returns the predictions for inputs, one row each. */
  public Predictions predict(List<X> inputs) {
    double[] logits = network.logits(featurizer.transform(inputs));
    return Predictions.ofLogits(card.schema(), card.scaling(), logits);
  }

  /** Returns what predicts single rows without allocating, for one thread. */
  public RowPredictor rowPredictor() {
    return new RowPredictor(card, network);
  }

  /** Returns this model with another card. */
  public Model<X> with(ModelCard other) {
    return new Model<>(other, featurizer, network);
  }

  /**
   * Writes the model file, replacing one of that name.
   *
   * @throws dev.lacuna.error.LacunaException when it cannot be written
   */
  public void save(Path file) {
    ModelFile.write(file, new ModelFile.Content(card, network, featurizer.files()));
  }
}
