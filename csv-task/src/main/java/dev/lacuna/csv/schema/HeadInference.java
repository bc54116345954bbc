package dev.lacuna.csv.schema;

import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.MissingWords;
import dev.lacuna.csv.table.NumberColumn;
import dev.lacuna.csv.table.Numbers;
import dev.lacuna.csv.table.WordColumn;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds out what a label column is to predict: two different values make a binary head, up to
 * twenty, or words, a categorical one, more numbers a regression head.
 */
public final class HeadInference {
  private static final int MOST_NUMBER_CLASSES = 20;
  private static final int MOST_CLASSES = 1_000;
  private static final Set<String> NEGATIVE_WORDS =
      Set.of("no", "n", "false", "f", "negative", "neg", "inactive", "absent", "off", "never");

  private final MissingWords missing;

  /** Creates an inference for a table that writes "missing" like this. */
  public HeadInference(MissingWords missing) {
    this.missing = missing;
  }

  /**
   * Returns the head of a label column.
   *
   * @throws LacunaException when column and declaration contradict each other
   */
  public Head infer(Column column, HeadDeclaration declared) {
    List<String> classes = declared.classes().isEmpty() ? values(column) : declared.classes();
    HeadKind kind = declared.kind().orElseGet(() -> kind(column, classes));
    return switch (kind) {
      case BINARY -> binary(column.name(), classes, declared);
      case CATEGORICAL -> categorical(column.name(), classes);
      case REGRESSION ->
          new RegressionHead(
              column.name(), declared.minimum(), declared.maximum(), List.of(MaskValue.BLANK));
    };
  }

  /**
   * Returns the different labels of a column, numbers by size and words by the alphabet, two
   * spellings of one number once; none where there are too many to be classes.
   */
  public List<String> values(Column column) {
    if (!(column instanceof WordColumn words)) {
      return List.of();
    }
    TreeMap<Double, String> numbers = new TreeMap<>();
    List<String> others = new ArrayList<>();
    for (String word : words.words()) {
      double number = Numbers.parse(word);
      if (Double.isNaN(number)) {
        others.add(word);
      } else if (!missing.numbers().contains(number)) {
        numbers.merge(number, word, (a, b) -> a.length() <= b.length() ? a : b);
      }
    }
    others.sort(Comparator.naturalOrder());
    List<String> values = new ArrayList<>(numbers.values());
    values.addAll(others);
    return values;
  }

  private HeadKind kind(Column column, List<String> classes) {
    if (column instanceof NumberColumn) {
      return HeadKind.REGRESSION;
    }
    if (classes.size() <= 2) {
      return HeadKind.BINARY;
    }
    return classes.size() > MOST_NUMBER_CLASSES && ((WordColumn) column).isMostlyNumbers()
        ? HeadKind.REGRESSION
        : HeadKind.CATEGORICAL;
  }

  private Head binary(String name, List<String> classes, HeadDeclaration declared) {
    if (classes.size() != 2) {
      throw new LacunaException(
          ErrorCode.BAD_SCHEMA,
          "A binary label has two different values. Found %s in column '%s'. Declare another kind, or say by --missing-codes which value means missing."
              .formatted(shown(classes), name));
    }
    boolean swapped =
        declared.classes().isEmpty()
            && NEGATIVE_WORDS.contains(classes.get(1).toLowerCase(Locale.ROOT))
            && !NEGATIVE_WORDS.contains(classes.get(0).toLowerCase(Locale.ROOT));
    return new BinaryHead(
        name, classes.get(swapped ? 1 : 0), classes.get(swapped ? 0 : 1), maskValues(classes));
  }

  private Head categorical(String name, List<String> classes) {
    if (classes.isEmpty() || classes.size() > MOST_CLASSES) {
      throw new LacunaException(
          ErrorCode.BAD_SCHEMA,
          "A categorical label has at most 1,000 classes. Found %s in column '%s'. If they are numbers, declare it: --kinds %s=regression; if they are names of rows, it is no label."
              .formatted(shown(classes), name, name));
    }
    return new CategoricalHead(name, classes, maskValues(classes));
  }

  /**
   * A number that was declared missing is one for heads of classes; for numbers it could be any.
   */
  private List<MaskValue> maskValues(List<String> classes) {
    List<MaskValue> values = new ArrayList<>(List.of(MaskValue.BLANK));
    for (double number : missing.numbers()) {
      MaskValue value = MaskValue.number(number);
      if (classes.stream().noneMatch(value::matches)) {
        values.add(value);
      }
    }
    return values;
  }

  private static String shown(List<String> classes) {
    int most = 6;
    return classes.isEmpty()
        ? "many different numbers"
        : "%d: %s%s"
            .formatted(
                classes.size(),
                String.join(", ", classes.subList(0, Math.min(most, classes.size()))),
                classes.size() > most ? ", …" : "");
  }
}
