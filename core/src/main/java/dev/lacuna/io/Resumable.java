package dev.lacuna.io;

import java.io.IOException;

/** Work whose state can be written down, so that it goes on from there in another process. */
public interface Resumable {
  /** Writes down all that has changed since the work began. */
  void save(StateWriter out) throws IOException;

  /**
   * Brings work that has just begun, with the same settings, to where it was when it was saved.
   *
   * @throws IOException when what is read cannot be the state of this work
   */
  void restore(StateReader in) throws IOException;
}
