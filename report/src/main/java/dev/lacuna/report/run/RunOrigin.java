package dev.lacuna.report.run;

import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.TaskDescription;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The command that a page is about.
 *
 * @param task that was run
 * @param verb such as {@code train}
 * @param options all that were in force
 */
public record RunOrigin(TaskDescription task, String verb, OptionValues options) {
  /**
   * Returns the command line that does the same again: the options that were set, from wherever
   * they came, and the seed. It is quoted for a POSIX shell.
   */
  public String command() {
    Map<String, String> given = new LinkedHashMap<>(options.given());
    options
        .find(SharedOptions.SEED)
        .ifPresent(seed -> given.putIfAbsent(SharedOptions.SEED.name(), Long.toString(seed)));
    StringBuilder line = new StringBuilder("lacuna " + task.name() + " " + verb);
    given.forEach((name, value) -> line.append(" --").append(name).append(quoted(value)));
    return line.toString();
  }

  /** A value that begins with a dash would be taken for another option. */
  private static String quoted(String value) {
    return (value.startsWith("-") ? "=" : " ") + shellWord(value);
  }

  /**
   * Returns a text as one word of a shell: as it is where no letter of it means anything to one,
   * else between single quotes (<a
   * href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html">POSIX,
   * 2.2</a>).
   */
  static String shellWord(String text) {
    return text.matches("[A-Za-z0-9_./:=,+@%-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
