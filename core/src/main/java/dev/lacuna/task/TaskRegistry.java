package dev.lacuna.task;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Suggestions;
import dev.lacuna.io.Failures;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The tasks that were found: on the class path, and in the jars of a plug-in folder. A plug-in that
 * cannot be loaded is named and does not stop the others.
 */
public final class TaskRegistry {
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
      registry.add(module, "program");
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
    } catch (MalformedURLException illegal) {
      problems.add("The plug-in %s has no legal name.".formatted(jar.getFileName()));
    }
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
            add(module, origin);
          }
        }
      } catch (ServiceConfigurationError | LinkageError broken) {
        problems.add("The plug-in %s cannot be loaded: %s.".formatted(origin, rootMessage(broken)));
      }
    }
  }

  private void add(TaskModule module, String origin) {
    TaskDescription description = module.description();
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
