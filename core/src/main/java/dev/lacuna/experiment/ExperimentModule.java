package dev.lacuna.experiment;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.train.Checkpoints;
import dev.lacuna.train.TrainingEngine;
import dev.lacuna.train.fused.FusedEngine;
import java.time.Clock;

/** Binds the flow and the settings of one run. */
final class ExperimentModule extends AbstractModule {
  private final TaskDescription task;
  private final OptionValues options;
  private final RunContext context;

  ExperimentModule(TaskDescription task, OptionValues options, RunContext context) {
    this.task = task;
    this.options = options;
    this.context = context;
  }

  @Override
  protected void configure() {
    bind(TaskDescription.class).toInstance(task);
    bind(OptionValues.class).toInstance(options);
    bind(RunContext.class).toInstance(context);
    bind(Feedback.class).toInstance(context.feedback());
    bind(Checkpoints.class).toInstance(context.checkpoints());
    bind(Clock.class).toInstance(context.clock());
    bind(Settings.class);
    bind(Provenance.class);
    bind(Experiment.class);
    bind(CrossValidation.class);
    bind(EngineChoice.class);
    bind(Weighting.class);
    MapBinder.newMapBinder(binder(), String.class, TaskVerb.class);
    MapBinder.newMapBinder(binder(), String.class, TrainingEngine.class)
        .addBinding(EngineChoice.AUTO)
        .to(FusedEngine.class);
  }
}
