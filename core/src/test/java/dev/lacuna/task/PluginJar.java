package dev.lacuna.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Builds the jar of a plug-in as somebody else would: compiled sources and a service file. */
final class PluginJar {
  private final Path work;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  PluginJar(Path work) {
    this.work = work;
  }

  /** Compiles a task module in package {@code plug}. */
  PluginJar withModule(String className, String body) throws IOException {
    return withClass(
        className,
        """
        package plug;
        public final class %s extends dev.lacuna.task.TaskModule {
          %s
          @Override protected void configureTask() {}
        }
        """
            .formatted(className, body));
  }

  PluginJar withClass(String className, String source) throws IOException {
    Path sources = Files.createTempDirectory(work, "src");
    Path file = sources.resolve(className + ".java");
    Files.writeString(file, source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", "" + sources);
      boolean compiled =
          compiler
              .getTask(complaints, files, null, options, null, files.getJavaFileObjects(file))
              .call();
      assertThat(compiled).as(complaints.toString()).isTrue();
    }
    try (Stream<Path> classes = Files.list(sources.resolve("plug"))) {
      for (Path compiled : classes.sorted().toList()) {
        entries.put("plug/" + compiled.getFileName(), Files.readAllBytes(compiled));
      }
    }
    return this;
  }

  /** Makes a class look as if it were compiled for another Java; 65 is Java 21. */
  PluginJar withClassVersion(String className, int major) {
    byte[] compiled = Objects.requireNonNull(entries.get("plug/" + className + ".class"));
    compiled[6] = (byte) (major >> 8); // u4 magic, u2 minor version, u2 major version
    compiled[7] = (byte) major;
    return this;
  }

  PluginJar without(String className) {
    entries.remove("plug/" + className + ".class");
    return this;
  }

  PluginJar withService(String... lines) {
    String text = String.join("\n", Arrays.asList(lines)) + "\n";
    entries.put(
        "META-INF/services/" + TaskModule.class.getName(), text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  void writeTo(Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out)) {
      zip.putNextEntry(new JarEntry("README"));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new JarEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
  }
}
