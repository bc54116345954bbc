package dev.lacuna.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Problems;
import dev.lacuna.io.Failures;
import dev.lacuna.io.Json;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.train.CheckpointFolder;
import dev.lacuna.train.CheckpointInterval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A run that was stopped, as it lies in its folder for results.
 *
 * @param command that began it, such as {@code toy train}
 * @param lacuna version that began it
 * @param given the options that were set, by name
 * @param options all effective ones
 */
public record SavedRun(
    String command, String lacuna, Map<String, String> given, Map<String, String> options) {
  /** How often a run is saved. */
  public static final Option<CheckpointInterval> CHECKPOINT_EVERY =
      OptionTypes.option(
              "checkpoint-every",
              "N|TIME",
              "saves the run after so many epochs, or after a time such as 90s, 5m or 1h, for --resume; or never",
              CheckpointInterval::parse)
          .withDefault("5m");

  private static final String FOLDER = "checkpoints";

  /** Options that change nothing of what comes out. */
  private static final Set<String> FREE =
      Set.of(SharedOptions.OUT.name(), SharedOptions.THREADS.name(), CHECKPOINT_EVERY.name());

  /** Copies the maps in their order. */
  public SavedRun {
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(lacuna, "lacuna");
    given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Returns what is known of a run that is about to begin. */
  public static SavedRun of(String command, OptionValues options) {
    return new SavedRun(command, Provenance.version(), options.given(), options.asMap());
  }

  /**
   * Returns the run that was stopped in a folder for results; empty where there is none.
   *
   * @throws LacunaException when what is there cannot be read
   */
  public static Optional<SavedRun> find(OutputFolder folder) {
    Path file = checkpoints(folder).resolve(CheckpointFolder.RUN);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Json.mapper().readValue(file.toFile(), SavedRun.class));
    } catch (JsonProcessingException damaged) {
      throw unreadable(file, "it is damaged", damaged);
    } catch (IOException failure) {
      throw unreadable(file, Failures.reason(failure), failure);
    }
  }

  /**
   * Returns the checkpoints of this run.
   *
   * @param resumes whether it goes on from those that are there
   * @param warnings hears, in one line each, what could not be written or read
   */
  public CheckpointFolder checkpoints(
      OutputFolder folder, boolean resumes, Consumer<String> warnings) {
    CheckpointInterval interval =
        CHECKPOINT_EVERY.parser().apply(options.getOrDefault(CHECKPOINT_EVERY.name(), "never"));
    CheckpointFolder.Plan plan =
        new CheckpointFolder.Plan(checkpoints(folder), interval, resumes, Json.print(this));
    return new CheckpointFolder(plan, warnings);
  }

  /**
   * Returns options with those that the run was begun with where none are set.
   *
   * @param declared all options there are
   * @throws LacunaException when one is set that is not what it was, or when the run was another
   *     command's or another version's
   */
  public OptionValues resumedWith(String nowCommand, OptionValues now, List<Option<?>> declared) {
    Problems problems = new Problems();
    check(problems, "command", command, nowCommand);
    check(problems, "version of Lacuna", lacuna, Provenance.version());
    OptionValues all = now;
    for (Option<?> option : declared) {
      String before = given.get(option.name());
      if (before != null && !now.isSet(option)) {
        all = all.with(option, before);
      } else if (isBound(option, now)) {
        String effective = options.getOrDefault(option.name(), "not set");
        check(
            problems, "--" + option.name(), effective, now.asMap().getOrDefault(option.name(), ""));
      }
    }
    problems.throwIfAny(ErrorCode.BAD_OPTION);
    return all;
  }

  /** A file may have moved; whether it is the same file shows when the training goes on. */
  private static boolean isBound(Option<?> option, OptionValues now) {
    return now.isSet(option)
        && !FREE.contains(option.name())
        && !(now.find(option).orElse(null) instanceof Path);
  }

  private static void check(Problems problems, String what, String before, String now) {
    if (!before.equals(now)) {
      problems.add(
          "a run is resumed with the same %s that it began with, which was '%s'. Found '%s'. Use that, or train anew without --resume."
              .formatted(what, before, now));
    }
  }

  private static Path checkpoints(OutputFolder folder) {
    return folder.path().resolve(FOLDER);
  }

  private static LacunaException unreadable(Path file, String reason, Exception cause) {
    return new LacunaException(
        ErrorCode.BAD_FILE,
        "--resume needs to know how the run began. Found %s: %s. Train anew without --resume."
            .formatted(file, reason),
        cause);
  }
}
