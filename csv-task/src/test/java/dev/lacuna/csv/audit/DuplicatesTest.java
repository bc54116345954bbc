package dev.lacuna.csv.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
  /**
   * Rows 13 to 15 repeat rows 1 to 3; the first contradicts in y, the second agrees, one is blank.
   */
  private static final List<String> TABLE =
      List.of(
          "a,b,y", "1,u,0", "2,u,1", "3,u,0", "4,u,0", "5,u,1", "6,u,0", "7,u,1", "8,u,0", "9,u,1",
          "10,u,0", "11,u,1", "12,u,0", "1,u,1", "2,u,1", "3,u,");

  @Test
  void rowsAreComparedByTheirFeaturesOnly() {
    Chapter chapter = new Duplicates().look(Audits.of(TABLE));

    assertThat(chapter.json().get("duplicates"))
        .hasToString(
            "{rows_like_an_earlier_one=3, groups=3, contradictions=[{head=y, cells=2, groups=1, comparable_cells=4}]}");
    assertThat(chapter.tables().get(0).rows().get(0)).contains("3", "14 = 2, 15 = 3, 16 = 4");
  }

  @Test
  void contradictionsAndDuplicatesAreFindings() {
    assertThat(Audits.sentences(new Duplicates().look(Audits.of(TABLE))))
        .anySatisfy(sentence -> assertThat(sentence).startsWith("2 labels of y contradict"))
        .anySatisfy(sentence -> assertThat(sentence).startsWith("3 rows have the features"));
  }

  @Test
  void aTableOfDifferentRowsHasNoFinding() {
    Chapter chapter = new Duplicates().look(Audits.of(TABLE.subList(0, 13)));

    assertThat(chapter.findings()).isEmpty();
    assertThat(chapter.tables()).isEmpty();
  }

  @Test
  void aBlankIsAnotherCellThanZero() {
    List<String> lines = new ArrayList<>(TABLE.subList(0, 13));
    lines.add("0,u,1");
    lines.add(",u,1");

    assertThat(new Duplicates().look(Audits.of(lines)).findings()).isEmpty();
  }

  @Property(tries = 100)
  void asManyRowsRepeatAsAreNotDifferent(
      @ForAll @Size(min = 12, max = 60) List<@IntRange(max = 30) Integer> cells) {
    List<String> lines = new ArrayList<>(List.of("a,b,y"));
    for (int row = 0; row < cells.size(); row++) {
      lines.add("%d,%d,%d".formatted(cells.get(row) / 6, cells.get(row) % 6, row % 2));
    }
    AuditInput input = Audits.of(lines);

    RowGroups groups = RowGroups.by(input.features(), input.rows());

    assertThat(groups.count()).isEqualTo(new HashSet<>(cells).size());
    for (int row = 0; row < cells.size(); row++) {
      assertThat(cells.get(groups.first()[groups.of()[row]])).isEqualTo(cells.get(row));
    }
  }
}
