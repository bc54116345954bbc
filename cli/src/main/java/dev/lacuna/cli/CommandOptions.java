package dev.lacuna.cli;

import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.TaskDescription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Turns declared options into flags, and flags and configuration file into option values. */
final class CommandOptions {
  static final String VERBOSE = "--verbose";
  static final String QUIET = "--quiet";
  private static final String RESUME = "--resume";
  private static final String WATCH = "--watch";
  private static final String CONFIG = "--config";

  private CommandOptions() {}

  /** Adds the flags of declared options, with their defaults, the task's, and further ones. */
  static void add(
      CommandSpec spec,
      TaskDescription task,
      List<Option<?>> options,
      Map<String, String> furtherDefaults) {
    Map<String, String> defaults = defaults(task, furtherDefaults);
    for (Option<?> option : options) {
      String preferred = defaults.get(option.name());
      String text = preferred == null ? option.defaultText().orElse("") : preferred;
      String shown = task.adapted().contains(option.name()) ? "suits the data" : text;
      add(spec, option, shown.isEmpty() ? "" : " (default: " + shown + ")");
    }
  }

  /** Adds the flags of declared options whose defaults come from a model. */
  static void addForModel(CommandSpec spec, List<Option<?>> options) {
    options.forEach(option -> add(spec, option, ""));
  }

  private static void add(CommandSpec spec, Option<?> option, String suffix) {
    OptionSpec.Builder flag =
        OptionSpec.builder("--" + option.name())
            .paramLabel(option.hint())
            .type(String.class)
            .description(escaped(option.description() + suffix));
    if (OptionTypes.isNoOrYes(option)) {
      flag.arity("0..1").fallbackValue("yes");
    }
    spec.addOption(flag.build());
  }

  /** Adds the flag for a configuration file. */
  static void addConfig(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(CONFIG)
            .paramLabel("FILE")
            .type(Path.class)
            .description("YAML file with the same names as the flags; flags go over it")
            .build());
  }

  /** Adds the flag that silences progress. */
  static void addQuiet(CommandSpec spec) {
    spec.addOption(flag(QUIET, "no progress, no hints"));
  }

  /** Adds the flag that shows a run while it goes on. */
  static void addWatch(CommandSpec spec) {
    spec.addOption(
        flag(
            WATCH, "serves the growing report to a browser on this machine; the address is shown"));
  }

  /** Adds the flag that goes on with a run. */
  static void addResume(CommandSpec spec) {
    spec.addOption(
        flag(
            RESUME,
            "goes on with the run that was stopped in the folder of --out, by its options"));
  }

  /** Adds the flags that every command has. */
  static void addCommon(CommandSpec spec) {
    spec.addOption(flag(VERBOSE, "the libraries' own log lines, too"));
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .type(boolean.class)
            .description("this text")
            .build());
  }

  /**
   * Returns the values of declared options: flags over configuration file over further defaults,
   * such as those that a model was trained with, over the task's.
   */
  static OptionValues read(
      ParseResult flags,
      TaskDescription task,
      List<Option<?>> declared,
      Map<String, String> furtherDefaults) {
    Map<String, String> defaults = defaults(task, furtherDefaults);
    List<OptionValues.Source> sources = new ArrayList<>();
    if (flags.hasMatchedOption(CONFIG)) {
      Path file = flags.matchedOptionValue(CONFIG, Path.of(""));
      sources.add(OptionValues.Source.file(ConfigFile.read(file), file));
    }
    sources.add(OptionValues.Source.flags(matched(flags, declared)));
    return OptionValues.read(declared, defaults, sources);
  }

  private static Map<String, String> defaults(
      TaskDescription task, Map<String, String> furtherDefaults) {
    Map<String, String> defaults = new LinkedHashMap<>(task.defaults());
    defaults.putAll(furtherDefaults);
    return defaults;
  }

  static boolean isResumed(ParseResult flags) {
    return flags.hasMatchedOption(RESUME);
  }

  static boolean isWatched(ParseResult flags) {
    return flags.hasMatchedOption(WATCH);
  }

  static boolean isQuiet(ParseResult flags) {
    return flags.hasMatchedOption(QUIET);
  }

  private static Map<String, String> matched(ParseResult flags, List<Option<?>> declared) {
    Map<String, String> matched = new LinkedHashMap<>();
    for (Option<?> option : declared) {
      String name = "--" + option.name();
      if (flags.hasMatchedOption(name)) {
        matched.put(option.name(), flags.matchedOptionValue(name, ""));
      }
    }
    return matched;
  }

  private static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).arity("0").description(description).build();
  }

  /** A per cent sign begins a variable in picocli's descriptions. */
  static String escaped(String text) {
    return text.replace("%", "%%");
  }
}
