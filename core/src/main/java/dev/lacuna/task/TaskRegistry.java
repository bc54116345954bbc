package dev.lacuna.task;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Suggestions;
import dev.lacuna.io.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tasks that were found: on the class path, and in the jars of a plug-in folder. A plug-in that
 * cannot be loaded is named and does not stop the others.
 */
public final class TaskRegistry {
  private static final String CLASS_PATH = "class path";

  private final Map<String, FoundTask> tasks = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> refusedPlugins = new LinkedHashSet<>();

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
    registry.addClassPath();
    return registry;
  }

  /**
   * Returns the tasks on the class path and in the jars of a folder. A name that is taken goes to
   * no further task: those of the class path come first, and jars in the order of their names.
   *
   * @param plugins a folder; there may be none
   */
  public static TaskRegistry withPlugins(Path plugins) {
    TaskRegistry registry = ofClassPath();
    registry.addFolder(plugins);
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

  /** Returns what kept plug-ins from being used, in words. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** Returns the file names of the plug-ins that were left out, wholly or one task of several. */
  public List<String> refusedPlugins() {
    return List.copyOf(refusedPlugins);
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

  private void addClassPath() {
    Iterator<TaskModule> modules =
        ServiceLoader.load(TaskModule.class, TaskRegistry.class.getClassLoader()).iterator();
    boolean more = true;
    while (more) {
      try {
        more = modules.hasNext();
        if (more) {
          FoundTask task = PluginModule.describe(modules.next(), CLASS_PATH);
          add(task.module(), task.description(), CLASS_PATH);
        }
      } catch (RefusedPluginException refused) {
        problems.add("A task on the class path %s.".formatted(refused.getMessage()));
      } catch (ServiceConfigurationError | LinkageError broken) {
        problems.add(
            "A task on the class path cannot be loaded: %s."
                .formatted(PluginFaults.reason(broken)));
      }
    }
  }

  private void addFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      PluginFile.in(folder).forEach(this::addPlugin);
    } catch (IOException unreadable) {
      problems.add(
          "The plug-in folder %s cannot be read: %s."
              .formatted(folder, Failures.reason(unreadable)));
    }
  }

  private void addPlugin(PluginFile plugin) {
    try {
      List<String> names = plugin.moduleNames();
      ClassLoader loader = plugin.classLoader();
      names.forEach(name -> addModule(plugin, name, loader));
    } catch (RefusedPluginException refused) {
      refuse(plugin, refused);
    }
  }

  /** What is wrong with one module of a plug-in does not stop its others. */
  private void addModule(PluginFile plugin, String className, ClassLoader loader) {
    try {
      FoundTask task = PluginModule.load(className, loader, plugin.name());
      requireFreeName(task.description().name());
      tasks.put(task.description().name(), task);
    } catch (RefusedPluginException refused) {
      refuse(plugin, refused);
    }
  }

  private void requireFreeName(String name) throws RefusedPluginException {
    FoundTask other = tasks.get(name);
    if (other != null) {
      throw new RefusedPluginException(
          other.origin().equals(CLASS_PATH)
              ? "cannot be used: Lacuna has a task '%s' of its own".formatted(name)
              : "cannot be used: there is a task '%s' in %s already. Remove one of them"
                  .formatted(name, other.origin()));
    }
  }

  private void refuse(PluginFile plugin, RefusedPluginException refused) {
    refusedPlugins.add(plugin.name());
    problems.add("The plug-in %s %s.".formatted(plugin.name(), refused.getMessage()));
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
}
