package dev.lacuna.experiment;

import com.google.inject.Inject;
import dev.lacuna.data.Split;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.TaskDescription;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a model comes from: data, options, engine and versions of the run that trained it. */
public final class Provenance {
  private static final String UNKNOWN = "unknown";

  private final TaskDescription task;
  private final Settings settings;

  /** Creates the provenance of one run. */
  @Inject
  public Provenance(TaskDescription task, Settings settings) {
    this.task = task;
    this.settings = settings;
  }

  /** Returns the version of Lacuna, or {@code unknown} outside of its jars. */
  public static String version() {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return version == null ? UNKNOWN : version;
  }

  String taskName() {
    return task.name();
  }

  <X> Map<String, Object> of(Split<X> split, Method method, String engine) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("data", split.train().origin());
    map.put("train_rows", split.train().size());
    map.put("dev_rows", split.dev().size());
    map.put("test_rows", split.test().size());
    map.put("method", method.title());
    map.put("engine", engine);
    map.put("options", options());
    map.put("lacuna", version());
    map.put("java", System.getProperty("java.version", UNKNOWN));
    map.put("os", System.getProperty("os.name", UNKNOWN) + " " + System.getProperty("os.arch", ""));
    return map;
  }

  /** The place for results says nothing of how they came about. */
  private Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>(settings.options().asMap());
    options.remove(SharedOptions.OUT.name());
    return options;
  }
}
