package dev.lacuna.cli.watch;

/**
 * What is there to see at some moment.
 *
 * @param version another one whenever the page has changed
 * @param html the whole document
 * @param state of the run
 */
record Snapshot(long version, String html, State state) {
  /** Whether there is more to come. */
  enum State {
    GOING_ON("going-on"),
    ENDED("ended"),
    STOPPED("stopped");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** Returns the word that stands for it in answers. */
    String word() {
      return word;
    }
  }
}
