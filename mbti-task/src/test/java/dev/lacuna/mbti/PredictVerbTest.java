package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.error.LacunaException;
import dev.lacuna.task.Table;
import dev.lacuna.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lacuna mbti predict} with {@link HandMadeModel}. */
class PredictVerbTest {
  private static final String USERS =
      """
      name,posts
      Ann,the party|||love party
      Bob,quiet quiet quiet
      Eve,"xyzzy, INTJ"
      """;

  @TempDir Path folder;

  private final Heard heard = new Heard();
  private Path model = Path.of("model.lacuna");

  @BeforeEach
  void saveModel() {
    model = folder.resolve("model.lacuna");
    HandMadeModel.model().save(model);
  }

  @Test
  void whatIsPrintedIsWhatTheGoldenFileSays() {
    String users = PostFiles.write(folder, USERS).toString();
    StringBuilder text = new StringBuilder();
    for (Map<String, String> settings :
        List.of(
            Map.of("text", "the party ||| love party"),
            Map.of("text", "the party ||| love party", "words", "0"),
            Map.of("text", "the party ||| love party", "words", "1", "confidence", "0.6"),
            Map.of("data", users),
            Map.of("data", users, "confidence", "0.7"),
            Map.of("data", users, "words", "2"))) {
      predict(settings).forEach(table -> text.append(print(table)).append('\n'));
      text.append("----\n");
    }

    Golden.assertMatches("predictions.txt", text.toString());
  }

  @Test
  void standardInputIsReadWhereNothingElseIsGiven() {
    InputStream before = System.in;
    System.setIn(
        new ByteArrayInputStream("the party\nlove party\n".getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(predict(Map.of())).isEqualTo(predict(Map.of("text", "the party|||love party")));
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aFileOfPredictionsTakesThePlaceOfTables() throws IOException {
    Path out = folder.resolve("predictions.csv");
    String users = PostFiles.write(folder, USERS).toString();

    assertThat(predict(Map.of("data", users, "out", out.toString()))).isEmpty();

    assertThat(Files.readString(out))
        .isEqualTo(
            """
            user,type,p(I),p(N),p(T),p(J),known words
            the party,ENFJ,0.2689,0.5000,0.4378,0.7311,3
            quiet quiet quiet,INTJ,0.8808,0.5000,0.5000,0.7311,1
            "xyzzy, INTJ",INTJ,0.5000,0.5000,0.5000,0.7311,0
            """);
    assertThat(heard.notes).containsExactly("written: " + out);

    predict(Map.of("data", users, "words", "1", "out", out.toString()));
    assertThat(Files.readString(out))
        .startsWith("user,type,p(I),p(N),p(T),p(J),known words,words for IE,")
        .contains("the party,ENFJ,0.2689,0.5000,0.4378,0.7311,3,party,,love,\n");
  }

  @Test
  void usersNoneOfWhoseWordsIsKnownAreWarnedOf() {
    predict(Map.of("data", PostFiles.write(folder, USERS).toString()));

    assertThat(heard.warnings)
        .containsExactly(
            "1 of 3 users have no word that the model knows: what is predicted for them is what it"
                + " would say of anybody");
    heard.warnings.clear();
    predict(Map.of("text", "a party"));
    assertThat(heard.warnings).isEmpty();
  }

  @Test
  void typesAreMaskedInPredictionsToo() {
    List<String> plain = predict(Map.of("text", "my party")).get(0).rows().get(0);
    List<String> typed =
        predict(Map.of("text", "my party INFJ ||| http://x.org/love")).get(0).rows().get(0);

    assertThat(typed.subList(1, 7)).isEqualTo(plain.subList(1, 7));
  }

  @Test
  void textAndFileTogetherAreRefused() {
    assertThatThrownBy(() -> predict(Map.of("text", "a", "data", "users.csv")))
        .isInstanceOf(LacunaException.class)
        .hasMessage(
            "What to predict from must come by --text or by --data. Found both. Leave one out.");
  }

  private List<Table> predict(Map<String, String> settings) {
    return Session.predict(model, settings, heard);
  }

  private static String print(Table table) {
    StringBuilder text = new StringBuilder(String.join(" | ", table.headers())).append('\n');
    table.rows().forEach(row -> text.append(String.join(" | ", row).strip()).append('\n'));
    table.notes().forEach(note -> text.append(note).append('\n'));
    return text.toString();
  }
}
