package dev.lacuna.experiment;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.TaskModule;
import dev.lacuna.train.Checkpoints;
import dev.lacuna.train.dl4j.Dl4jModule;
import dev.lacuna.train.fused.FusedModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One task with the settings of one run, wired by a strict injector of its own. */
public final class ExperimentSession {
  private static final Key<Map<String, TaskVerb>> VERBS = Key.get(new TypeLiteral<>() {});

  private final TaskModule module;
  private final Injector injector;

  private ExperimentSession(TaskModule module, Injector injector) {
    this.module = module;
    this.injector = injector;
  }

  /** Returns all options that runs of a task know: the task's own and the shared ones. */
  public static List<Option<?>> options(TaskDescription task) {
    List<Option<?>> options = new ArrayList<>(task.options());
    options.addAll(SharedOptions.all());
    return options;
  }

  /**
   * Opens a task with settings given by name, as on the command line but without dashes.
   *
   * @throws LacunaException when an option is unknown or its value is refused
   */
  public static ExperimentSession open(TaskModule module, Map<String, String> settings) {
    TaskDescription task = module.description();
    List<OptionValues.Source> sources = List.of(OptionValues.Source.names(settings));
    return open(
        module, OptionValues.read(options(task), task.defaults(), sources), Feedback.none());
  }

  /**
   * Opens a task with settings.
   *
   * @param feedback hears what happens
   * @throws LacunaException when the task's module does not bind what a task owes
   */
  public static ExperimentSession open(TaskModule module, OptionValues options, Feedback feedback) {
    return open(module, options, RunContext.of(feedback));
  }

  /**
   * Opens a task with settings.
   *
   * @throws LacunaException when the task's module does not bind what a task owes
   */
  public static ExperimentSession open(
      TaskModule module, OptionValues options, RunContext context) {
    Module strict =
        binder -> {
          binder.requireExplicitBindings();
          binder.disableCircularProxies();
          binder.requireAtInjectOnConstructors();
          binder.requireExactBindingAnnotations();
        };
    try {
      return new ExperimentSession(
          module,
          Guice.createInjector(
              Stage.DEVELOPMENT,
              strict,
              new ExperimentModule(module.description(), options, context),
              new FusedModule(),
              new Dl4jModule(),
              module));
    } catch (CreationException incomplete) {
      throw new LacunaException(
          ErrorCode.BAD_TASK,
          "The module of task '%s' must bind its task and everything that it needs. Found: %s"
              .formatted(
                  module.description().name(),
                  incomplete.getErrorMessages().iterator().next().getMessage()),
          incomplete);
    } catch (LinkageError | StackOverflowError | AssertionError broken) { // Guice lets errors pass
      throw new LacunaException(
          ErrorCode.BAD_TASK,
          "The module of task '%s' must bind its task and everything that it needs. Found: %s"
              .formatted(module.description().name(), broken),
          broken);
    }
  }

  /** Returns the task. */
  public Task<?> task() {
    return instance(() -> injector.getInstance(TaskModule.TASK));
  }

  /** Returns the task as the type that its module bound, so that inputs keep their type. */
  public <T extends Task<?>> T task(Class<T> type) {
    return instance(() -> injector.getInstance(type));
  }

  /** Opens the same task with another seed, and the same settings otherwise. */
  public ExperimentSession withSeed(long seed) {
    return open(
        module,
        options().with(SharedOptions.SEED, Long.toString(seed)),
        injector.getInstance(RunContext.class));
  }

  /**
   * Opens the same task with another seed, for runs of one thread each that leave no checkpoints,
   * so that many may go on at once.
   */
  ExperimentSession forManyRuns(long seed) {
    return open(
        module,
        options().with(SharedOptions.SEED, Long.toString(seed)).with(SharedOptions.THREADS, "1"),
        injector.getInstance(RunContext.class).with(Checkpoints.none()));
  }

  String taskName() {
    return module.description().name();
  }

  /** Returns who hears how far long work is. */
  public Feedback feedback() {
    return injector.getInstance(Feedback.class);
  }

  /** Returns the settings. */
  public OptionValues options() {
    return injector.getInstance(OptionValues.class);
  }

  /**
   * Returns a command of the task's own.
   *
   * @throws LacunaException when the task's module does not bind it
   */
  public TaskVerb verb(String name) {
    Map<String, TaskVerb> verbs = instance(() -> injector.getInstance(VERBS));
    TaskVerb verb = verbs.get(name);
    if (verb == null) {
      throw new LacunaException(
          ErrorCode.BAD_TASK,
          "The module of a task must bind every verb that it describes. Found no TaskVerb bound as '%s'."
              .formatted(name));
    }
    return verb;
  }

  /** Returns the flow. */
  public Experiment experiment() {
    return instance(() -> injector.getInstance(Experiment.class));
  }

  /** Returns the flow over folds. */
  public CrossValidation crossValidation() {
    return instance(() -> injector.getInstance(CrossValidation.class));
  }

  private interface Provision<T> {
    T get();
  }

  /** A user's mistake that shows while something is made must reach the user as it is. */
  private static <T> T instance(Provision<T> provision) {
    try {
      return provision.get();
    } catch (ProvisionException failed) {
      if (failed.getCause() instanceof LacunaException mistake) {
        throw mistake;
      }
      throw failed;
    }
  }
}
