package dev.lacuna.text.vectors;

import dev.lacuna.data.Randomness;
import dev.lacuna.text.Vocabulary;
import java.util.List;
import java.util.SplittableRandom;

/** Goes through sentences, epoch after epoch, and draws the windows to learn from. */
final class WindowSource {
  /** Longer sentences are cut, as the authors' program cuts them. */
  private static final int LONGEST = 1_000;

  private static final double LAST_RATE = 1e-4;

  private final SkipGramSettings settings;
  private final List<int[]> sentences;
  private final Noise noise;
  private final int[] keep;
  private final SplittableRandom random;
  private final long tokens;

  /** Words gone through, in all epochs together. */
  private long done;

  private int epoch;
  private int sentence;
  private int at;
  private final int[] piece = new int[LONGEST];
  private int pieceLength;
  private int position;

  WindowSource(SkipGramSettings settings, Vocabulary vocabulary, List<int[]> sentences) {
    this.settings = settings;
    this.sentences = sentences;
    this.noise = new Noise(vocabulary);
    this.random = new SplittableRandom(Randomness.derive(settings.seed(), "word windows"));
    this.tokens = sentences.stream().mapToLong(words -> words.length).sum();
    this.keep = new int[vocabulary.size()];
    for (int word = 0; word < keep.length; word++) {
      keep[word] = (int) (Integer.MAX_VALUE * share(vocabulary.count(word)));
    }
  }

  /**
   * Returns the share of a word's occurrences that is kept: (√(f/t) + 1)·t/f for a word that is f
   * of the corpus, at most 1. That is what the authors' program does, not what the article says.
   */
  private double share(long count) {
    double allowed = settings.subsample() * tokens;
    return allowed == 0 ? 1 : Math.min(1, (StrictMath.sqrt(count / allowed) + 1) * allowed / count);
  }

  /** Fills a batch with the next windows; it is empty after the last one. */
  void fill(Windows windows) {
    windows.clear();
    while (!windows.isFull() && (position < pieceLength || nextPiece())) {
      addWindow(windows, position++);
    }
    windows.setDone(done);
  }

  private boolean nextPiece() {
    position = 0;
    pieceLength = 0;
    while (pieceLength == 0 && epoch < settings.epochs()) {
      if (sentence == sentences.size()) {
        sentence = 0;
        epoch++;
      } else {
        thin(sentences.get(sentence));
      }
    }
    return pieceLength > 0;
  }

  /** Takes the next piece of a sentence, without words that are left out this time. */
  private void thin(int[] words) {
    int end = Math.min(words.length, at + LONGEST);
    for (int i = at; i < end; i++) {
      if ((random.nextInt() & Integer.MAX_VALUE) <= keep[words[i]]) {
        piece[pieceLength++] = words[i];
      }
    }
    done += end - at;
    at = end;
    if (at == words.length) {
      at = 0;
      sentence++;
    }
  }

  private void addWindow(Windows windows, int middle) {
    int reach = 1 + random.nextInt(settings.window());
    int end = Math.min(pieceLength, middle + reach + 1);
    for (int i = Math.max(0, middle - reach); i < end; i++) {
      if (i != middle) {
        windows.addContext(piece[i]);
      }
    }
    if (windows.close(piece[middle], rate())) {
      addNoise(windows);
    }
  }

  private void addNoise(Windows windows) {
    int from = (windows.size() - 1) * windows.negatives;
    for (int i = 0; i < windows.negatives; i++) {
      windows.noise[from + i] = noise.draw(random);
    }
  }

  private float rate() {
    double left = 1 - done / ((double) tokens * settings.epochs());
    return (float) (settings.learningRate() * Math.max(LAST_RATE, left));
  }
}
