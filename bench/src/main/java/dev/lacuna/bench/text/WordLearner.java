package dev.lacuna.bench.text;

import dev.lacuna.text.vectors.SkipGram;
import dev.lacuna.text.vectors.SkipGramSettings;
import java.util.Locale;
import org.deeplearning4j.models.word2vec.Word2Vec;
import org.deeplearning4j.text.sentenceiterator.CollectionSentenceIterator;
import org.deeplearning4j.text.tokenization.tokenizerfactory.DefaultTokenizerFactory;

/** Who learns word vectors, all by skip-gram with negative sampling. */
public enum WordLearner {
  /** Lacuna's own. */
  LACUNA {
    @Override
    void learn(Corpus corpus, SkipGramSettings settings) {
      new SkipGram(settings).train(corpus.vocabulary(), corpus.sentences(), done -> {});
    }
  },
  /** DL4J's Word2Vec, which counts the words again within its time: a small part of it. */
  DL4J {
    @Override
    void learn(Corpus corpus, SkipGramSettings settings) {
      new Word2Vec.Builder()
          .minWordFrequency(1)
          .layerSize(settings.dimension())
          .windowSize(settings.window())
          .negativeSample(settings.negatives())
          .useHierarchicSoftmax(false)
          .sampling(settings.subsample())
          .learningRate(settings.learningRate())
          .epochs(settings.epochs())
          .workers(settings.threads())
          .seed(settings.seed())
          .iterate(new CollectionSentenceIterator(corpus.lines()))
          .tokenizerFactory(new DefaultTokenizerFactory())
          .build()
          .fit();
    }
  };

  abstract void learn(Corpus corpus, SkipGramSettings settings);

  /** Returns the words of the corpus, times the epochs, that are gone through in a second. */
  public double tokensPerSecond(Corpus corpus, SkipGramSettings settings) {
    long begin = System.nanoTime();
    learn(corpus, settings);
    return corpus.tokens() * settings.epochs() * 1e9 / (System.nanoTime() - begin);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
