package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.error.LacunaException;
import dev.lacuna.task.Feedback;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorReaderTest {
  @TempDir Path folder;

  private final AuthorReader reader = new AuthorReader(Feedback.none());

  @Test
  void allWordsAreThoseOfOneUserInPostsPartedByBars() {
    assertThat(reader.parse(List.of("I", "like books ||| and", "tea|||")))
        .containsExactly(new Author(List.of("I like books ", " and tea")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "|||", " ||| \t|||"})
  void aTextWithoutWordsIsRefused(String text) {
    assertThatThrownBy(() -> reader.parse(List.of(text)))
        .isInstanceOf(LacunaException.class)
        .hasMessage(
            "A text to predict from must have words. Found none. Give --text \"…\", or --data FILE.");
  }

  @Test
  void aFileNeedsNoTypesAndThoseThatItHasAreIgnored() {
    Path file = PostFiles.write(folder, "type,posts\nnone,a\nINFJ,b|||c\n");

    assertThat(reader.read(file))
        .containsExactly(new Author(List.of("a")), new Author(List.of("b", "c")));
  }

  @Test
  void aUserIsShownByTheBeginningOfTheFirstPost() {
    assertThat(print("  short\n and\t sweet ")).isEqualTo("short and sweet");
    assertThat(print("a".repeat(48))).isEqualTo("a".repeat(48));
    assertThat(print("a".repeat(49))).isEqualTo("a".repeat(48) + "…");
  }

  @Test
  void whatIsShownHarmsNoTerminalAndCutsNoLetterInTwo() {
    assertThat(print("\u001b[31mred\u0007")).isEqualTo("[31mred");
    assertThat(print("😀".repeat(60))).isEqualTo("😀".repeat(48) + "…");
  }

  private String print(String post) {
    return reader.print(new Author(List.of(post, "another")));
  }
}
