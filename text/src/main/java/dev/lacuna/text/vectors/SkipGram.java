package dev.lacuna.text.vectors;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.text.Vocabulary;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;

/**
 * Learns word vectors from which the words around a word can be told: skip-gram with negative
 * sampling. For a word w and each word c around it, at most a random number of places away, it
 * climbs
 *
 * <p>log σ(u<sub>w</sub>·v<sub>c</sub>) + Σ<sub>n</sub> log σ(−u<sub>n</sub>·v<sub>c</sub>)
 *
 * <p>where n are words drawn at random, v are the vectors that are returned and u are others that
 * are not. Frequent words are left out at times, and the rate falls in a straight line, all as in
 * Mikolov et al., <a href="https://arxiv.org/abs/1310.4546">Distributed Representations of Words
 * and Phrases and their Compositionality</a>, 2013, and in the authors' program word2vec, but for
 * three things that make it several times faster:
 *
 * <ul>
 *   <li>The negatives of a word are shared by the words around it, so that fewer vectors are
 *       touched (Ji et al., <a href="https://arxiv.org/abs/1604.04661">Parallelizing Word2Vec in
 *       Shared and Distributed Memory</a>, 2016). A negative that is the word itself, or is drawn
 *       twice, counts for nothing; a word that is around it twice counts once.
 *   <li>All pairs of a window are judged before any vector moves.
 *   <li>σ comes from a table and is good to 0.0005; beyond ±8 it is 0 or 1.
 * </ul>
 *
 * <p>The vectors depend on the settings and the sentences alone, bit for bit, whatever the number
 * of threads: the second one draws windows ahead while the first does the arithmetic, and more have
 * nothing to do. Other processors and Java without vectors round in another order. Safe for use by
 * several threads at once.
 */
public final class SkipGram {
  private final SkipGramSettings settings;

  /** Creates a trainer. */
  public SkipGram(SkipGramSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns a vector for each word of a vocabulary. A word with no other around it keeps the small
   * random vector that it started with, as all do if there are no sentences; without words there
   * are no vectors.
   *
   * @param vocabulary with the counts of the words in these sentences
   * @param sentences of numbers of words; those that are not in the vocabulary are left out. Words
   *     of different sentences are never around each other, and a sentence of more than 1,000 words
   *     is cut
   * @param progress is told now and then how many words of the sentences have been gone through,
   *     out of {@linkplain SkipGramSettings#epochs() epochs} times their number, on the calling
   *     thread
   * @throws IllegalArgumentException if a sentence holds a number that is no word's
   * @throws LacunaException if vectors grow beyond all bounds, which a lower learning rate mends
   */
  public WordVectors train(Vocabulary vocabulary, List<int[]> sentences, LongConsumer progress) {
    check(vocabulary, sentences);
    WindowSource source = new WindowSource(settings, vocabulary, sentences);
    WordTables tables = new WordTables(vocabulary.size(), settings);
    if (settings.threads() == 1) {
      learn(source, tables, progress, Runnable::run);
    } else {
      ExecutorService drawing = Executors.newSingleThreadExecutor(SkipGram::daemon);
      try {
        learn(source, tables, progress, drawing);
      } finally {
        drawing.shutdownNow();
      }
    }
    return new WordVectors(
        vocabulary.words(), settings.dimension(), requireFinite(tables.vectors()));
  }

  /** Learns from a batch while the next one is drawn. */
  private void learn(
      WindowSource source, WordTables tables, LongConsumer progress, Executor drawing) {
    Windows windows = new Windows(settings);
    Windows spare = new Windows(settings);
    source.fill(windows);
    while (windows.size() > 0) {
      Windows next = spare;
      CompletableFuture<Void> drawn = CompletableFuture.runAsync(() -> source.fill(next), drawing);
      tables.learn(windows);
      progress.accept(windows.done());
      drawn.join();
      spare = windows;
      windows = next;
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "word windows");
    thread.setDaemon(true);
    return thread;
  }

  private static void check(Vocabulary vocabulary, List<int[]> sentences) {
    for (int[] sentence : sentences) {
      for (int word : sentence) {
        if (word < 0 || word >= vocabulary.size()) {
          throw new IllegalArgumentException(
              "sentences must hold numbers of words, 0 to %d. Found %d"
                  .formatted(vocabulary.size() - 1, word));
        }
      }
    }
  }

  private float[] requireFinite(float[] vectors) {
    for (float number : vectors) {
      if (!Float.isFinite(number)) {
        throw new LacunaException(
            ErrorCode.DIVERGED,
            "Word vectors must stay finite. Found %s with a learning rate of %s. Lower the rate."
                .formatted(number, settings.learningRate()));
      }
    }
    return vectors;
  }
}
