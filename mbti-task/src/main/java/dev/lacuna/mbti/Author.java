package dev.lacuna.mbti;

import java.util.List;

/**
 * What one user wrote: the input of the MBTI task.
 *
 * @param posts at least one, as they stand in the file: with links, and with words that name types
 */
public record Author(List<String> posts) {
  /** Copies the list and checks that there is a post. */
  public Author {
    posts = List.copyOf(posts);
    if (posts.isEmpty()) {
      throw new IllegalArgumentException("an author must have at least one post. Found none");
    }
  }
}
