package dev.lacuna.text.feature;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.task.Feedback;
import dev.lacuna.text.Document;
import dev.lacuna.text.TermTally;
import dev.lacuna.text.TermWeights;
import dev.lacuna.text.Terms;
import dev.lacuna.text.vectors.LatentSemanticAnalysis;
import dev.lacuna.text.vectors.SkipGram;
import dev.lacuna.text.vectors.SkipGramSettings;
import dev.lacuna.text.vectors.VectorFile;
import dev.lacuna.text.vectors.WordVectors;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Learns words, word vectors and the scaling of features from the documents of the train part. */
public final class TextFeaturizer {
  private static final int MOST_WORDS = 200_000;
  private static final int UNKNOWN_SHOWN = 8;

  private final TextSettings settings;
  private final long seed;
  private final Feedback feedback;

  /**
   * Creates a featurizer.
   *
   * @param seed of all random draws; the same texts, settings and seed give the same features,
   *     whatever the number of threads
   * @param feedback hears which words are known, and how far learning vectors is
   */
  public TextFeaturizer(TextSettings settings, long seed, Feedback feedback) {
    this.settings = settings;
    this.seed = seed;
    this.feedback = feedback;
  }

  /**
   * Returns what turns documents into numbers, fitted on these. At most the 200,000 most frequent
   * words are looked at.
   *
   * @throws LacunaException {@code BAD_DATA} when no word gets a vector; what {@link
   *     VectorFile#read} throws when a file of vectors cannot be read
   */
  public FittedText fit(List<Document> train) {
    TermTally tally = new TermTally();
    train.forEach(document -> tally.add(document.words(settings.tokenizer())));
    Terms candidates = tally.terms(settings.fewestDocuments(), MOST_WORDS);
    if (candidates.vocabulary().size() == 0) {
      throw wordless(
          "none of %,d words is in %d texts".formatted(tally.words(), settings.fewestDocuments()));
    }
    List<int[][]> indices = indices(train, candidates);
    WordVectors vectors = vectors(candidates, indices);
    Terms terms = candidates.only(new HashSet<>(vectors.words()));
    report(tally, terms, vectors);
    boolean allKnown = terms.vocabulary().size() == candidates.vocabulary().size();
    List<int[][]> known = allKnown ? indices : indices(train, terms);
    BlockScaling scaling = scaling(terms, vectors, known);
    return new FittedText(settings.tokenizer(), terms, vectors, settings.poolings(), scaling);
  }

  private List<int[][]> indices(List<Document> documents, Terms terms) {
    return documents.stream()
        .map(
            document ->
                document.words(settings.tokenizer()).stream()
                    .map(terms::indices)
                    .toArray(int[][]::new))
        .toList();
  }

  private WordVectors vectors(Terms terms, List<int[][]> documents) {
    VectorChoice choice = settings.vectors();
    if (choice instanceof VectorChoice.Pretrained pretrained) {
      return pretrained(pretrained, terms);
    }
    return choice instanceof VectorChoice.Windows windows
        ? ofWindows(windows, terms, documents)
        : ofDocuments((VectorChoice.Documents) choice, terms, documents);
  }

  private WordVectors ofDocuments(
      VectorChoice.Documents choice, Terms terms, List<int[][]> documents) {
    List<TermWeights> weights =
        documents.stream()
            .map(passages -> Arrays.stream(passages).flatMapToInt(IntStream::of).toArray())
            .map(terms::weigh)
            .toList();
    try (Feedback.Work work =
        feedback.begin("learning word vectors", LatentSemanticAnalysis.STEPS)) {
      return new LatentSemanticAnalysis(choice.dimension(), seed)
          .fit(terms.vocabulary(), weights, work::at);
    }
  }

  private WordVectors ofWindows(VectorChoice.Windows choice, Terms terms, List<int[][]> documents) {
    List<int[]> passages = documents.stream().flatMap(Arrays::stream).toList();
    SkipGramSettings skipGram =
        SkipGramSettings.DEFAULTS.withDimension(choice.dimension()).withSeed(seed);
    long total = skipGram.epochs() * passages.stream().mapToLong(passage -> passage.length).sum();
    try (Feedback.Work work = feedback.begin("learning word vectors", total)) {
      return new SkipGram(skipGram).train(terms.vocabulary(), passages, work::at);
    }
  }

  /** The words of the vectors come in the order of the terms. */
  private WordVectors pretrained(VectorChoice.Pretrained choice, Terms terms) {
    Set<String> wanted = new HashSet<>(terms.vocabulary().words());
    WordVectors found = VectorFile.read(choice.file(), wanted::contains).vectors();
    if (found.size() == 0) {
      throw wordless("none of %,d words is in %s".formatted(wanted.size(), choice.file()));
    }
    return found.only(terms.vocabulary().words());
  }

  private static LacunaException wordless(String found) {
    return new LacunaException(
        ErrorCode.BAD_DATA,
        "Texts to learn from must share words that have a vector. Found that %s. Give more texts, or vectors of their language."
            .formatted(found));
  }

  private void report(TermTally tally, Terms terms, WordVectors vectors) {
    long covered =
        IntStream.range(0, terms.vocabulary().size()).mapToLong(terms.vocabulary()::count).sum();
    List<String> unknown = tally.mostFrequentOutside(new HashSet<>(vectors.words()), UNKNOWN_SHOWN);
    feedback.note(
        String.format(
            Locale.ROOT,
            "%,d words have a vector of %d numbers: %.1f %% of all %,d words in %,d texts%s",
            vectors.size(),
            vectors.dimension(),
            100.0 * covered / tally.words(),
            tally.words(),
            terms.documents(),
            unknown.isEmpty() ? "" : "; most frequent without one: " + String.join(", ", unknown)));
  }

  private BlockScaling scaling(Terms terms, WordVectors vectors, List<int[][]> documents) {
    List<double[]> rows =
        documents.parallelStream()
            .filter(passages -> Arrays.stream(passages).anyMatch(passage -> passage.length > 0))
            .map(passages -> FittedText.pool(terms, vectors, settings.poolings(), passages))
            .toList();
    int width = settings.poolings().size() * vectors.dimension();
    return BlockScaling.fit(rows, vectors.dimension(), width);
  }
}
