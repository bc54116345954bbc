package dev.lacuna.cli;

import dev.lacuna.task.Table;
import dev.lacuna.task.TaskRegistry;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lacuna tasks}: the tasks found, where they come from, and their heads. */
final class TasksVerb implements Verb {
  private final TaskRegistry registry;
  private final Console console;

  TasksVerb(TaskRegistry registry, Console console) {
    this.registry = registry;
    this.console = console;
  }

  @Override
  public String name() {
    return "tasks";
  }

  @Override
  public String summary() {
    return "Lists the tasks found, where they come from, and their heads.";
  }

  @Override
  public void declare(CommandSpec spec) {}

  @Override
  public void run(ParseResult arguments) {
    List<List<String>> rows =
        registry.tasks().stream()
            .map(
                task ->
                    List.of(
                        task.description().name(),
                        task.description().heads(),
                        task.origin(),
                        task.description().summary()))
            .toList();
    TablePrinter.print(
        new Table(List.of("task", "heads", "from", "what it is"), rows, List.of()), console.out());
  }
}
