package dev.lacuna.task;

import dev.lacuna.task.TaskRegistry.FoundTask;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the task modules of plug-ins. They are other people's code: whatever it throws, errors too,
 * becomes the reason why the plug-in is left out.
 */
final class PluginModule {
  private PluginModule() {}

  /** Returns the task whose module is a class of this name. */
  static FoundTask load(String className, ClassLoader loader, String origin)
      throws RefusedPluginException {
    return describe(instance(type(className, loader)), origin);
  }

  /** Returns the task of a module, which must describe what can be used. */
  static FoundTask describe(TaskModule module, String origin) throws RefusedPluginException {
    TaskDescription description = description(module);
    if (description == null) {
      throw new RefusedPluginException("cannot be used: its description() returns null");
    }
    Optional<String> contradiction = DescriptionCheck.contradiction(description);
    if (contradiction.isPresent()) {
      throw new RefusedPluginException("cannot be used: " + contradiction.get());
    }
    return new FoundTask(module, description, origin);
  }

  private static @Nullable TaskDescription description(TaskModule module)
      throws RefusedPluginException {
    try {
      return module.description();
    } catch (Throwable broken) {
      throw new RefusedPluginException("cannot be used: " + PluginFaults.reason(broken));
    }
  }

  private static Class<? extends TaskModule> type(String className, ClassLoader loader)
      throws RefusedPluginException {
    Class<?> type;
    try {
      type = Class.forName(className, false, loader);
    } catch (Throwable broken) {
      throw unloadable(PluginFaults.reason(broken));
    }
    if (!TaskModule.class.isAssignableFrom(type)) {
      throw unloadable(className + " is no TaskModule");
    }
    if (type.getClassLoader() != loader) {
      throw unloadable(className + " is a class of Lacuna, which a plug-in must not bring");
    }
    return type.asSubclass(TaskModule.class);
  }

  private static TaskModule instance(Class<? extends TaskModule> type)
      throws RefusedPluginException {
    try {
      return type.getConstructor().newInstance();
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException hidden) {
      throw unloadable(
          type.getName() + " must be a public class with a public constructor without parameters");
    } catch (Throwable broken) {
      throw unloadable(PluginFaults.reason(broken));
    }
  }

  private static RefusedPluginException unloadable(String reason) {
    return new RefusedPluginException("cannot be loaded: " + reason);
  }
}
