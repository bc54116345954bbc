package dev.lacuna.cli;

import dev.lacuna.data.Split;
import dev.lacuna.error.LacunaException;
import dev.lacuna.experiment.OutputFolder;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskRegistry.FoundTask;
import dev.lacuna.task.TrainedRun;
import java.nio.file.Path;
import java.util.List;

/** What commands that train have in common around the training. */
final class Results {
  private static final int SHOWN = 20;

  private Results() {}

  /** Returns the folder for results, {@code out/TASK} where none was named. */
  static OutputFolder folder(OptionValues options, FoundTask found) {
    Path fallback = Path.of("out", found.description().name());
    return OutputFolder.prepare(options.find(SharedOptions.OUT).orElse(fallback));
  }

  /** Says which heads lack a class in which part. */
  static void warn(Split<?> split, Console console) {
    List<String> lines = split.shortfalls();
    lines.stream().limit(SHOWN).forEach(line -> console.err().println("lacuna: warning: " + line));
    if (lines.size() > SHOWN) {
      console.err().printf("lacuna: warning: … and %d more%n", lines.size() - SHOWN);
    }
  }

  /** Draws the task's pictures; a machine that cannot draw still has its model and figures. */
  static <X> void draw(
      Task<X> task, List<TrainedRun<X>> runs, OutputFolder folder, Console console) {
    try {
      task.report().draw(runs, folder.path());
    } catch (LacunaException undrawable) {
      console.err().println("lacuna: warning: no picture: " + undrawable.getMessage());
    }
  }
}
