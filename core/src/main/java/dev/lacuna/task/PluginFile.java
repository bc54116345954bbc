package dev.lacuna.task;

import dev.lacuna.io.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** One jar of the plug-in folder, and the task modules that it names in its service file. */
final class PluginFile {
  private static final String SERVICE_FILE = "META-INF/services/" + TaskModule.class.getName();

  private final Path file;

  PluginFile(Path file) {
    this.file = file;
  }

  /** Returns whatever lies in a folder under the name of a jar, in the order of the names. */
  static List<PluginFile> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(PluginFile::new)
          .toList();
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }

  /** Returns the name of the jar, by which messages call the plug-in. */
  String name() {
    return file.getFileName().toString();
  }

  /**
   * Returns the names of the classes in the service file, each once.
   *
   * @throws RefusedPluginException when there is no jar to read, or none is named
   */
  List<String> moduleNames() throws RefusedPluginException {
    requireFile();
    List<String> names;
    try (JarFile jar = new JarFile(file.toFile())) {
      names = serviceLines(jar);
    } catch (IOException unreadable) {
      throw new RefusedPluginException("is no readable jar: " + Failures.reason(unreadable));
    } catch (SecurityException | IllegalArgumentException damaged) {
      throw new RefusedPluginException("is no readable jar: " + PluginFaults.reason(damaged));
    }
    if (names.isEmpty()) {
      throw new RefusedPluginException("declares no task: it has no " + SERVICE_FILE);
    }
    return names;
  }

  /** What is no file must not be opened: reading from a pipe would never end. */
  private void requireFile() throws RefusedPluginException {
    if (!Files.exists(file)) {
      throw new RefusedPluginException("is no readable jar: it is a link to nothing");
    }
    if (!Files.isRegularFile(file)) {
      String found = Files.isDirectory(file) ? "it is a folder" : "it is no file";
      throw new RefusedPluginException("is no readable jar: " + found);
    }
    if (!Files.isReadable(file)) {
      throw new RefusedPluginException("is no readable jar: access is denied");
    }
  }

  private static List<String> serviceLines(JarFile jar) throws IOException {
    ZipEntry entry = jar.getEntry(SERVICE_FILE);
    if (entry == null) {
      return List.of();
    }
    try (InputStream text = jar.getInputStream(entry)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .distinct()
          .toList();
    }
  }

  /** Returns a loader of the jar's classes, which are looked for in Lacuna first. */
  ClassLoader classLoader() throws RefusedPluginException {
    try {
      // stays open: the task loads its classes for as long as the process runs
      return new URLClassLoader(
          new URL[] {file.toUri().toURL()}, TaskRegistry.class.getClassLoader());
    } catch (IOException unnameable) {
      throw new RefusedPluginException("is no readable jar: " + Failures.reason(unnameable));
    }
  }
}
