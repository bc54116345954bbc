package dev.lacuna.experiment;

import com.google.inject.Inject;
import com.google.inject.Provider;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Suggestions;
import dev.lacuna.train.Trainer;
import dev.lacuna.train.TrainingEngine;
import java.util.Map;

/** Makes the trainer with the engine that {@code --engine} names. */
final class TrainerProvider implements Provider<Trainer> {
  private final Settings settings;
  private final Map<String, TrainingEngine> engines;

  @Inject
  TrainerProvider(Settings settings, Map<String, TrainingEngine> engines) {
    this.settings = settings;
    this.engines = engines;
  }

  @Override
  public Trainer get() {
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
    return new Trainer(engine);
  }
}
