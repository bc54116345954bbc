package dev.lacuna.toy.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.toy.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelTest {
  private static final Field FLAT = Field.sample((x1, x2) -> 0.5);
  private static final Point ORIGIN = new Point(0, 0);

  @Test
  void marksAreFoundByTheirLabel() {
    Mark known = new Mark(ORIGIN, Mark.Label.POSITIVE);
    Mark unknown = new Mark(new Point(1, 1), Mark.Label.UNLABELLED);
    Panel panel = new Panel("", "", FLAT, List.of(), List.of(known, unknown));

    assertThat(panel.marked(Mark.Label.UNLABELLED)).containsExactly(new Point(1, 1));
    assertThat(panel.marked(Mark.Label.NEGATIVE)).isEmpty();
  }

  @Test
  void laterChangesToTheListsChangeNothing() {
    List<Mark> marks = new ArrayList<>();
    Panel panel = new Panel("", "", FLAT, List.of(), marks);

    marks.add(new Mark(ORIGIN, Mark.Label.NEGATIVE));

    assertThat(panel.marks()).isEmpty();
  }

  @Test
  void aLineNeedsTwoPoints() {
    assertThatThrownBy(() -> new Line(List.of(ORIGIN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Found 1");
  }

  @Test
  void aRowNeedsAPanel() {
    assertThatThrownBy(() -> new PanelRow("masked", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("masked");
  }
}
