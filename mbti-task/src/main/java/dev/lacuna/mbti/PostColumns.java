package dev.lacuna.mbti;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Problems;
import dev.lacuna.error.Suggestions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which column of a file holds what. The case of names does not count.
 *
 * @param width of a row, in cells
 * @param posts the column of posts
 * @param types the column of types, or one column per axis; none where no types are asked for
 */
record PostColumns(int width, int posts, List<Integer> types) {
  private static final String POSTS = "posts";
  private static final String TYPE = "type";
  private static final int SHOWN = 20;
  private static final int NONE = -1;

  /** Copies the list. */
  PostColumns {
    types = List.copyOf(types);
  }

  /**
   * Finds the column of posts and that of types, or those of the four axes where there is none.
   *
   * @throws LacunaException when a column lacks or comes twice; it lists all such columns
   */
  static PostColumns withTypes(Path file, List<String> header) {
    Header names = new Header(header);
    boolean parted = !names.has(TYPE) && Arrays.stream(Axis.values()).anyMatch(names::has);
    List<Integer> types =
        parted
            ? Arrays.stream(Axis.values()).map(names::column).toList()
            : List.of(names.column(TYPE));
    return names.columns(file, types);
  }

  /**
   * Finds the column of posts.
   *
   * @throws LacunaException when it lacks or comes twice
   */
  static PostColumns withoutTypes(Path file, List<String> header) {
    return new Header(header).columns(file, List.of());
  }

  /**
   * Returns the label cells of a row.
   *
   * @throws IllegalArgumentException when they are no type; the message says what is
   */
  List<String> labels(List<String> row) {
    if (types.size() == 1) {
      return TypeNotation.parse(row.get(types.get(0)));
    }
    List<String> labels = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      labels.add(TypeNotation.parse(axis, row.get(types.get(axis.position()))));
    }
    return labels;
  }

  /** Returns the posts of a row, as one cell. */
  String posts(List<String> row) {
    return row.get(posts);
  }

  /** The names of columns, and what is wrong with them. */
  private static final class Header {
    private final List<String> names;
    private final Problems problems = new Problems();

    Header(List<String> header) {
      names = header.stream().map(String::strip).toList();
    }

    boolean has(String name) {
      return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    boolean has(Axis axis) {
      return names.stream().anyMatch(name -> isNameOf(axis, name));
    }

    int column(String name) {
      String hint = Suggestions.didYouMean(name, names);
      return column(
          name, name::equalsIgnoreCase, "there is no column '%s'.%s".formatted(name, hint));
    }

    int column(Axis axis) {
      String lacking =
          "there is no column '%s' or '%s/%s'."
              .formatted(axis.headName(), axis.first(), axis.second());
      return column(axis.headName(), name -> isNameOf(axis, name), lacking);
    }

    PostColumns columns(Path file, List<Integer> types) {
      int posts = column(POSTS);
      problems.throwIfAny(
          ErrorCode.BAD_DATA,
          "%s must name its columns in the first line. Found %s".formatted(file, shown()));
      return new PostColumns(names.size(), posts, types);
    }

    private int column(String name, Predicate<String> isIt, String lacking) {
      int[] found = IntStream.range(0, names.size()).filter(c -> isIt.test(names.get(c))).toArray();
      if (found.length == 0) {
        problems.add(lacking);
      } else if (found.length > 1) {
        problems.add(
            "the column '%s' must come once. Found it as columns %d and %d"
                .formatted(name, found[0] + 1, found[1] + 1));
      }
      return found.length == 1 ? found[0] : NONE;
    }

    /** An axis is named by its letters in either order, with or without a slash: IE, I/E, e/i. */
    private static boolean isNameOf(Axis axis, String name) {
      String letters = name.replace("/", "").toUpperCase(Locale.ROOT);
      return letters.equals(axis.headName())
          || letters.equals(new StringBuilder(axis.headName()).reverse().toString());
    }

    /** A file without a header begins with a user's posts. */
    private String shown() {
      String more = names.size() > SHOWN ? ", …" : "";
      return names.stream()
              .limit(SHOWN)
              .map(name -> "'" + TypeNotation.shown(name) + "'")
              .collect(Collectors.joining(", "))
          + more;
    }
  }
}
