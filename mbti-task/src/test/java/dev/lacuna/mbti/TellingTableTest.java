package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.task.Table;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTableTest {
  @Test
  void aWordTellsByTheMeanOfWhatItsUsersWouldLoseWithoutIt() {
    // half a party is a logit of −1 for I, no party one of 0, and nothing but party one of −2
    Table table = table(List.of("the party", "the party", "the party", "love"));

    assertThat(table.rows())
        .containsExactly(List.of("I", "the", "1.000", "3"), List.of("E", "party", "1.000", "3"));
  }

  @Test
  void aWordOfTwoUsersTellsNothing() {
    assertThat(table(List.of("the party", "the party", "love")).rows()).isEmpty();
  }

  @Test
  void ofManyUsersFortyAtMostAreAskedAbout() {
    Table table = table(Collections.nCopies(101, "the party"));

    assertThat(table.rows()).contains(List.of("E", "party", "1.000", "34"));
    assertThat(table.notes().get(0)).contains("34 users were asked about");
  }

  private static Table table(List<String> posts) {
    return TellingTable.of(
        HandMadeModel.model(), posts.stream().map(post -> new Author(List.of(post))).toList());
  }
}
