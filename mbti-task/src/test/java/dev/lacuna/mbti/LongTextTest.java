package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.model.Model;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.Table;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user who wrote ten million letters. */
@Tag("slow")
class LongTextTest {
  private static final int LETTERS = 10_000_000;

  @TempDir Path folder;

  @Test
  void isReadFromAFileAndFromStandardInputAndHasTellingWords() {
    Model<Author> model =
        Session.train(Map.of("dimension", "20", "epochs", "2", "hidden", "8")).model();
    Path file = folder.resolve("model.lacuna");
    model.save(file);
    String text = text();
    String users = PostFiles.write(folder, "posts\n" + text.replace("\n", "|||") + "\n").toString();

    List<Table> tables = Session.predict(file, Map.of("data", users), Feedback.none());

    Author piped =
        new StandardInput(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Feedback.none())
            .author();
    assertThat(new AuthorReader(Feedback.none()).read(Path.of(users))).containsExactly(piped);
    assertThat(tables).hasSize(2);
    assertThat(Integer.parseInt(tables.get(0).rows().get(0).get(6))).isGreaterThan(500);
    assertThat(tables.get(1).rows()).isNotEmpty();
  }

  /** Returns posts of many made-up users, a line each. */
  private static String text() {
    StringBuilder text = new StringBuilder();
    for (int seed = 1; text.length() < LETTERS; seed++) {
      new CorpusGenerator(seed)
          .generate(200)
          .inputs()
          .forEach(author -> author.posts().forEach(post -> text.append(post).append('\n')));
    }
    return text.toString();
  }
}
