package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.data.Dataset;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MbtiSourceTest {
  @TempDir Path folder;

  private final Heard heard = new Heard();

  @Test
  void withoutAFileUsersAreMadeUpAndThatIsSaidLoudly() {
    Dataset<Author> users = load(Map.of("seed", "3"));

    assertThat(users).isEqualTo(new CorpusGenerator(3).generate(400));
    assertThat(heard.warnings)
        .singleElement()
        .asString()
        .contains("made up", "say nothing about people", "--data mbti_1.csv", "Kaggle", "CC0");
  }

  @Test
  void loadingTwiceGivesTheSame() {
    MbtiSource source = source(Map.of("missing-rate", "0.3"));

    assertThat(source.load()).isEqualTo(source.load());
  }

  @Test
  void usersWithoutAnyLetterAreLeftOutAndCounted() {
    Path file = file("type,posts\nINFJ,a\n,b\nxxTx,c\n????,d\n");

    Dataset<Author> users = load(Map.of("data", file.toString()));

    assertThat(users.inputs()).containsExactly(new Author(List.of("a")), new Author(List.of("c")));
    assertThat(heard.notes)
        .containsExactly(
            "2 of 4 users have no label: they are not trained on",
            "none of 2 users names a type in the posts");
    assertThat(heard.warnings).isEmpty();
    assertThat(users.origin()).startsWith("posts of 4 users, sha256 ");
  }

  @Test
  void nothingIsSaidOfLabelsWhereAllUsersHaveOne() {
    load(Map.of("data", file("type,posts\nINFJ,a\n").toString()));

    assertThat(heard.notes).containsExactly("none of 1 users names a type in the posts");
  }

  @Test
  void postsThatNameTypesAreWarnedOfUnlessTheyAreMasked() {
    String file = file("type,posts\nINTJ,I am an INTJ\nESFP,what is an intj?\n").toString();

    load(Map.of("data", file));
    assertThat(heard.warnings).isEmpty();
    assertThat(heard.notes).containsExactly("none of 2 users names a type in the posts");

    load(Map.of("data", file, "mask-types", "none"));
    assertThat(heard.warnings)
        .singleElement()
        .asString()
        .startsWith(
            "2 of 2 users name a type in their posts, 1 their own: counting such words alone")
        .endsWith("; --mask-types types takes them out");
  }

  @Test
  void madeUpPostsNameTypesToo() {
    load(Map.of("mask-types", "none"));

    assertThat(heard.warnings).hasSize(2);
    assertThat(heard.warnings.get(1)).contains("of 400 users name a type in their posts");
  }

  @Test
  void aFileWithoutAnyLetterIsRefused() {
    Path file = file("type,posts\n,b\nxxxx,c\n");

    assertThatThrownBy(() -> load(Map.of("data", file.toString())))
        .isInstanceOfSatisfying(
            LacunaException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_DATA))
        .hasMessage(
            "There must be users with a type to learn from. Found none among 2 in %s."
                + " To predict types, use predict.",
            file);
  }

  @Test
  void labelsAreDroppedAtRandomOnPurpose() {
    LabelMatrix all = load(Map.of()).labels();
    Dataset<Author> users = load(Map.of("missing-rate", "0.4"));

    for (int head = 0; head < 4; head++) {
      double kept = (double) users.labels().observedCount(head) / all.observedCount(head);
      assertThat(kept).isBetween(0.5, 0.7);
    }
    assertThat(users.size()).isEqualTo(400);
    assertThat(users.origin())
        .isEqualTo("400 made-up users, seed 1; labels dropped at random: 0.4");
  }

  @Test
  void usersAreTheSameWhateverLabelsWereDropped() {
    String origin = load(Map.of()).origin();

    assertThat(MbtiSource.sameUsers(origin, load(Map.of("missing-rate", "0.4")).origin())).isTrue();
    assertThat(MbtiSource.sameUsers(origin, load(Map.of("seed", "2")).origin())).isFalse();
  }

  @Test
  void anotherFileHasAnotherOriginWhateverItsName() {
    String one = load(Map.of("data", file("type,posts\nINFJ,a\n").toString())).origin();
    String other = load(Map.of("data", file("type,posts\nINFJ,b\n").toString())).origin();

    assertThat(MbtiSource.sameUsers(one, other)).isFalse();
  }

  @Test
  void aLevelOfMaskingThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> source(Map.of("mask-types", "some")))
        .hasMessage("mask-types must be one of none, types, strict. Found 'some'");
    assertThat(options(Map.of()).get(MbtiOptions.MASK_TYPES)).isEqualTo(MaskTypes.TYPES);
    assertThat(options(Map.of("mask-types", "strict")).get(MbtiOptions.MASK_TYPES))
        .isEqualTo(MaskTypes.STRICT);
  }

  private Dataset<Author> load(Map<String, String> settings) {
    return source(settings).load();
  }

  private MbtiSource source(Map<String, String> settings) {
    return new MbtiSource(options(settings), heard);
  }

  private static OptionValues options(Map<String, String> settings) {
    List<Option<?>> declared = new ArrayList<>(MbtiOptions.ALL);
    declared.add(SharedOptions.SEED);
    return OptionValues.read(declared, Map.of(), List.of(OptionValues.Source.names(settings)));
  }

  private Path file(String text) {
    return PostFiles.write(folder, text);
  }
}
