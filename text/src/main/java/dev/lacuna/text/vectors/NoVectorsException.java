package dev.lacuna.text.vectors;

import java.io.IOException;

/** Says why a file cannot be read as word vectors; {@link VectorFile} adds which file it is. */
final class NoVectorsException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with what was found, and what to do. */
  NoVectorsException(String reason) {
    super(reason);
  }
}
