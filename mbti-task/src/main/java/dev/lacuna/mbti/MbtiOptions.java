package dev.lacuna.mbti;

import static java.util.stream.Collectors.joining;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.OptionValues;
import dev.lacuna.text.Tokenizer;
import dev.lacuna.text.feature.Pooling;
import dev.lacuna.text.feature.TextSettings;
import dev.lacuna.text.feature.VectorChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of the MBTI task that say which data it learns from, and how users become numbers.
 */
public final class MbtiOptions {
  private static final int SHORTEST_WORD = 2;
  private static final int FEWEST_USERS = 3;

  /** The posts; without it they are generated. */
  public static final Option<Path> DATA =
      OptionTypes.path(
          "data",
          "FILE",
          "users: CSV with the columns type and posts, gzipped or not; without it they are made up");

  /** What is taken out of the posts. */
  public static final Option<MaskTypes> MASK_TYPES =
      OptionTypes.option(
              "mask-types",
              "none|types|strict",
              "what is taken out of the posts: nothing, links and names of types, or all jargon of types too",
              MbtiOptions::maskTypes)
          .withDefault("types");

  /** Labels to drop on purpose. */
  public static final Option<Double> MISSING_RATE =
      OptionTypes.number(
              "missing-rate", 0, 1, "share of every head's labels to drop at random, on purpose")
          .withDefault("0");

  /** Where word vectors come from. */
  public static final Option<String> VECTORS =
      OptionTypes.option(
              "vectors",
              "documents|windows|FILE",
              "word vectors: learnt from which words share users, or stand near each other (skip-gram), or a file of word2vec or GloVe",
              MbtiOptions::vectors)
          .withDefault("documents");

  /** How long word vectors are. */
  public static final Option<Integer> DIMENSION =
      OptionTypes.integer(
          "dimension",
          1,
          4096,
          "numbers of a word vector that is learnt (default: 600 for documents, 100 for windows)");

  /** How word vectors become one vector of a user. */
  public static final Option<List<Pooling>> POOLING =
      OptionTypes.option(
              "pooling",
              "NAME,NAME",
              "how the vectors of a user's words become one: " + poolingNames(),
              MbtiOptions::poolings)
          .withDefault("tf-idf");

  /** The task's options, in the order of a help text. */
  public static final List<Option<?>> ALL =
      List.of(DATA, MASK_TYPES, MISSING_RATE, VECTORS, DIMENSION, POOLING);

  /** What the task prefers of the shared options; docs/mbti.md has the figures behind it. */
  static final Map<String, String> DEFAULTS = defaults();

  private MbtiOptions() {}

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("hidden", "128");
    defaults.put("initial-scale", "0.2");
    defaults.put("dropout", "0.5");
    defaults.put("input-dropout", "0.3");
    defaults.put("weight-decay", "6");
    defaults.put("bias-decay", "yes");
    defaults.put("learning-rate", "0.002");
    defaults.put("schedule", "one-cycle");
    defaults.put("batch-size", "128");
    defaults.put("epochs", "80");
    defaults.put("patience", "0");
    defaults.put("monitor", "roc_auc");
    defaults.put("refit", "yes");
    defaults.put("class-weights", "balanced");
    defaults.put("calibration", "temperature");
    return defaults;
  }

  /**
   * Returns how the options say that users become numbers.
   *
   * @throws LacunaException when they contradict each other, or name a file that is none
   */
  static TextSettings textSettings(OptionValues options) {
    return new TextSettings(
        new Tokenizer(SHORTEST_WORD), FEWEST_USERS, vectorChoice(options), options.get(POOLING));
  }

  private static VectorChoice vectorChoice(OptionValues options) {
    Optional<Integer> dimension = options.find(DIMENSION);
    return switch (options.get(VECTORS)) {
      case "documents" -> new VectorChoice.Documents(dimension.orElse(600));
      case "windows" -> new VectorChoice.Windows(dimension.orElse(100));
      default -> pretrained(options.get(VECTORS), dimension);
    };
  }

  private static VectorChoice pretrained(String file, Optional<Integer> dimension) {
    if (dimension.isPresent()) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "--dimension must come with word vectors that are learnt. Found --dimension %d with --vectors %s, which has a dimension of its own. Leave one out."
              .formatted(dimension.get(), file));
    }
    if (!Files.exists(Path.of(file))) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "--vectors must be documents, windows or a file of word vectors. Found '%s', and there is no such file. Give one of them."
              .formatted(file));
    }
    return new VectorChoice.Pretrained(Path.of(file));
  }

  /** A model names the file that it was trained with, which need not be here any more. */
  private static String vectors(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("must be documents, windows or a file");
    }
    return text;
  }

  private static List<Pooling> poolings(String text) {
    List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    List<Pooling> known =
        Arrays.stream(Pooling.values()).filter(each -> names.contains(each.id())).toList();
    if (known.size() < names.size()) {
      throw new IllegalArgumentException(
          "must be one or more of %s, each once, parted by commas".formatted(poolingNames()));
    }
    return names.stream().map(Pooling::of).toList();
  }

  private static String poolingNames() {
    return Arrays.stream(Pooling.values()).map(Pooling::id).collect(joining(", "));
  }

  private static MaskTypes maskTypes(String text) {
    return Arrays.stream(MaskTypes.values())
        .filter(level -> level.id().equals(text.strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be one of none, types, strict"));
  }
}
