package dev.lacuna.experiment;

import com.google.inject.Inject;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Suggestions;
import dev.lacuna.task.Task;
import dev.lacuna.train.TrainingEngine;
import java.util.Map;

/**
 * Which engine trains: the one that {@code --engine} names, else the task's own, else a default.
 */
final class EngineChoice {
  /** Names no engine in particular. */
  static final String AUTO = "auto";

  private final TrainingEngine named;
  private final TrainingEngine usual;
  private final boolean isAuto;

  @Inject
  EngineChoice(Settings settings, Map<String, TrainingEngine> engines) {
    TrainingEngine engine = engines.get(settings.engine());
    if (engine == null) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "--engine must be one of %s. Found '%s'.%s"
              .formatted(
                  String.join(", ", engines.keySet()),
                  settings.engine(),
                  Suggestions.didYouMean(settings.engine(), engines.keySet())));
    }
    this.named = engine;
    this.usual = engines.getOrDefault(AUTO, engine);
    this.isAuto = settings.engine().equals(AUTO);
  }

  /** Returns what trains networks that are not the task's own. */
  TrainingEngine usual() {
    return usual;
  }

  /** Returns what trains the networks of a task. */
  TrainingEngine of(Task<?> task) {
    return isAuto ? task.engine().orElse(named) : named;
  }
}
