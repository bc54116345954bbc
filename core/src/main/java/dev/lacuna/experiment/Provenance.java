package dev.lacuna.experiment;

import com.google.inject.Inject;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Split;
import dev.lacuna.model.ModelCard;
import dev.lacuna.propensity.HeadWeighting;
import dev.lacuna.propensity.InverseWeights;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.TrainedRun;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a model comes from: data, options, seed, engine and versions of the run that trained it,
 * and when that was.
 */
public final class Provenance {
  private static final String UNKNOWN = "unknown";
  private static final String FOLDS = "folds";
  private static final String IPW = "ipw";
  private static final String LABELS = "labels";

  private final TaskDescription task;
  private final Settings settings;
  private final Clock clock;

  /**
   * Creates the provenance of one run.
   *
   * @param clock tells when a training ended
   */
  @Inject
  public Provenance(TaskDescription task, Settings settings, Clock clock) {
    this.task = task;
    this.settings = settings;
    this.clock = clock;
  }

  /** Returns the version of Lacuna, or {@code unknown} outside of its jars. */
  public static String version() {
    return Build.version();
  }

  /** Returns the provenance of the same task's run with other settings. */
  Provenance with(Settings other) {
    return new Provenance(task, other, clock);
  }

  String taskName() {
    return task.name();
  }

  <X> Map<String, Object> of(Split<X> split, Method method, String engine) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("data", split.train().origin());
    split.train().sha256().ifPresent(sha256 -> map.put("data_sha256", sha256));
    map.put("labels_sha256", LabelChecksum.of(split));
    map.put("rows", split.train().size() + split.dev().size() + split.test().size());
    map.put("train_rows", split.train().size());
    map.put("dev_rows", split.dev().size());
    map.put("test_rows", split.test().size());
    map.put("method", method.title());
    map.put("engine", engine);
    map.put("seed", Long.toString(settings.seed())); // not every reader of JSON has 64 bits
    map.put("options", options());
    map.put("lacuna", Build.version());
    map.put("lacuna_commit", Build.commit());
    map.put("java", property("java.version") + ", " + property("java.vendor"));
    map.put("os", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
    map.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    return map;
  }

  private static String property(String name) {
    return System.getProperty(name, UNKNOWN);
  }

  /** Returns what is to be said beyond that of a model that was trained again on train and dev. */
  static Map<String, Object> ofRefit(int epochs) {
    return Map.of("refitted", "on train and dev, %d epochs".formatted(epochs));
  }

  /** Returns what is to be said beyond that of a model whose labels were weighted. */
  static Map<String, Object> ofWeights(Optional<InverseWeights> weights) {
    return weights
        .<Map<String, Object>>map(
            found -> Map.of(IPW, found.heads().stream().map(HeadWeighting::toMap).toList()))
        .orElse(Map.of());
  }

  /** Returns what is to be said beyond that of a model that was refitted on all rows. */
  static Map<String, Object> ofFolds(int folds, TrainedRun<?> refitted) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(FOLDS, folds);
    map.put("epochs", refitted.histories().get(0).epochs().size());
    map.put("figures", "means over the folds; this model is refitted on all rows");
    map.put(LABELS, fingerprint(refitted.split().train()));
    return map;
  }

  /** Returns in how many folds a model's figures were found; 0 where there was a test part. */
  static int folds(ModelCard card) {
    return card.provenance().get(FOLDS) instanceof Number folds ? folds.intValue() : 0;
  }

  /** Returns whether a model was refitted on all of these rows, as far as their labels tell. */
  static boolean isRefittedOn(ModelCard card, Dataset<?> data) {
    return folds(card) > 0 && fingerprint(data).equals(card.provenance().get(LABELS));
  }

  private static String fingerprint(Dataset<?> data) {
    return "%d rows, %08x".formatted(data.size(), data.labels().hashCode());
  }

  /** Where results go and how often they are saved says nothing of how they came about. */
  private Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>(settings.options().asMap());
    options.remove(SharedOptions.OUT.name());
    options.remove(SavedRun.CHECKPOINT_EVERY.name());
    return options;
  }
}
