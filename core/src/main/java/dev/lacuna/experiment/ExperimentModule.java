package dev.lacuna.experiment;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Suggestions;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.train.AutoEngine;
import dev.lacuna.train.Trainer;
import dev.lacuna.train.TrainingEngine;
import dev.lacuna.train.dl4j.Dl4jEngine;
import dev.lacuna.train.fused.FusedEngine;
import java.util.Map;

/** Binds the flow and the settings of one run. */
final class ExperimentModule extends AbstractModule {
  private static final String AUTO = "auto";

  private final TaskDescription task;
  private final OptionValues options;

  ExperimentModule(TaskDescription task, OptionValues options) {
    this.task = task;
    this.options = options;
  }

  @Override
  protected void configure() {
    bind(TaskDescription.class).toInstance(task);
    bind(OptionValues.class).toInstance(options);
    bind(Settings.class);
    bind(Provenance.class);
    bind(Experiment.class);
  }

  @Provides
  @Singleton
  Trainer trainer(
      Settings settings, FusedEngine fused, Dl4jEngine dl4j, Map<String, TrainingEngine> engines) {
    String name = settings.engine();
    if (name.equals(AUTO)) {
      return new Trainer(new AutoEngine(fused, dl4j));
    }
    TrainingEngine engine = engines.get(name);
    if (engine == null) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "--engine must be auto or one of %s. Found '%s'.%s"
              .formatted(
                  String.join(", ", engines.keySet()),
                  name,
                  Suggestions.didYouMean(name, engines.keySet())));
    }
    return new Trainer(engine);
  }
}
