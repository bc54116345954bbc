package dev.lacuna.bench.engine;

import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.model.Network;

/** Predictions as a service asks for them; the only place here that knows how. */
public final class FusedPredictor {
  private final Network network;

  /** Creates a predictor. */
  public FusedPredictor(Network network) {
    this.network = network;
  }

  /** Returns the number of logits a row. */
  public int outputs() {
    return network.architecture().outputs();
  }

  /** Returns the logits of rows, row-major. */
  public double[] predict(float[] rows) {
    return network.logits(new DenseFeatures(network.architecture().inputs(), rows));
  }
}
