package dev.lacuna.model;

import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.TargetScaling;

/**
 * Predicts single rows of features for services: once made, it allocates nothing. A thread needs
 * one of its own.
 */
public final class RowPredictor {
  private final LabelSchema schema;
  private final TargetScaling scaling;
  private final Architecture architecture;
  private final ForwardPass pass;

  RowPredictor(ModelCard card, Network network) {
    this.schema = card.schema();
    this.scaling = card.scaling();
    this.architecture = network.architecture();
    this.pass = network.forwardPass(1);
  }

  /** Returns the number of features of a row. */
  public int inputs() {
    return architecture.inputs();
  }

  /** Returns the number of predicted numbers of a row: one per logit of the schema. */
  public int outputs() {
    return architecture.outputs();
  }

  /**
   * Predicts a row: a probability for each binary head, one per class for each categorical head,
   * the number for each regression head, in the order of the schema.
   *
   * @param features {@link #inputs()} numbers, as the featurizer makes them
   * @param predictions receives {@link #outputs()} numbers
   * @throws IllegalArgumentException when an array is too short
   */
  public void predict(float[] features, double[] predictions) {
    if (features.length < inputs() || predictions.length < outputs()) {
      throw new IllegalArgumentException(
          "arrays must hold %d features and %d predictions. Found %d and %d"
              .formatted(inputs(), outputs(), features.length, predictions.length));
    }
    pass.logits(features, predictions);
    Predictions.link(schema, scaling, predictions, 0);
  }
}
