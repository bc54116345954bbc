package dev.lacuna.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskRegistryTest {
  private final Path work;
  private final Path plugins;

  TaskRegistryTest(@TempDir Path work) throws IOException {
    this.work = work;
    plugins = Files.createDirectory(work.resolve("plugins"));
  }

  /** A task that is only ever described. */
  private static final class Named extends TaskModule {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public TaskDescription description() {
      return new TaskDescription(name, "a task", "y (binary)", List.of(), Map.of());
    }

    @Override
    protected void configureTask() {}
  }

  @Test
  void tasksStandInAlphabeticalOrder() {
    TaskRegistry registry = TaskRegistry.of(new Named("toy"), new Named("csv"));

    assertThat(names(registry)).containsExactly("csv", "toy");
    assertThat(registry.problems()).isEmpty();
    assertThat(registry.find("toy").origin()).isEqualTo("program");
  }

  @Test
  void unknownNameIsRefusedWithTheNearest() {
    TaskRegistry registry = TaskRegistry.of(new Named("toy"), new Named("csv"));

    LacunaException thrown =
        catchThrowableOfType(LacunaException.class, () -> registry.find("tyo"));

    assertThat(thrown.code()).isEqualTo(ErrorCode.UNKNOWN_NAME);
    assertThat(thrown)
        .hasMessage("A task must be one of csv, toy. Found 'tyo'. Did you mean 'toy'?");
  }

  @Test
  void nameThatTwoTasksShareIsRefused() {
    LacunaException thrown =
        catchThrowableOfType(
            LacunaException.class, () -> TaskRegistry.of(new Named("toy"), new Named("toy")));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_TASK);
    assertThat(thrown)
        .hasMessageContaining("Found 'toy' twice: " + Named.class.getName() + " in program and");
  }

  @Test
  void folderThatIsNotThereHoldsNoPlugins() {
    TaskRegistry registry = TaskRegistry.withPlugins(work.resolve("absent"));

    assertThat(names(registry)).isEqualTo(names(TaskRegistry.ofClassPath()));
    assertThat(registry.problems()).isEmpty();
  }

  @Test
  void pluginIsFoundWithItsJarForOrigin() throws IOException {
    plugin("Rain", "rain").writeTo(plugins.resolve("rain-1.0.jar"));
    Files.writeString(plugins.resolve("notes.txt"), "no jar");

    TaskRegistry registry = TaskRegistry.withPlugins(plugins);

    assertThat(registry.problems()).isEmpty();
    TaskRegistry.FoundTask found = registry.find("rain");
    assertThat(found.origin()).isEqualTo("rain-1.0.jar");
    assertThat(found.description().summary()).isEqualTo("built a moment ago");
    assertThat(found.module().getClass().getName()).isEqualTo("plug.Rain");
  }

  @Test
  void jarMayHoldSeveralTasks() throws IOException {
    plugin("Rain", "rain")
        .withModule("Snow", description("snow"))
        .withService("# weather", "plug.Rain", "plug.Snow")
        .writeTo(plugins.resolve("weather.jar"));

    assertThat(names(TaskRegistry.withPlugins(plugins))).contains("rain", "snow");
  }

  @Test
  void ofTwoPluginsOfOneNameTheFirstIsTakenAndTheOtherNamed() throws IOException {
    plugin("Rain", "rain").writeTo(plugins.resolve("a.jar"));
    plugin("Shower", "rain").writeTo(plugins.resolve("b.jar"));

    TaskRegistry registry = TaskRegistry.withPlugins(plugins);

    assertThat(registry.find("rain").origin()).isEqualTo("a.jar");
    assertThat(registry.refusedPlugins()).containsExactly("b.jar");
    assertThat(registry.problems())
        .containsExactly(
            "The plug-in b.jar cannot be used: there is a task 'rain' in a.jar already. Remove one of them.");
  }

  private PluginJar plugin(String className, String name) throws IOException {
    return new PluginJar(work)
        .withModule(className, description(name))
        .withService("plug." + className);
  }

  private static String description(String name) {
    return """
    @Override public dev.lacuna.task.TaskDescription description() {
      return new dev.lacuna.task.TaskDescription("%s", "built a moment ago", "y (binary)",
          java.util.List.of(), java.util.Map.of());
    }
    """
        .formatted(name);
  }

  private static List<String> names(TaskRegistry registry) {
    return registry.tasks().stream().map(task -> task.description().name()).toList();
  }
}
