package dev.lacuna.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plug-in that cannot be used is named, and does not stop the others. */
class BrokenPluginTest {
  private final Path work;
  private final Path plugins;

  BrokenPluginTest(@TempDir Path work) throws IOException {
    this.work = work;
    plugins = Files.createDirectory(work.resolve("plugins"));
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

  @Test
  void truncatedJarIsNamedAndTheOthersAreFound() throws IOException {
    Path jar = plugins.resolve("a.jar");
    plugin("Fog", "fog").writeTo(jar);
    byte[] whole = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(whole, whole.length / 2));

    assertProblem("The plug-in a.jar is no readable jar: it is no whole zip file.");
  }

  @Test
  void damagedClassIsNamedAndTheOthersAreFound() throws IOException {
    Path jar = plugins.resolve("a.jar");
    plugin("Fog", "fog").writeTo(jar);
    byte[] bytes = Files.readAllBytes(jar);
    // the first class stands early in the jar, its index at the end
    Arrays.fill(bytes, 120, 220, (byte) 0x55);
    Files.write(jar, bytes);

    assertProblem("The plug-in a.jar ");
  }

  @Test
  void folderOfTheNameOfAJarIsNamedAndTheOthersAreFound() throws IOException {
    Files.createDirectory(plugins.resolve("a.jar"));

    assertProblem("The plug-in a.jar is no readable jar: it is a folder.");
  }

  @Test
  void linkToNothingIsNamedAndTheOthersAreFound() throws IOException {
    Files.createSymbolicLink(plugins.resolve("a.jar"), work.resolve("nowhere.jar"));

    assertProblem("The plug-in a.jar is no readable jar: it is a link to nothing.");
  }

  @Test
  void jarThatMayNotBeReadIsNamedAndTheOthersAreFound() throws IOException {
    Path jar = plugins.resolve("a.jar");
    plugin("Fog", "fog").writeTo(jar);
    assumeFalse(!jar.toFile().setReadable(false) || Files.isReadable(jar), "root may read all");

    assertProblem("The plug-in a.jar is no readable jar: access is denied.");
  }

  @Test
  void classForANewerJavaIsNamedAndTheOthersAreFound() throws IOException {
    plugin("Fog", "fog").withClassVersion("Fog", 144).writeTo(plugins.resolve("a.jar"));

    assertProblem(
        "The plug-in a.jar cannot be loaded: plug.Fog is compiled for Java 100, and this is Java ");
  }

  @Test
  void classOfLacunaIsNoTaskOfAPlugin() throws IOException {
    new PluginJar(work).withService(SketchedTask.class.getName()).writeTo(plugins.resolve("a.jar"));

    assertProblem("The plug-in a.jar cannot be loaded", "is a class of Lacuna");
  }

  /** A module of Lacuna's class path that no service file names. */
  public static final class SketchedTask extends TaskModule {
    @Override
    public TaskDescription description() {
      throw new IllegalStateException("never asked");
    }

