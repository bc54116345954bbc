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
  void twoPluginsOfOneNameAreRefusedWithBothJars() throws IOException {
    plugin("Rain", "rain").writeTo(plugins.resolve("a.jar"));
    plugin("Shower", "rain").writeTo(plugins.resolve("b.jar"));

    LacunaException thrown =
        catchThrowableOfType(LacunaException.class, () -> TaskRegistry.withPlugins(plugins));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_TASK);
    assertThat(thrown)
        .hasMessageContaining(
            "Found 'rain' twice: plug.Rain in a.jar and plug.Shower in b.jar. Remove one of them.");
  }

  @Test
  void fileThatIsNoJarIsNamedAndTheOthersAreFound() throws IOException {
    Files.writeString(plugins.resolve("a.jar"), "half a download");

    assertProblem("The plug-in a.jar is no readable jar: it is no whole zip file.");
  }

  @Test
  void emptyFileIsNamedAndTheOthersAreFound() throws IOException {
    Files.createFile(plugins.resolve("a.jar"));

    assertProblem("The plug-in a.jar is no readable jar: it is no whole zip file.");
  }

  @Test
  void jarWithoutAServiceFileIsNamedAndTheOthersAreFound() throws IOException {
    new PluginJar(work).withModule("Hail", description("hail")).writeTo(plugins.resolve("a.jar"));

    assertProblem("The plug-in a.jar declares no task: it has no META-INF/services/");
  }

  @Test
  void serviceClassThatDoesNotExistIsNamedAndTheOthersAreFound() throws IOException {
    new PluginJar(work).withService("plug.Nowhere").writeTo(plugins.resolve("a.jar"));

    assertProblem("The plug-in a.jar cannot be loaded", "plug.Nowhere");
  }

  @Test
  void serviceFileThatIsNoListOfClassesIsNamedAndTheOthersAreFound() throws IOException {
    new PluginJar(work).withService("not a class name!").writeTo(plugins.resolve("a.jar"));

    assertProblem("The plug-in a.jar cannot be loaded");
  }

  @Test
  void serviceClassThatIsNoTaskModuleIsNamedAndTheOthersAreFound() throws IOException {
    new PluginJar(work)
        .withClass("Stone", "package plug; public final class Stone {}")
        .withService("plug.Stone")
        .writeTo(plugins.resolve("a.jar"));

    assertProblem("The plug-in a.jar cannot be loaded", "plug.Stone");
  }

  @Test
  void constructorThatThrowsIsNamedAndTheOthersAreFound() throws IOException {
    plugin("Fog", "fog")
        .withModule(
            "Fog",
            "public Fog() { throw new IllegalStateException(\"no sight\"); }" + description("fog"))
        .writeTo(plugins.resolve("a.jar"));

    assertProblem("The plug-in a.jar cannot be loaded", "no sight");
  }

  @Test
  void descriptionThatThrowsIsNamedAndTheOthersAreFound() throws IOException {
    plugin("Fog", "fog")
        .withModule("Fog", description("Fog With Capitals"))
        .writeTo(plugins.resolve("a.jar"));

    assertProblem("The plug-in a.jar cannot be used", "a task's name must be lower-case");
  }

  @Test
  void nameThatIsACommandOfLacunaIsNamedAndTheOthersAreFound() throws IOException {
    plugin("Help", "help").writeTo(plugins.resolve("a.jar"));

    assertProblem("The plug-in a.jar cannot be used: 'help' is a command of Lacuna");
  }

  @Test
  void optionOfASharedNameIsNamedAndTheOthersAreFound() throws IOException {
    plugin("Fog", "fog")
        .withModule(
            "Fog",
            description("fog")
                .replace(
                    "java.util.List.of()",
                    "java.util.List.of(dev.lacuna.task.OptionTypes.text(\"seed\", \"X\", \"\"))"))
        .writeTo(plugins.resolve("a.jar"));

    assertProblem(
        "The plug-in a.jar cannot be used: its option 'seed' has the name of another option");
  }

  @Test
  void classThatThePluginForgotIsNamedAndTheOthersAreFound() throws IOException {
    plugin("Fog", "fog")
        .withClass(
            "Fog",
            """
            package plug;
            public final class Fog extends dev.lacuna.task.TaskModule {
              private static final Droplet DROPLET = new Droplet();
              static final class Droplet {}
              %s
              @Override protected void configureTask() {}
            }
            """
                .formatted(description("fog")))
        .without("Fog$Droplet")
        .writeTo(plugins.resolve("a.jar"));

    assertProblem("The plug-in a.jar cannot be loaded", "Fog$Droplet");
  }

  @Test
  void oneBrokenServiceOfAJarDoesNotHideTheOther() throws IOException {
    plugin("Rain", "rain")
        .withService("plug.Nowhere", "plug.Rain")
        .writeTo(plugins.resolve("weather.jar"));

    TaskRegistry registry = TaskRegistry.withPlugins(plugins);

    assertThat(names(registry)).contains("rain");
    assertThat(registry.problems()).hasSize(1);
  }

  /** The jar a.jar is broken in this way; a sound one after it is found nevertheless. */
  private void assertProblem(String... parts) throws IOException {
    plugin("Rain", "rain").writeTo(plugins.resolve("z.jar"));

    TaskRegistry registry = TaskRegistry.withPlugins(plugins);

    assertThat(names(registry)).contains("rain");
    assertThat(registry.problems()).hasSize(1);
    assertThat(registry.problems().get(0)).contains(parts);
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
