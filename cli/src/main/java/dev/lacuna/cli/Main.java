package dev.lacuna.cli;

import java.nio.file.Path;
import java.util.Arrays;

/** Where the process begins. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    boolean verbose = Arrays.asList(arguments).contains(CommandOptions.VERBOSE);
    // read when the first library logs, so it must stand before anything else
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbose ? "info" : "off");
    System.exit(new LacunaCommandLine(Console.system(), plugins()).run(arguments));
  }

  /** The launcher says where the plug-in folder is. */
  private static Path plugins() {
    return Path.of(System.getProperty("lacuna.plugins", "plugins"));
  }
}
