package dev.lacuna.export;

import dev.lacuna.model.ModelFile;

/** Writes models in one format of other tools, without their tasks. */
public interface Exporter {
  /** Returns the format's name on the command line, such as {@code onnx}. */
  String format();

  /** Returns how names of its files end, such as {@code .onnx}. */
  String ending();

  /**
   * Returns the model in this format, not yet written.
   *
   * @throws dev.lacuna.error.LacunaException when the format cannot hold it; the message says what
   *     can be done
   */
  Export export(ModelFile.Content content);
}
