package dev.lacuna.train;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.model.Architecture;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A short text that tells one training from another: shape, settings, labels, weights, features.
 */
final class JobFingerprint {
  /** Rows whose features count; all labels do. */
  private static final int ROWS = 1_024;

  private JobFingerprint() {}

  /** Returns the text; it does not depend on the number of threads. */
  static String of(TrainingJob job, String engine) {
    TrainingConfig config = job.config();
    return String.join(
        "; ",
        engine,
        of(job.architecture()),
        config.with(new TrainingConfig.Compute(config.compute().seed(), 0)).toString(),
        "train " + of(job.train()),
        "dev " + of(job.dev()));
  }

  private static String of(Architecture shape) {
    return "%s, %s, %s, %s, %s"
        .formatted(
            shape.widths(),
            shape.activation(),
            shape.norm(),
            shape.inputDropout(),
            shape.dropout());
  }

  private static String of(TrainingSet part) {
    return "%d rows, labels %08x, features %08x"
            .formatted(part.rows(), part.labels().hashCode(), checksum(part.features()))
        + part.weights().map(weights -> ", weights %08x".formatted(weights.hashCode())).orElse("");
  }

  private static long checksum(FeatureMatrix features) {
    CRC32C checksum = new CRC32C();
    float[] row = new float[features.columns()];
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * row.length);
    int step = Math.max(1, features.rows() / ROWS);
    for (int i = 0; i < features.rows(); i += step) {
      features.copyRow(i, row, 0);
      bytes.asFloatBuffer().put(row);
      checksum.update(bytes.array());
    }
    return checksum.getValue();
  }
}
