package dev.lacuna.mbti;

import dev.lacuna.data.Dataset;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Problems;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.task.Feedback;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads users and their posts from a CSV file in UTF-8, gzipped or not, a row per user under a
 * header. The column {@code posts} holds the posts, parted by {@code |||}; posts of white space
 * only do not count. The column {@code type} holds types as {@link TypeNotation} describes them;
 * where there is none, the columns {@code IE}, {@code NS}, {@code TF} and {@code JP}, also written
 * {@code I/E} or {@code EI}, hold a letter each. Other columns are ignored.
 */
public final class PostReader {
  private static final Pattern BETWEEN_POSTS = Pattern.compile("|||", Pattern.LITERAL);

  private final Feedback feedback;

  /** Creates a reader that says how far it is. */
  public PostReader(Feedback feedback) {
    this.feedback = feedback;
  }

  /**
   * Returns all users of a file, labelled or not.
   *
   * @throws LacunaException when the file cannot be read, or rows are not as described; it lists
   *     all such rows
   */
  public Dataset<Author> read(Path file) {
    Users users = new Users(file, PostColumns::withTypes);
    String sha256 = PostFile.read(file, feedback, users);
    List<Author> authors = users.authors();
    String origin =
        String.format(Locale.ROOT, "posts of %,d users, sha256 %.16s…", authors.size(), sha256);
    return new Dataset<>(origin, Optional.of(sha256), authors, users.labels.build());
  }

  /**
   * Returns the users of a file for predictions, which needs no types; those that it holds are
   * ignored.
   *
   * @throws LacunaException when the file cannot be read, or rows are not as described; it lists
   *     all such rows
   */
  public List<Author> readAuthors(Path file) {
    Users users = new Users(file, PostColumns::withoutTypes);
    PostFile.read(file, feedback, users);
    return users.authors();
  }

  /** Returns the posts in a text, without those that are blank. */
  static List<String> posts(String text) {
    return Arrays.stream(BETWEEN_POSTS.split(text)).filter(post -> !post.isBlank()).toList();
  }

  /** Takes the rows of a file one by one. */
  private static final class Users implements PostFile.Rows {
    private final Path file;
    private final BiFunction<Path, List<String>, PostColumns> finder;
    private final Problems problems = new Problems();
    private final List<Author> authors = new ArrayList<>();
    private final LabelMatrix.Builder labels = LabelMatrix.builder(TypeNotation.SCHEMA);
    private @Nullable PostColumns columns;

    Users(Path file, BiFunction<Path, List<String>, PostColumns> finder) {
      this.file = file;
      this.finder = finder;
    }

    @Override
    public void accept(List<String> row, int line) {
      PostColumns known = columns;
      if (known == null) {
        columns = finder.apply(file, row);
      } else if (row.size() == known.width()) {
        add(known, row, "line " + line);
      } else {
        problems.add(
            "a row must have %d cells, like the first line. Found %d in line %d"
                .formatted(known.width(), row.size(), line));
      }
    }

    private void add(PostColumns known, List<String> row, String where) {
      List<String> posts = posts(known.posts(row));
      if (posts.isEmpty()) {
        problems.add("there must be a post, or several parted by |||. Found none in " + where);
      } else {
        authors.add(new Author(posts));
      }
      try {
        if (!known.types().isEmpty()) {
          labels.add(where, known.labels(row));
        }
      } catch (IllegalArgumentException noType) {
        problems.add("a type %s in %s".formatted(noType.getMessage(), where));
      }
    }

    List<Author> authors() {
      problems.throwIfAny(ErrorCode.BAD_DATA, file + " must hold types and posts");
      if (authors.isEmpty()) {
        throw PostFile.refused(
            file, columns == null ? "it is empty" : "it has a header and no rows");
      }
      return authors;
    }
  }
}
