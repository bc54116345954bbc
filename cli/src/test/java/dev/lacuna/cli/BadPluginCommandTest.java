package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.task.TaskModule;
import dev.lacuna.testkit.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads whose plug-ins cannot be used; the command runs nevertheless, if it can. */
class BadPluginCommandTest {
  private static final String DESCRIPTION =
      """
        @Override public dev.lacuna.task.TaskDescription description() {
          return new dev.lacuna.task.TaskDescription(
              "%s", "built a moment ago", "y (binary)", java.util.List.of(%s), java.util.Map.of());
        }
        @Override protected void configureTask() {}
      }
      """;

  private static final String SOURCE =
      """
      package plug;
      import dev.lacuna.task.TaskModule;
      public class Plug {
      public static class Stone {}
      public static class Fog extends TaskModule {
        public Fog() { throw new IllegalStateException("no sight"); }
      """
          + DESCRIPTION.formatted("fog", "")
          + module("Loud", "Loud", "")
          + module("Help", "tasks", "")
          + module("Seed", "seed", "dev.lacuna.task.OptionTypes.text(\"seed\", \"X\", \"\")")
          + module("Unbound", "unbound", "")
          + module("Toy", "toy", "")
          + "}";

  @TempDir private Path folder;

  private static String module(String className, String name, String options) {
    String constructor = "public " + className + "() {}\n";
    return "public static class "
        + className
        + " extends TaskModule {\n"
        + constructor
        + DESCRIPTION.formatted(name, options);
  }

  @Test
  void everyPluginThatCannotBeUsedIsNamed() throws IOException {
    compile();
    Files.writeString(plugins("broken").resolve("a.jar"), "half a download");
    jar("silent", "Loud");
    jar("absent", "Loud", "plug.Plug$Nowhere");
    jar("stone", "Stone", "plug.Plug$Stone");
    jar("throws", "Fog", "plug.Plug$Fog");
    jar("loud", "Loud", "plug.Plug$Loud");
    jar("reserved", "Help", "plug.Plug$Help");
    jar("option", "Seed", "plug.Plug$Seed");
    jar("twice", "Toy", "plug.Plug$Toy");
    jar("unbound", "Unbound", "plug.Plug$Unbound");
    StringBuilder all = new StringBuilder();
    for (String name :
        List.of(
            "broken",
            "silent",
            "absent",
            "stone",
            "throws",
            "loud",
            "reserved",
            "option",
            "twice")) {
      all.append(complaints(name, "tasks"));
    }
    all.append(complaints("unbound", "unbound train --out DIR/out"));
    Golden.assertMatches("bad-plugins.txt", all.toString());
  }

  private String complaints(String name, String command) throws IOException {
    Transcript transcript = new Transcript(folder, plugins(name));
    transcript.complain(command);
    return "with plug-ins/" + name + "/a.jar\n" + transcript;
  }

  private Path plugins(String name) throws IOException {
    return Files.createDirectories(folder.resolve("plug-ins").resolve(name));
  }

  private void compile() throws IOException {
    Path source = Files.writeString(folder.resolve("Plug.java"), SOURCE);
    String classPath = System.getProperty("java.class.path", "");
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", classPath, "-d", "" + folder, "" + source);
    assertThat(exitCode).isZero();
  }

  private void jar(String name, String className, String... services) throws IOException {
    Path jar = plugins(name).resolve("a.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      String compiled = "plug/Plug$" + className + ".class";
      out.putNextEntry(new JarEntry(compiled));
      out.write(Files.readAllBytes(folder.resolve(compiled)));
      for (String service : services) {
        out.putNextEntry(new JarEntry("META-INF/services/" + TaskModule.class.getName()));
        out.write(service.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
