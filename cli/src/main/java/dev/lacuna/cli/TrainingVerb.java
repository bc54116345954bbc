package dev.lacuna.cli;

import dev.lacuna.cli.watch.Watch;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.experiment.DivergedRunException;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.OutputFolder;
import dev.lacuna.experiment.RunContext;
import dev.lacuna.experiment.SavedRun;
import dev.lacuna.report.Page;
import dev.lacuna.report.PageFiles;
import dev.lacuna.report.run.RunOrigin;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.Picture;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Table;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskRegistry.FoundTask;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.CheckpointFolder;
import dev.lacuna.train.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What commands that train have in common: their options, the folder for results, the session. */
abstract class TrainingVerb implements Verb {
  private static final int WARNINGS_SHOWN = 20;

  private final FoundTask found;
  private final Console console;

  TrainingVerb(FoundTask found, Console console) {
    this.found = found;
    this.console = console;
  }

  /**
   * What surrounds a call.
   *
   * @param folder for the results, known to be writable
   * @param checkpoints of the run
   * @param watch shows the run while it goes on
   * @param quiet whether the user wants no progress
   */
  record CallContext(
      OutputFolder folder, CheckpointFolder checkpoints, Watch watch, boolean quiet) {}

  /**
   * One call of the command.
   *
   * @param session wired with the options of the call
   * @param task as the session made it
   * @param context what surrounds it
   */
  record Call<X>(ExperimentSession session, Task<X> task, CallContext context) {
    OutputFolder folder() {
      return context.folder();
    }

    boolean quiet() {
      return context.quiet();
    }

    Watch watch() {
      return context.watch();
    }

    long seed() {
      return session.options().get(SharedOptions.SEED);
    }

    /** Refuses an option that only train can follow. */
    void refuseFolds(String verb) {
      session
          .options()
          .find(SharedOptions.FOLDS)
          .ifPresent(
              folds -> {
                throw new LacunaException(
                    ErrorCode.BAD_OPTION,
                    "%s needs one split for all methods. Found --folds %d. Leave it out; train takes it."
                        .formatted(verb, folds));
              });
    }
  }

  /** Trains and writes the results; returns the tables for standard output. */
  abstract <X> List<Table> train(Call<X> call);

  /** Returns defaults that go over those of the options and of the task. */
  Map<String, String> defaults() {
    return Map.of();
  }

  @Override
  public final void declare(CommandSpec spec) {
    CommandOptions.add(spec, found.description(), options(), defaults());
    CommandOptions.addResume(spec);
    CommandOptions.addConfig(spec);
    CommandOptions.addQuiet(spec);
    CommandOptions.addWatch(spec);
  }

  @Override
  public final void run(ParseResult arguments) {
    OptionValues given = CommandOptions.read(arguments, found.description(), options(), defaults());
    Path fallback = Path.of("out", taskName());
    OutputFolder folder = OutputFolder.prepare(given.find(SharedOptions.OUT).orElse(fallback));
    ConsoleFeedback feedback = new ConsoleFeedback(console, CommandOptions.isQuiet(arguments));
    boolean resumes = CommandOptions.isResumed(arguments);
    OptionValues options = resumes ? resumed(given, folder, feedback) : given;
    CheckpointFolder checkpoints =
        SavedRun.of(command(), options).checkpoints(folder, resumes, feedback::warn);
    ExperimentSession session =
        ExperimentSession.open(found.module(), options, RunContext.of(feedback).with(checkpoints));
    try (Watch watch = watch(arguments, session)) {
      CallContext context = new CallContext(folder, checkpoints, watch, feedback.quiet());
      List<Table> tables =
          saved(checkpoints, folder, () -> train(new Call<>(session, session.task(), context)));
      TablePrinter.printAll(tables, console.out());
      checkpoints.discard();
      console.err().println("written: " + folder.path());
      watch.ended(folder.path().resolve(PageFiles.PAGE));
    }
  }

  private Watch watch(ParseResult arguments, ExperimentSession session) {
    return CommandOptions.isWatched(arguments)
        ? Watch.begin(origin(session.options()), console.err())
        : Watch.none();
  }

  /** Does work whose training is saved when the process is asked to end. */
  private List<Table> saved(
      CheckpointFolder checkpoints, OutputFolder folder, Supplier<List<Table>> work) {
    String resuming = "lacuna %s --resume --out %s".formatted(command(), folder.path());
    LastCheckpoint last = LastCheckpoint.watch(checkpoints, resuming, console);
    try {
      return work.get();
    } catch (DivergedRunException diverged) {
      checkpoints.discard(); // it would diverge again
      throw diverged.savedIn(folder);
    } finally {
      last.end();
    }
  }

  /** Returns the options of the run that was stopped, if there is one. */
  private OptionValues resumed(OptionValues given, OutputFolder folder, Feedback feedback) {
    Optional<SavedRun> stopped = SavedRun.find(folder);
    if (stopped.isEmpty()) {
      feedback.note("no checkpoint in %s: the run begins anew".formatted(folder.path()));
      return given;
    }
    return stopped.get().resumedWith(command(), given, options());
  }

  private String command() {
    return taskName() + " " + name();
  }

  final String taskName() {
    return found.description().name();
  }

  /** Returns what shows how far a training is. */
  final TrainingListener progress(Call<?> call, String title) {
    return call.watch().training(title, Progress.of(console, title, call.quiet()));
  }

  /** Says which heads lack a class in which part. */
  final void warn(List<String> shortfalls) {
    shortfalls.stream()
        .limit(WARNINGS_SHOWN)
        .forEach(line -> console.err().println("lacuna: warning: " + line));
    int more = shortfalls.size() - WARNINGS_SHOWN;
    if (more > 0) {
      console.err().printf("lacuna: warning: … and %d more%n", more);
    }
  }

  /**
   * Writes the page of a run, and its pictures. A machine that cannot draw still has the page.
   *
   * @param runs that the task draws pictures of
   * @param page what is made of these pictures
   */
  final <X> void report(
      Call<X> call, List<TrainedRun<X>> runs, Function<List<Picture>, Page> page) {
    Feedback feedback = call.session().feedback();
    Feedback.Work work = feedback.begin("writing the report", 0);
    try {
      Optional<List<Picture>> pictures = pictures(call, runs, feedback);
      pictures.orElse(List.of()).forEach(picture -> call.folder().write(picture));
      Page made = page.apply(pictures.orElse(List.of()));
      if (pictures.isPresent()) {
        PageFiles.write(made, call.folder(), feedback);
      } else {
        PageFiles.writeWithoutPng(made, call.folder(), feedback); // it has said why
      }
    } finally {
      work.close();
    }
  }

  /** Returns the task's pictures; empty on a machine that cannot draw. */
  private static <X> Optional<List<Picture>> pictures(
      Call<X> call, List<TrainedRun<X>> runs, Feedback feedback) {
    try {
      return Optional.of(runs.isEmpty() ? List.of() : call.task().report().pictures(runs));
    } catch (LacunaException undrawable) {
      feedback.warn("no picture: " + undrawable.getMessage());
      return Optional.empty();
    }
  }

  /** Returns the command of a call, as a page tells of it. */
  final RunOrigin origin(Call<?> call) {
    return origin(call.session().options());
  }

  private RunOrigin origin(OptionValues options) {
    return new RunOrigin(found.description(), name(), options);
  }

  /** Returns the options of the command. */
  List<Option<?>> options() {
    List<Option<?>> options = new ArrayList<>(ExperimentSession.options(found.description()));
    options.add(SavedRun.CHECKPOINT_EVERY);
    return options;
  }
}
