package dev.lacuna.text.vectors;

/**
 * A batch of windows: in each a word with the words around it, which are its contexts, and with
 * negatives.
 *
 * <p>Working memory: filled over and over.
 */
final class Windows {
  private static final int CAPACITY = 1_024;

  final int negatives;
  final int[] words = new int[CAPACITY];

  /** Where the contexts of a window end; those of the next one begin there. */
  final int[] ends = new int[CAPACITY];

  final float[] rates = new float[CAPACITY];
  final int[] contexts;

  /** Windows × negatives. */
  final int[] noise;

  private int size;
  private int contextCount;
  private long done;

  Windows(SkipGramSettings settings) {
    negatives = settings.negatives();
    contexts = new int[CAPACITY * 2 * settings.window()];
    noise = new int[CAPACITY * negatives];
  }

  void clear() {
    size = 0;
    contextCount = 0;
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == CAPACITY;
  }

  /** Adds a context of the window that is closed next. */
  void addContext(int word) {
    contexts[contextCount++] = word;
  }

  /** Closes a window; without a context there is none. */
  boolean close(int word, float rate) {
    if (contextCount == begin(size)) {
      return false;
    }
    words[size] = word;
    rates[size] = rate;
    ends[size++] = contextCount;
    return true;
  }

  /** Returns how many words of the sentences had been gone through when the batch was complete. */
  long done() {
    return done;
  }

  void setDone(long words) {
    done = words;
  }

  /** Returns where the contexts of a window begin. */
  int begin(int window) {
    return window == 0 ? 0 : ends[window - 1];
  }
}
