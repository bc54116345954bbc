package dev.lacuna.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java machine of its own for every measurement: the same Java, the same class path. */
final class JavaChild {
  private JavaChild() {}

  /** Returns whether this machine was started with the flags that Lacuna runs best with. */
  static boolean hasFlags() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /** Runs the same command in a machine with these flags besides its own; returns the exit code. */
  static int restart(String[] arguments) {
    List<String> flags = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
    flags.addAll(flags());
    return await(new ProcessBuilder(command(flags, List.of(arguments))).inheritIO());
  }

  /** Runs a measurement and returns the line that it prints. */
  static String measure(
      List<String> flags, Map<String, String> environment, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("-Xmx4g", "-XX:+UseSerialGC"));
    all.addAll(flags());
    all.addAll(flags);
    ProcessBuilder builder = new ProcessBuilder(command(all, arguments));
    builder.environment().putAll(environment);
    try {
      Path out = Files.createTempFile("bench", ".json");
      Path errors = Files.createTempFile("bench", ".log");
      int code = await(builder.redirectOutput(out.toFile()).redirectError(errors.toFile()));
      String line = Files.readString(out).strip();
      String log = Files.readString(errors, StandardCharsets.UTF_8);
      Files.delete(out);
      Files.delete(errors);
      if (code != 0) {
        throw new IllegalStateException("%s failed with %d:%n%s".formatted(arguments, code, log));
      }
      return line;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<String> flags() {
    List<String> flags = new ArrayList<>(List.of("--add-modules", "jdk.incubator.vector"));
    flags.add("-XX:+UseTransparentHugePages"); // as the launcher does; for all engines alike
    if (Runtime.version().feature() >= 24) {
      flags.add("--enable-native-access=ALL-UNNAMED");
      flags.add("--sun-misc-unsafe-memory-access=allow");
    }
    flags.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    flags.add("-DDJL_CACHE_DIR=" + beside("djl"));
    return flags;
  }

  private static List<String> command(List<String> flags, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return command;
  }

  /** Returns a file beside the jar. */
  private static Path beside(String name) {
    return Path.of(System.getProperty("java.class.path")).toAbsolutePath().resolveSibling(name);
  }

  private static int await(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      Thread last = new Thread(process::destroy);
      Runtime.getRuntime().addShutdownHook(last);
      int code = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(last);
      return code;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the benchmark was interrupted", interrupted);
    }
  }
}
