package dev.lacuna.text.vectors;

import dev.lacuna.text.Vocabulary;
import java.util.List;
import java.util.function.LongConsumer;

/** Skip-gram. */
public final class SkipGram {
  private final SkipGramSettings settings;

  public SkipGram(SkipGramSettings settings) {
    this.settings = settings;
  }

  public WordVectors train(Vocabulary vocabulary, List<int[]> sentences, LongConsumer progress) {
    WindowSource source = new WindowSource(settings, vocabulary, sentences);
    WordTables tables = new WordTables(vocabulary.size(), settings);
    Windows windows = new Windows(settings);
    for (source.fill(windows); windows.size() > 0; source.fill(windows)) {
      tables.learn(windows);
      progress.accept(source.done());
    }
    return new WordVectors(vocabulary.words(), settings.dimension(), tables.vectors());
  }
}
