package dev.lacuna.task;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a user's words why the code of a plug-in failed. */
final class PluginFaults {
  private static final Pattern CLASS_FILE = Pattern.compile("(\\S+) .*class file version (\\d+)");

  /** Class files of Java 1.1 are of version 45, and each Java since has counted on. */
  private static final int CLASS_FILE_OFFSET = 44;

  private static final int CAUSES_FOLLOWED = 20;
  private static final int LETTERS_SHOWN = 200;

  private PluginFaults() {}

  /** Returns the reason on one line, whatever was thrown. */
  static String reason(Throwable thrown) {
    try {
      return reasonOfRoot(root(thrown));
    } catch (RuntimeException | Error untold) { // a plug-in's own exception may throw when asked
      return thrown.getClass().getSimpleName();
    }
  }

  private static String reasonOfRoot(Throwable root) {
    String message = message(root);
    if (root instanceof UnsupportedClassVersionError) {
      return newerJava(message);
    }
    if (root instanceof ClassNotFoundException || root instanceof NoClassDefFoundError) {
      return "found no class " + message.replace('/', '.');
    }
    String reason = root.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    return root instanceof IncompatibleClassChangeError
        ? reason + ". It may have been made for another version of Lacuna"
        : reason;
  }

  private static String newerJava(String message) {
    Matcher found = CLASS_FILE.matcher(message);
    if (!found.find()) {
      return message;
    }
    return "%s is compiled for Java %d, and this is Java %d. Use a newer Java, or a plug-in for this one"
        .formatted(
            found.group(1).replace('/', '.'),
            Integer.parseInt(found.group(2)) - CLASS_FILE_OFFSET,
            Runtime.version().feature());
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    for (int i = 0; i < CAUSES_FOLLOWED && root.getCause() != null; i++) {
      root = root.getCause();
    }
    return root;
  }

  private static String message(Throwable root) {
    String message = root.getMessage() == null ? "" : root.getMessage();
    String line = message.lines().findFirst().orElse("").strip();
    return line.length() <= LETTERS_SHOWN ? line : line.substring(0, LETTERS_SHOWN) + "…";
  }
}
