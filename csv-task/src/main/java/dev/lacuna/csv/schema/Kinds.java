package dev.lacuna.csv.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words for kinds of columns: the constants in lower case. */
public final class Kinds {
  private Kinds() {}

  /** Returns the kind that a word names. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(kind -> name(kind).equals(word.strip()))
        .findFirst();
  }

  /** Returns the words for all kinds. */
  public static List<String> names(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Kinds::name).toList();
  }

  /** Returns the word for a kind. */
  public static String name(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
