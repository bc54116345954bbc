package dev.lacuna.bench;

import dev.lacuna.bench.report.Machine;
import dev.lacuna.bench.report.Spread;
import dev.lacuna.bench.text.Corpus;
import dev.lacuna.bench.text.WordLearner;
import dev.lacuna.text.vectors.SkipGramSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How many words of text a second of learning word vectors takes in. */
@Command(
    name = "words",
    description = "Times learning word vectors from text files, by tokens a second.",
    mixinStandardHelpOptions = true)
final class WordsCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "text or CSV, plain or gzip; posts on a line may be parted by |||")
  private List<Path> files = List.of();

  @Option(
      names = "--learners",
      split = ",",
      defaultValue = "lacuna",
      description = "of lacuna and dl4j, which takes minutes; default ${DEFAULT-VALUE}")
  private List<WordLearner> learners = List.of();

  @Option(names = "--dimension", defaultValue = "100", description = "default ${DEFAULT-VALUE}")
  private int dimension;

  @Option(
      names = "--threads",
      split = ",",
      defaultValue = "1,2",
      description = "default ${DEFAULT-VALUE}")
  private List<Integer> threads = List.of();

  @Option(names = "--epochs", defaultValue = "5", description = "default ${DEFAULT-VALUE}")
  private int epochs;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "after one that does not count; default ${DEFAULT-VALUE}")
  private int rounds;

  @Override
  public Integer call() throws IOException {
    Corpus corpus = Corpus.read(files);
    System.out.println(Machine.describe());
    System.out.printf(
        Locale.ROOT,
        "%,d tokens of %,d words in %,d sentences; dimension %d, %d epochs%n%n",
        corpus.tokens(),
        corpus.vocabulary().size(),
        corpus.sentences().size(),
        dimension,
        epochs);
    print(measure(corpus));
    return 0;
  }

  /** Takes turns round by round, so that a slow minute hits all. */
  private Map<String, List<Double>> measure(Corpus corpus) {
    Map<String, List<Double>> speeds = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (WordLearner learner : learners) {
        for (int count : threads) {
          double speed = learner.tokensPerSecond(corpus, settings(count));
          if (round > 0) {
            speeds.computeIfAbsent(learner + " | " + count, key -> new ArrayList<>()).add(speed);
          }
        }
      }
    }
    return speeds;
  }

  private SkipGramSettings settings(int count) {
    return SkipGramSettings.DEFAULTS.withDimension(dimension).withEpochs(epochs).withThreads(count);
  }

  private static void print(Map<String, List<Double>> speeds) {
    System.out.println("| learner | threads | tokens a second, median | min | max |");
    System.out.println("|---|--:|--:|--:|--:|");
    speeds.forEach((name, values) -> print(name, new Spread(values)));
  }

  private static void print(String name, Spread spread) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %,.0f |%n",
        name,
        spread.median(),
        spread.min(),
        spread.max());
  }
}
