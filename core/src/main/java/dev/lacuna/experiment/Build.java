package dev.lacuna.experiment;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** What the jar of this program tells of how it was built. */
final class Build {
  private static final String UNKNOWN = "unknown";
  private static final String COMMIT = "Lacuna-Commit";
  private static final String MODIFIED = "Lacuna-Modified";

  private Build() {}

  /** Returns the version of Lacuna, or {@code unknown} outside of its jars. */
  static String version() {
    String version = Build.class.getPackage().getImplementationVersion();
    return version == null ? UNKNOWN : version;
  }

  /**
   * Returns the commit of the sources, followed by {@code -modified} where they were not quite what
   * was committed; {@code unknown} outside of the jars, and where they were built without git.
   */
  static String commit() {
    return jar(Build.class.getProtectionDomain().getCodeSource())
        .flatMap(Build::manifest)
        .map(Build::commit)
        .orElse(UNKNOWN);
  }

  static String commit(Manifest manifest) {
    String commit = manifest.getMainAttributes().getValue(COMMIT);
    if (commit == null || !commit.matches("[0-9a-f]{40,64}")) { // such as an unknown property
      return UNKNOWN;
    }
    boolean modified = "true".equals(manifest.getMainAttributes().getValue(MODIFIED));
    return modified ? commit + "-modified" : commit;
  }

  private static Optional<Path> jar(@Nullable CodeSource source) {
    try {
      return source == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
    } catch (URISyntaxException | IllegalArgumentException elsewhere) {
      return Optional.empty();
    }
  }

  private static Optional<Manifest> manifest(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      return Optional.ofNullable(jar.getManifest());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
