package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.task.TaskModule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands go on whatever lies in the plug-in folder, and say what they left out. */
class BrokenPluginCommandTest {
  private final Path work;
  private final Path plugins;
  private final Terminal terminal;

  BrokenPluginCommandTest(@TempDir Path work) throws IOException {
    this.work = work;
    plugins = Files.createDirectory(work.resolve("plugins"));
    terminal = new Terminal(plugins);
    Files.writeString(plugins.resolve("fog.jar"), "half a download");
    Files.createDirectory(plugins.resolve("hail.jar"));
    writePlugin("my-toy.jar", "toy", "");
    writePlugin("storm.jar", "storm", "throw new StackOverflowError(\"too deep\");");
  }

  @Test
  void tasksAreListedWithoutWhatIsBroken() {
    assertThat(terminal.run("tasks")).isZero();

    assertThat(terminal.out()).contains("csv", "mbti", "toy", "storm").doesNotContain("my-toy.jar");
    assertWarnings();
  }

  @Test
  void helpIsGiven() {
    assertThat(terminal.run("--help")).isZero();
    assertThat(terminal.out()).contains("csv", "mbti", "toy", "storm");
    assertWarnings();
  }

  @Test
  void theBuiltInTaskTrains() {
    String out = work.resolve("out").toString();

    assertThat(terminal.run("toy", "train", "--points", "1000", "--epochs", "1", "--out", out))
        .isZero();
    assertThat(work.resolve("out").resolve("model.lacuna")).exists();
    assertWarnings();
  }

  @Test
  void whoAsksForWhatWasLeftOutIsTold() {
    assertThat(terminal.run("fog", "train")).isEqualTo(2);

    assertThat(terminal.err())
        .contains("lacuna: 'fog' is not a command of 'lacuna'.")
        .contains(
            "It may be a task of a plug-in that was left out, see above: "
                + "fog.jar, hail.jar, my-toy.jar.");
    assertThat(terminal.run("toy", "tarin")).isEqualTo(2);
    assertThat(terminal.err()).doesNotContain("It may be a task");
  }

  @Test
  void moduleThatFailsToBindIsTheTasksFault() {
    assertThat(terminal.run("storm", "train", "--out", work.resolve("out").toString()))
        .isEqualTo(2);

    assertThat(terminal.err())
        .contains("lacuna: The module of task 'storm' must bind its task", "too deep")
        .doesNotContain("a defect in Lacuna");
  }

  private void assertWarnings() {
    assertThat(terminal.err().lines().filter(line -> line.startsWith("lacuna: warning: The plug")))
        .containsExactly(
            "lacuna: warning: The plug-in fog.jar is no readable jar: it is no whole zip file.",
            "lacuna: warning: The plug-in hail.jar is no readable jar: it is a folder.",
            "lacuna: warning: The plug-in my-toy.jar cannot be used: Lacuna has a task 'toy' of its own.");
  }

  /** Puts a module that does this while it binds into a jar. */
  private void writePlugin(String jar, String task, String binding) throws IOException {
    String className = task + "_module";
    Path source = work.resolve(className + ".java");
    Files.writeString(
        source,
        """
        import dev.lacuna.task.*;
        public final class %s extends TaskModule {
          @Override public TaskDescription description() {
            return new TaskDescription("%s", "s", "h", java.util.List.of(), java.util.Map.of());
          }
          @Override protected void configureTask() { %s }
        }
        """
            .formatted(className, task, binding));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", "" + work);
      assertThat(
              compiler
                  .getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                  .call())
          .isTrue();
    }
    try (OutputStream out = Files.newOutputStream(plugins.resolve(jar));
        JarOutputStream zip = new JarOutputStream(out)) {
      zip.putNextEntry(new JarEntry("META-INF/services/" + TaskModule.class.getName()));
      zip.write(className.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new JarEntry(className + ".class"));
      zip.write(Files.readAllBytes(work.resolve(className + ".class")));
    }
  }
}
