package dev.lacuna.mbti;

import com.google.inject.Inject;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.Failures;
import dev.lacuna.task.Feedback;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads what one user wrote from standard input: a post per line. */
final class StandardInput {
  private static final int MOST_BYTES = 64 << 20;

  private final InputStream in;
  private final Feedback feedback;

  @Inject
  StandardInput(Feedback feedback) {
    this(System.in, feedback);
  }

  StandardInput(InputStream in, Feedback feedback) {
    this.in = in;
    this.feedback = feedback;
  }

  /**
   * Returns the user who wrote all lines.
   *
   * @throws LacunaException when there is no text, too much of it, or something else than UTF-8
   */
  Author author() {
    feedback.note("reading what one user wrote from standard input, a post per line");
    List<String> posts =
        Arrays.stream(read().split("\\R"))
            .flatMap(line -> PostReader.posts(line).stream())
            .toList();
    if (posts.isEmpty()) {
      throw refused("none");
    }
    return new Author(posts);
  }

  private String read() {
    try {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw refused("more than %d MiB".formatted(MOST_BYTES >> 20));
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      throw refused("something else than UTF-8");
    } catch (IOException failure) {
      throw refused(Failures.reason(failure));
    }
  }

  private static LacunaException refused(String found) {
    return new LacunaException(
        ErrorCode.BAD_FILE,
        "Standard input must hold what one user wrote, in UTF-8. Found %s. Give --text \"…\", --data FILE, or another input."
            .formatted(found));
  }
}
