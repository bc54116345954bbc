package dev.lacuna.task;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Suggestions;
import dev.lacuna.io.Failures;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The tasks that were found: on the class path, and in the jars of a plug-in folder. A plug-in that
 * cannot be loaded is named and does not stop the others.
 */
public final class TaskRegistry {
  /** Commands beside the tasks, those to come included. */
  private static final Set<String> RESERVED = Set.of("tasks", "inspect", "export", "help");

  private final Map<String, FoundTask> tasks = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private TaskRegistry() {}

  /**
   * A task and where it came from.
   *
   * @param module what it declared
   * @param description what is known of it
   * @param origin {@code class path}, or the jar
   */
  public record FoundTask(TaskModule module, TaskDescription description, String origin) {}

  /** Returns the tasks on the class path. */
  public static TaskRegistry ofClassPath() {
    TaskRegistry registry = new TaskRegistry();
    registry.addAll(TaskRegistry.class.getClassLoader(), "class path");
    return registry;
  }

  /**
   * Returns the tasks on the class path and in the jars of a folder.
   *
   * @param plugins a folder; there may be none
   */
  public static TaskRegistry withPlugins(Path plugins) {
    TaskRegistry registry = ofClassPath();
    for (Path jar : jars(plugins)) {
      registry.addJar(jar);
    }
    return registry;
  }

  /** Returns a registry of these modules alone; for programs that know their tasks. */
  public static TaskRegistry of(TaskModule... modules) {
    TaskRegistry registry = new TaskRegistry();
    for (TaskModule module : modules) {
      registry.add(module, module.description(), "program");
    }
    return registry;
  }

  /** Returns the tasks by name, in alphabetical order. */
  public List<FoundTask> tasks() {
    return List.copyOf(tasks.values());
  }

  /** Returns what kept plug-ins from being loaded, in words. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * Returns the task with a name.
   *
   * @throws LacunaException when there is none; the message names the nearest
   */
  public FoundTask find(String name) {
    FoundTask found = tasks.get(name);
    if (found == null) {
      throw new LacunaException(
          ErrorCode.UNKNOWN_NAME,
          "A task must be one of %s. Found '%s'.%s"
              .formatted(
                  String.join(", ", tasks.keySet()),
                  name,
                  Suggestions.didYouMean(name, tasks.keySet())));
    }
    return found;
  }

  private void addJar(Path jar) {
    try {
      new JarFile(jar.toFile()).close(); // a class loader would pass over what is no jar
      URL url = jar.toUri().toURL();
      ClassLoader parent = TaskRegistry.class.getClassLoader();
      // stays open: the task loads its classes for as long as the process runs
      URLClassLoader loader = new URLClassLoader(new URL[] {url}, parent);
      int before = tasks.size() + problems.size();
      addAll(loader, jar.getFileName().toString());
      if (tasks.size() + problems.size() == before) {
        problems.add(
            "The plug-in %s declares no task: it has no META-INF/services/%s."
                .formatted(jar.getFileName(), TaskModule.class.getName()));
      }
    } catch (IOException unreadable) {
      problems.add(
          "The plug-in %s is no readable jar: %s."
              .formatted(jar.getFileName(), Failures.reason(unreadable)));
    }
  }

  private void addPlugin(TaskModule module, String origin) {
    try {
      TaskDescription description = module.description();
      contradiction(description)
          .ifPresentOrElse(
              found -> problems.add("The plug-in %s cannot be used: %s.".formatted(origin, found)),
              () -> add(module, description, origin));
    } catch (LacunaException duplicate) {
      throw duplicate;
    } catch (RuntimeException broken) {
      problems.add("The plug-in %s cannot be used: %s.".formatted(origin, rootMessage(broken)));
    }
  }

  /** Returns why a task cannot appear on the command line, or nothing where it can. */
  private static Optional<String> contradiction(TaskDescription task) {
    if (RESERVED.contains(task.name())) {
      return Optional.of("'" + task.name() + "' is a command of Lacuna, not a name for a task");
    }
    List<String> taken =
        new ArrayList<>(
            List.of(
                "help",
                "config",
                "quiet",
                "verbose",
                "version",
                "methods",
                "seeds",
                "resume",
                "checkpoint-every"));
    SharedOptions.all().forEach(option -> taken.add(option.name()));
    for (Option<?> option : task.options()) {
      if (taken.contains(option.name())) {
        return Optional.of("its option '" + option.name() + "' has the name of another option");
      }
      taken.add(option.name());
    }
    return Optional.empty();
  }

  private void addAll(ClassLoader loader, String origin) {
    Iterator<TaskModule> modules = ServiceLoader.load(TaskModule.class, loader).iterator();
    boolean more = true;
    while (more) {
      try {
        more = modules.hasNext();
        if (more) {
          TaskModule module = modules.next();
          if (origin.equals("class path") || module.getClass().getClassLoader() == loader) {
            addPlugin(module, origin);
          }
        }
      } catch (ServiceConfigurationError | LinkageError broken) {
        problems.add("The plug-in %s cannot be loaded: %s.".formatted(origin, rootMessage(broken)));
      }
    }
  }

  private void add(TaskModule module, TaskDescription description, String origin) {
    FoundTask other = tasks.get(description.name());
    if (other != null) {
      throw new LacunaException(
          ErrorCode.BAD_TASK,
          "Each task needs a name of its own. Found '%s' twice: %s in %s and %s in %s. Remove one of them."
              .formatted(
                  description.name(),
                  other.module().getClass().getName(),
                  other.origin(),
                  module.getClass().getName(),
                  origin));
    }
    tasks.put(description.name(), new FoundTask(module, description, origin));
  }

  private static List<Path> jars(Path plugins) {
    if (!Files.isDirectory(plugins)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(plugins)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException failure) {
      throw new LacunaException(
          ErrorCode.BAD_FILE,
          "The plug-in folder must be readable. Found %s: %s."
              .formatted(plugins, Failures.reason(failure)),
          failure);
    }
  }

  private static String rootMessage(Throwable broken) {
    Throwable root = broken;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}
