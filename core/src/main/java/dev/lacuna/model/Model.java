package dev.lacuna.model;

import dev.lacuna.feature.FittedFeaturizer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A trained model: from inputs to predictions. Safe for use by many threads.
 *
 * @param <X> the type of an input
 * @param card what the model is
 * @param featurizer fitted on the train part
 * @param network trained on the train part
 */
public record Model<X>(ModelCard card, FittedFeaturizer<X> featurizer, Network network) {
  /** How many rows a thread takes at once. */
  private static final int BLOCK = 4_096;

  /** Checks that the parts fit together. */
  public Model {
    Architecture shape = network.architecture();
    if (shape.inputs() != featurizer.width() || shape.outputs() != card.schema().outputs()) {
      throw new IllegalArgumentException(
          "the network must fit featurizer and heads. Found %s for %d features and %d logits"
              .formatted(shape, featurizer.width(), card.schema().outputs()));
    }
  }

  /** Returns the predictions for inputs, one row each, the same on any number of threads. */
  public Predictions predict(List<X> inputs) {
    double[] logits = new double[Math.multiplyExact(inputs.size(), card.schema().outputs())];
    int blocks = (int) (((long) inputs.size() + BLOCK - 1) / BLOCK);
    IntStream.range(0, blocks).parallel().forEach(block -> writeLogits(inputs, block, logits));
    return Predictions.ofLogits(card.schema(), card.scaling(), logits);
  }

  private void writeLogits(List<X> inputs, int block, double[] logits) {
    int from = block * BLOCK;
    int to = Math.min(inputs.size() - from, BLOCK) + from;
    double[] ofBlock = network.logits(featurizer.transform(inputs.subList(from, to)));
    System.arraycopy(ofBlock, 0, logits, from * card.schema().outputs(), ofBlock.length);
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