    @Override
    protected void configureTask() {}
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static { if (true) throw new IllegalStateException(\"no sight\"); }",
        "static { if (true) throw new AssertionError(\"no sight\"); }",
        "static final Object THING = thing(); static Object thing() { throw new Error(\"no sight\"); }",
        "public Fog() { throw new IllegalStateException(\"no sight\"); }",
        "public Fog() { throw new NoClassDefFoundError(\"no sight\"); }",
        "public Fog() throws Exception { throw new java.io.IOException(\"no sight\"); }"
      })
  void whateverIsThrownWhileAModuleIsMadeIsSaid(String member) throws IOException {
    plugin("Fog", "fog")
        .withModule("Fog", member + description("fog"))
        .writeTo(plugins.resolve("a.jar"));

    assertProblem("The plug-in a.jar cannot be loaded", "no sight");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "throw new IllegalStateException(\"no sight\");|IllegalStateException: no sight",
        "throw new IllegalStateException();|IllegalStateException",
        "throw new IllegalStateException(\"no\\nsight\");|IllegalStateException: no.",
        "throw new NoClassDefFoundError(\"plug/Droplet\");|found no class plug.Droplet",
        "throw new NoSuchMethodError(\"drip\");|made for another version of Lacuna",
        "throw new AssertionError(\"no sight\");|AssertionError: no sight",
        "throw new Error() { public String getMessage() { throw new Error(); } };|cannot be used",
        "return description();|StackOverflowError",
        "return null;|its description() returns null",
      })
  void whateverDescribingDoesIsSaid(String statement, String said) throws IOException {
    plugin("Fog", "fog")
        .withModule(
            "Fog",
            "@Override public dev.lacuna.task.TaskDescription description() { %s }"
                .formatted(statement))
        .writeTo(plugins.resolve("a.jar"));

    assertProblem("The plug-in a.jar cannot be used: ", said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null, \"s\", \"h\"|a task's name must be",
        "\"\", \"s\", \"h\"|a task's name must be",
        "\" \", \"s\", \"h\"|a task's name must be",
        "\"tasks\", \"s\", \"h\"|'tasks' is a command of Lacuna",
        "\"inspect\", \"s\", \"h\"|'inspect' is a command of Lacuna",
        "\"fog\", null, \"h\"|a task's summary must not be null",
        "\"fog\", \"s\", null|a task's heads must not be null",
      })
  void whatCannotBeShownIsSaid(String texts, String said) throws IOException {
    describedBy("new dev.lacuna.task.TaskDescription(%s, List.of(), Map.of())".formatted(texts));

    assertProblem("The plug-in a.jar cannot be used: ", said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "List.of(WET, WET), List.of()|its option 'wet' has the name of another option",
        "List.of(HELP), List.of()|its option 'help' has the name of another option",
        "List.of(), List.of(verb(\"drip\"), verb(\"drip\"))|it describes the command 'drip' twice",
        "List.of(), List.of(verb(\"drip\", WET, WET))|the option 'wet' of its command 'drip'",
        "List.of(), List.of(verb(\"drip\", HELP))|the option 'help' of its command 'drip'",
        "java.util.Arrays.asList(WET, null), List.of()|NullPointerException",
      })
  void whatContradictsItselfIsSaid(String optionsAndVerbs, String said) throws IOException {
    String[] parts = optionsAndVerbs.split("(?<=\\)), (?=List)", 2);
    describedBy(
        "new TaskDescription(\"fog\", \"s\", \"h\", %s, Map.of(), java.util.Set.of(), %s)"
            .formatted(parts[0], parts[1]));

    assertProblem("The plug-in a.jar cannot be used: ", said);
  }

  private void describedBy(String expression) throws IOException {
    new PluginJar(work)
        .withClass(
            "Fog",
            """
            package plug;
            import dev.lacuna.task.*;
            import java.util.List;
            import java.util.Map;
            public final class Fog extends TaskModule {
              static final Option<?> WET = OptionTypes.text("wet", "X", "");
              static final Option<?> HELP = OptionTypes.text("help", "X", "");
              static VerbDescription verb(String name, Option<?>... options) {
                return new VerbDescription(name, "s", false, List.of(options));
              }
              @Override public TaskDescription description() { return %s; }
              @Override protected void configureTask() {}
            }
            """
                .formatted(expression))
        .withService("plug.Fog")
        .writeTo(plugins.resolve("a.jar"));
  }

  /** The jar a.jar is broken in this way; a sound one after it is found nevertheless. */
  private void assertProblem(String... parts) throws IOException {
    plugin("Rain", "rain").writeTo(plugins.resolve("z.jar"));

    TaskRegistry registry = TaskRegistry.withPlugins(plugins);

    assertThat(names(registry)).contains("rain");
    assertThat(registry.problems()).hasSize(1);
    assertThat(registry.problems().get(0)).contains(parts).doesNotContain("\n");
    assertThat(registry.refusedPlugins()).containsExactly("a.jar");
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
