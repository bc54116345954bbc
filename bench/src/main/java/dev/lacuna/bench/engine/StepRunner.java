package dev.lacuna.bench.engine;

/**
 * A net in training. Every runner starts from the same weights, takes the same batches and
 * minimises the same loss with Adam at a learning rate of 0.001: the sigmoid cross-entropy summed
 * over observed cells, divided by all cells of the batch. Each has made what it needs of a batch
 * beforehand.
 */
public interface StepRunner extends AutoCloseable {
  /** Takes one step. */
  void step(int batch);

  /** Takes one step and returns the loss of the batch before it. */
  double stepWithLoss(int batch);

  @Override
  void close();
}
