package dev.lacuna.model;

import java.util.List;

/**
 * Predicts single rows of features for services: once made, it allocates nothing. A thread needs
 * one of its own.
 */
public final class RowPredictor {
  private final ModelCard card;
  private final Architecture architecture;
  private final ForwardPass first;
  private final ForwardPass[] further;
  private final double[] ofMember;

  RowPredictor(ModelCard card, List<Network> members) {
    this.card = card;
    this.architecture = members.get(0).architecture();
    this.first = members.get(0).forwardPass(1);
    this.further =
        members.stream().skip(1).map(member -> member.forwardPass(1)).toArray(ForwardPass[]::new);
    this.ofMember = new double[architecture.outputs()];
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
    predict(first, features, predictions);
    for (ForwardPass member : further) {
      predict(member, features, ofMember);
      for (int i = 0; i < ofMember.length; i++) {
        predictions[i] += ofMember[i];
      }
    }
    for (int i = 0; i < ofMember.length; i++) {
      predictions[i] /= 1 + further.length;
    }
    Predictions.calibrate(card.schema(), card.calibrations(), predictions, 0);
  }

  private void predict(ForwardPass member, float[] features, double[] values) {
    member.logits(features, values);
    Predictions.link(card.schema(), card.scaling(), values, 0);
  }
}
