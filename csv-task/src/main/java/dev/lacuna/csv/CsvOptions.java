package dev.lacuna.csv;

import dev.lacuna.csv.schema.ColumnPatterns;
import dev.lacuna.csv.schema.Declarations;
import dev.lacuna.csv.schema.FeatureKind;
import dev.lacuna.csv.schema.HeadDeclaration;
import dev.lacuna.csv.schema.HeadKind;
import dev.lacuna.csv.schema.Kinds;
import dev.lacuna.csv.schema.SchemaFile;
import dev.lacuna.csv.table.Dialect;
import dev.lacuna.csv.table.MissingWords;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.OptionValues;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The options of the CSV task, and what they say of a table. */
public final class CsvOptions {
  /** The table. */
  public static final Option<Path> DATA =
      OptionTypes.path("data", "FILE", "the table: CSV, TSV and their like, gzipped or not");

  /** Label columns. */
  public static final Option<String> LABELS =
      OptionTypes.text(
          "labels", "NAME,…", "columns to learn: names, patterns such as NR-*, first:N, last:N");

  /** Columns that take no part. */
  public static final Option<String> IGNORE =
      OptionTypes.text("ignore", "NAME,…", "columns that take no part, such as row numbers");

  /** How the table writes "missing". */
  public static final Option<String> MISSING =
      OptionTypes.text(
          "missing-codes",
          "CODE,…",
          "what means missing, beside a blank; numbers count in label columns only"
              + " (default: NA,NaN,null,?)");

  /** Kinds of columns. */
  public static final Option<Map<String, String>> KINDS =
      OptionTypes.option(
          "kinds",
          "NAME=KIND,…",
          "labels: binary, categorical, regression; features: numeric, categorical, text;"
              + " else the columns show it",
          CsvOptions::kinds);

  /** All of that in a file. */
  public static final Option<Path> SCHEMA =
      OptionTypes.path("schema", "FILE", "YAML file that says all this of the columns");

  /** Which rows belong together. */
  public static final Option<String> GROUP =
      OptionTypes.text(
          "group", "NAME", "column that says which rows belong together, in one part of the data");

  /** What the first line is. */
  public static final Option<Dialect.Header> HEADER =
      OptionTypes.option(
              "header",
              "auto|yes|no",
              "whether the first line names the columns; auto: unless it holds a number",
              CsvOptions::header)
          .withDefault("auto");

  /** All options, in the order of a help text. */
  public static final List<Option<?>> ALL =
      List.of(DATA, LABELS, IGNORE, MISSING, KINDS, GROUP, SCHEMA, HEADER);

  private CsvOptions() {}

  /**
   * Returns what the options say of the columns; single options go over the schema file.
   *
   * @throws LacunaException when no labels are named, or the schema file cannot be used
   */
  public static Declarations declarations(OptionValues options) {
    Declarations declared = declared(options);
    if (declared.labels().patterns().isEmpty()) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "The option --labels is needed: which columns to learn. Found nothing. Give --labels NAME,…, or a --schema that lists them.");
    }
    return declared;
  }

  /** Returns the same where labels do not matter. */
  static Declarations declared(OptionValues options) {
    Declarations file = options.find(SCHEMA).map(SchemaFile::read).orElseGet(CsvOptions::nothing);
    Map<String, HeadDeclaration> heads = new LinkedHashMap<>(file.heads());
    Map<String, FeatureKind> features = new LinkedHashMap<>(file.features());
    options
        .find(KINDS)
        .ifPresent(kinds -> kinds.forEach((name, kind) -> put(name, kind, heads, features)));
    return new Declarations(
        options
            .find(LABELS)
            .map(text -> ColumnPatterns.parse("--labels", text))
            .orElse(file.labels()),
        options
            .find(IGNORE)
            .map(text -> ColumnPatterns.parse("--ignore", text))
            .orElse(file.ignored()),
        heads,
        features,
        options.find(MISSING).map(MissingWords::parse).orElse(file.missing()),
        options.find(MISSING).isPresent() || file.missingDeclared(),
        options.find(GROUP).or(file::group));
  }

  /** A column may be declared before it is known to be a label or a feature. */
  private static void put(
      String name,
      String kind,
      Map<String, HeadDeclaration> heads,
      Map<String, FeatureKind> features) {
    Kinds.find(FeatureKind.class, kind).ifPresent(found -> features.put(name, found));
    Kinds.find(HeadKind.class, kind)
        .ifPresent(
            found -> heads.put(name, heads.getOrDefault(name, HeadDeclaration.NONE).with(found)));
  }

  private static Declarations nothing() {
    return new Declarations(
        new ColumnPatterns("--labels", List.of()),
        new ColumnPatterns("--ignore", List.of()),
        Map.of(),
        Map.of(),
        MissingWords.USUAL,
        false,
        Optional.empty());
  }

  private static Map<String, String> kinds(String text) {
    Map<String, String> kinds = new LinkedHashMap<>();
    for (String pair : text.split(",", -1)) {
      int equals = pair.lastIndexOf('=');
      String kind = pair.substring(equals + 1).strip();
      boolean known =
          Kinds.find(HeadKind.class, kind).isPresent()
              || Kinds.find(FeatureKind.class, kind).isPresent();
      if (equals < 1 || !known) {
        throw new IllegalArgumentException(
            "must be pairs of a column and a kind (binary, categorical, regression, numeric, text), such as a=binary,b=regression");
      }
      kinds.put(pair.substring(0, equals).strip(), kind);
    }
    return kinds;
  }

  private static Dialect.Header header(String text) {
    return Kinds.find(Dialect.Header.class, text.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> new IllegalArgumentException("must be one of auto, yes, no"));
  }
}
