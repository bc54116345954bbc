package dev.lacuna.experiment;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.Missingness;
import dev.lacuna.data.Split;
import dev.lacuna.eval.Headline;
import dev.lacuna.eval.PairedBootstrap;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskMetric;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.TrainingListener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Trains the same network by several methods: on the same parts, with the same features, from the
 * same start, for the same epochs, and stopped and judged by the same cells.
 *
 * @param <X> the type of an input
 */
public final class Comparison<X> {
  private static final double NANOS = 1e9;

  private final Experiment experiment;
  private final Task<X> task;

  /** Creates a comparison with the settings of one run, and so with its seed. */
  public Comparison(Experiment experiment, Task<X> task) {
    this.experiment = experiment;
    this.task = task;
  }

  /**
   * What a comparison leaves behind.
   *
   * @param figures of all methods
   * @param runs of those methods that train one network and could be trained
   */
  public record Result<X>(SeedComparison figures, List<TrainedRun<X>> runs) {
    /** Copies the list. */
    public Result {
      runs = List.copyOf(runs);
    }
  }

  /**
   * Trains and judges by one method after the other.
   *
   * @param listeners makes what watches a training, given what the training is called
   * @throws DivergedRunException when one of the trainings diverges
   */
  public Result<X> run(
      Split<X> split, List<Method> methods, Function<String, TrainingListener> listeners) {
    return run(split, Missingness.none(), methods, listeners);
  }

  /**
   * Does the same after labels were dropped from train and dev.
   *
   * @param missingness what is dropped, by the seed of the run
   */
  public Result<X> run(
      Split<X> split,
      Missingness missingness,
      List<Method> methods,
      Function<String, TrainingListener> listeners) {
    Experiment.Prepared<X> prepared = experiment.prepare(task, split);
    Experiment suited = experiment.suitedTo(prepared, split);
    Split<X> dropped =
        DroppedLabels.of(split, missingness, prepared.featurizer(), experiment.settings().seed());
    return new Comparison<>(suited, task).run(prepared, dropped, methods, listeners);
  }

  private Result<X> run(
      Experiment.Prepared<X> prepared,
      Split<X> split,
      List<Method> methods,
      Function<String, TrainingListener> listeners) {
    MethodTraining<X> training = new MethodTraining<>(experiment, prepared, split);
    Map<Method, MethodTraining.Judged<X>> judged = new LinkedHashMap<>();
    List<MethodOutcome> outcomes = new ArrayList<>();
    for (Method method : methods) {
      Optional<String> refusal = method.refusal(split.train().labels());
      if (refusal.isPresent()) {
        outcomes.add(new MethodOutcome.Untrainable(method, refusal.get()));
      } else {
        long start = System.nanoTime();
        MethodTraining.Judged<X> result = training.train(method, listeners);
        judged.put(method, result);
        outcomes.add(outcome(method, split, result, (System.nanoTime() - start) / NANOS));
      }
    }
    return new Result<>(
        new SeedComparison(
            experiment.settings().seed(),
            split.test().size(),
            missingShares(split.train()),
            outcomes,
            experiment
                .feedback()
                .during("comparing the methods", () -> draws(split.test(), judged))),
        judged.values().stream().flatMap(result -> result.run().stream()).toList());
  }

  private MethodOutcome outcome(
      Method method, Split<X> split, MethodTraining.Judged<X> judged, double seconds) {
    List<TaskMetric> metrics = task.report().metrics(split.test(), judged.predictions());
    return new MethodOutcome.Trained(
        method,
        judged.trainRows(),
        seconds,
        judged.evaluation(),
        PositiveMedians.of(split.test().labels(), judged.predictions()),
        metrics,
        judged.notes());
  }

  private Map<Headline, PairedBootstrap> draws(
      Dataset<X> test, Map<Method, MethodTraining.Judged<X>> judged) {
    Map<String, Predictions> predictions = new LinkedHashMap<>();
    judged.forEach((method, result) -> predictions.put(method.id(), result.predictions()));
    Map<Headline, PairedBootstrap> draws = new EnumMap<>(Headline.class);
    List<Headline> headlines = judged.isEmpty() ? List.of() : Headline.of(test.schema());
    for (Headline headline : headlines) {
      draws.put(
          headline,
          PairedBootstrap.of(test.labels(), predictions, headline, experiment.settings().seed()));
    }
    return draws;
  }

  private static List<Double> missingShares(Dataset<?> train) {
    double rows = Math.max(1, train.size());
    return IntStream.of(train.labels().observedCounts())
        .mapToObj(observed -> 1 - observed / rows)
        .toList();
  }
}
