package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorTest {
  @Test
  void keepsPostsAsTheyAreWhateverBecomesOfTheList() {
    List<String> posts = new ArrayList<>(List.of(" an INFP, http://x.org "));

    Author author = new Author(posts);
    posts.clear();

    assertThat(author.posts()).containsExactly(" an INFP, http://x.org ");
  }

  @Test
  void needsAPost() {
    assertThatThrownBy(() -> new Author(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an author must have at least one post. Found none");
  }
}
