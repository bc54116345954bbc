package dev.lacuna.mbti;

import dev.lacuna.data.Dataset;
import dev.lacuna.task.Feedback;
import java.nio.file.Path;
import java.util.List;

/** Reads users and their posts. */
public final class PostReader {
  private final Feedback feedback;

  /** Creates a reader. */
  public PostReader(Feedback feedback) {
    this.feedback = feedback;
  }

  /** Returns all users of a file, labelled or not. */
  public Dataset<Author> read(Path file) {
    feedback.note("");
    throw new UnsupportedOperationException(file.toString());
  }

  /** Returns the users of a file that needs no types. */
  public List<Author> readAuthors(Path file) {
    throw new UnsupportedOperationException(file.toString());
  }
}
