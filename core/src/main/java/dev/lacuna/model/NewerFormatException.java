package dev.lacuna.model;

import java.io.IOException;

/** A model file is whole as far as can be seen, but of a format of later versions. */
final class NewerFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param needed the version that the file says it needs
   */
  NewerFormatException(int format, String needed) {
    super(
        "format %d, which needs Lacuna %s; this one reads format %d"
            .formatted(format, needed, ModelFile.FORMAT));
  }
}
