package dev.lacuna.bench.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  @Test
  void wordsAreLettersDigitsAndApostrophesWithoutAddresses() {
    assertThat(Corpus.words("It's 4 o'clock, http://a.b/c?d=e ÉTÉ-time"))
        .containsExactly("it's", "4", "o'clock", "été", "time");
  }

  @Test
  void sentencesHoldTheWordsThatOccurOftenEnough() {
    Corpus corpus =
        Corpus.of(List.of(Collections.nCopies(4, "few"), Collections.nCopies(5, "many")));

    assertThat(corpus.vocabulary().words()).containsExactly("many");
    assertThat(corpus.sentences()).containsExactly(new int[5]);
    assertThat(corpus.tokens()).isEqualTo(5);
    assertThat(corpus.lines()).containsExactly("many ".repeat(5));
  }

  @Test
  void postsOfALineAreSentences(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("posts.csv");
    Files.writeString(file, "a a a|||a a\nb b b b b\n");

    assertThat(Corpus.read(List.of(file)).sentences()).hasSize(3);
  }
}
