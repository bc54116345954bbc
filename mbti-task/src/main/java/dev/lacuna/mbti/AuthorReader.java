package dev.lacuna.mbti;

import com.google.inject.Inject;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.InputReader;
import java.nio.file.Path;
import java.util.List;

/** Reads users whose types nobody knows: a text, or a file with the column {@code posts}. */
final class AuthorReader implements InputReader<Author> {
  private static final int SHOWN = 48;

  private final Feedback feedback;

  @Inject
  AuthorReader(Feedback feedback) {
    this.feedback = feedback;
  }

  /** Returns one user, who wrote all words. */
  @Override
  public List<Author> parse(List<String> words) {
    List<String> posts = PostReader.posts(String.join(" ", words));
    if (posts.isEmpty()) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "A text to predict from must have words. Found none. Give --text \"…\", or --data FILE.");
    }
    return List.of(new Author(posts));
  }

  @Override
  public List<Author> read(Path file) {
    return new PostReader(feedback).readAuthors(file);
  }

  /** Returns how the first post begins, safe for a terminal. */
  @Override
  public String print(Author author) {
    String post = author.posts().get(0).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    int letters = post.codePointCount(0, post.length());
    return letters > SHOWN ? post.substring(0, post.offsetByCodePoints(0, SHOWN)) + "…" : post;
  }
}
