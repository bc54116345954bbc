package dev.lacuna.experiment;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.Missingness;
import dev.lacuna.data.Split;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.eval.HeadEvaluation;
import dev.lacuna.eval.Metric;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Task;
import dev.lacuna.train.TrainingListener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All runs of a sweep for one seed: they share the parts and the features, which are made when the
 * first of them begins.
 */
final class SweepSeed<X> {
  /** Of the checksum, in hexadecimal: enough to tell data apart. */
  private static final int DIGITS = 16;

  private final ExperimentSession session;
  private final Task<X> task;
  private final Optional<String> before;
  private @Nullable Ready<X> ready;

  private SweepSeed(ExperimentSession session, Task<X> task, Optional<String> before) {
    this.session = session;
    this.task = task;
    this.before = before;
  }

  /**
   * Returns the runs of a task for a seed.
   *
   * @param before the checksum of the data of earlier runs for the seed, where there are any
   */
  static SweepSeed<?> of(ExperimentSession session, long seed, Optional<String> before) {
    ExperimentSession ofSeed = session.forManyRuns(seed);
    return of(ofSeed, ofSeed.task(), before);
  }

  /** Gives the task's wildcard a name. */
  private static <X> SweepSeed<X> of(
      ExperimentSession session, Task<X> task, Optional<String> before) {
    return new SweepSeed<>(session, task, before);
  }

  long seed() {
    return session.options().get(SharedOptions.SEED);
  }

  /**
   * What all runs share.
   *
   * @param data a checksum of the labels
   * @param experiment suits the data
   * @param prepared features of all rows
   * @param split the parts, before or after labels were dropped
   */
  private record Ready<X>(
      String data, Experiment experiment, Experiment.Prepared<X> prepared, Split<X> split) {
    Ready<X> with(Split<X> dropped) {
      return new Ready<>(data, experiment, prepared, dropped);
    }
  }

  /** Trains one network, or as many as the method takes, and judges on the test part. */
  SweepRun run(SweepRun.Place place, Missingness missingness) {
    Ready<X> shared = ready();
    Split<X> dropped =
        DroppedLabels.of(shared.split(), missingness, shared.prepared().featurizer(), seed());
    Optional<String> refusal = place.method().refusal(dropped.train().labels());
    return refusal
        .map(reason -> untrained(place, shared.with(dropped), reason))
        .orElseGet(() -> trained(place, shared.with(dropped)));
  }

  private synchronized Ready<X> ready() {
    if (ready == null) {
      ready = prepare();
    }
    return ready;
  }

  /** No label that is going to be dropped may shape the features. */
  private Ready<X> prepare() {
    Experiment experiment = session.experiment();
    Split<X> split = experiment.split(task);
    Split<X> inputs =
        new Split<>(unlabelled(split.train()), unlabelled(split.dev()), split.test(), List.of());
    Experiment.Prepared<X> fitted = experiment.prepare(task, inputs);
    List<X> all =
        Stream.of(split.train(), split.dev(), split.test())
            .flatMap(part -> part.inputs().stream())
            .toList();
    FittedFeaturizer<X> kept = new KeptFeatures<>(fitted.featurizer(), all);
    FittedFeaturizer<X> ofBoth =
        fitted.ofBoth() == fitted.featurizer() ? kept : new KeptFeatures<>(fitted.ofBoth(), all);
    Experiment.Prepared<X> prepared = new Experiment.Prepared<>(task, kept, ofBoth);
    Experiment suited = experiment.suitedTo(prepared, split).withoutIntervals().quietly();
    return new Ready<>(checkedData(split), suited, prepared, split);
  }

  /** Returns the checksum of the labels; runs on other ones must not stand side by side. */
  private String checkedData(Split<X> split) {
    String data = LabelChecksum.of(split).substring(0, DIGITS);
    if (before.isPresent() && !before.get().equals(data)) {
      throw new LacunaException(
          ErrorCode.BAD_DATA,
          "A sweep goes on with the labels that it was begun with. Found others for seed %d: their checksum was %s and is %s. Give the same data, or begin anew without --resume."
              .formatted(seed(), before.get(), data));
    }
    return data;
  }

  private static <X> Dataset<X> unlabelled(Dataset<X> part) {
    return part.withLabels(LabelMatrix.unlabelled(part.schema(), part.size()));
  }

  private SweepRun trained(SweepRun.Place place, Ready<X> run) {
    try {
      MethodTraining.Judged<X> judged =
          new MethodTraining<>(run.experiment(), run.prepared(), run.split())
              .train(place.method(), title -> TrainingListener.none());
      return new SweepRun(place, run.data(), heads(run.split(), judged));
    } catch (LacunaException untrainable) {
      if (untrainable.code().kind() != ErrorCode.Kind.DATA) {
        throw untrainable;
      }
      return untrained(place, run, String.valueOf(untrainable.getMessage()));
    }
  }

  private static SweepRun untrained(SweepRun.Place place, Ready<?> run, String reason) {
    List<SweepRun.OfHead> heads = new ArrayList<>();
    for (int t = 0; t < run.split().train().schema().size(); t++) {
      heads.add(head(run.split(), t, 0).with(Map.of(), OptionalDouble.empty(), reason));
    }
    return new SweepRun(place, run.data(), heads);
  }

  private static <X> List<SweepRun.OfHead> heads(Split<X> split, MethodTraining.Judged<X> judged) {
    Map<String, Double> medians = PositiveMedians.of(split.test().labels(), judged.predictions());
    List<SweepRun.OfHead> heads = new ArrayList<>();
    for (int t = 0; t < judged.learntCells().size(); t++) {
      HeadEvaluation head = judged.evaluation().heads().get(t);
      heads.add(
          head(split, t, judged.learntCells().get(t))
              .with(metrics(head), median(medians, head.name()), problem(head)));
    }
    return heads;
  }

  private static SweepRun.OfHead head(Split<?> split, int t, int learnt) {
    Head head = split.train().schema().head(t);
    return new SweepRun.OfHead(
        head.name(),
        head.kind(),
        new SweepRun.CellCounts(
            split.train().labels().observedCount(t),
            learnt,
            split.test().labels().observedCount(t)),
        Map.of(),
        OptionalDouble.empty(),
        "");
  }

  private static Map<Metric, Double> metrics(HeadEvaluation head) {
    Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
    head.metrics()
        .forEach(
            (metric, value) -> value.toOptional().ifPresent(number -> metrics.put(metric, number)));
    return metrics;
  }

  private static String problem(HeadEvaluation head) {
    return head.undefined().entrySet().stream()
        .map(entry -> "no %s: %s".formatted(ids(entry.getValue()), entry.getKey()))
        .collect(Collectors.joining("; "));
  }

  private static String ids(List<Metric> metrics) {
    return metrics.stream().map(Metric::id).collect(Collectors.joining(", "));
  }

  private static OptionalDouble median(Map<String, Double> medians, String head) {
    Double median = medians.get(head);
    return median == null ? OptionalDouble.empty() : OptionalDouble.of(median);
  }
}
