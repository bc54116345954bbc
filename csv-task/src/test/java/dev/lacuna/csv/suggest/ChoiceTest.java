package dev.lacuna.csv.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.csv.suggest.Choice.Cell;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("a", MaskValue.number(-1)), BinaryHead.of("b", MaskValue.number(-1)));
  private static final LabelMatrix BLANK = LabelMatrix.unlabelled(SCHEMA, 4);

  @Test
  void headsTakeTurnsAndGiveTheirBestCells() {
    List<Cell> cells = Choice.of(BLANK, (row, t) -> t == 0 ? 1.0 + row : 0.1 * (4 - row), 4);

    assertThat(cells).extracting(Cell::head).containsExactly(0, 1, 0, 1);
    assertThat(cells).extracting(Cell::row).containsExactly(3, 0, 2, 1);
  }

  @Test
  void rowsAreNotChosenTwiceBeforeOthersWereOnce() {
    List<Cell> cells = Choice.of(BLANK, (row, t) -> 1.0 + row, 4);

    assertThat(cells).extracting(Cell::row).containsExactly(3, 2, 1, 0);
  }

  @Test
  void budgetIsTheMost() {
    assertThat(Choice.of(BLANK, (row, t) -> 1.0, 3)).hasSize(3);
    assertThat(Choice.of(BLANK, (row, t) -> 1.0, 99)).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void onlyBlankCellsThatTeachAreChosen() {
    LabelMatrix labels =
        LabelMatrix.builder(SCHEMA)
            .add("row 0", 1, -1)
            .add("row 1", -1, 0)
            .add("row 2", -1, -1)
            .build();

    List<Cell> cells = Choice.of(labels, (row, t) -> row == 1 ? 0.0 : 0.5, 99);

    assertThat(cells)
        .containsExactlyInAnyOrder(new Cell(2, 0, 0.5), new Cell(0, 1, 0.5), new Cell(2, 1, 0.5));
  }

  @Test
  void doubtThatIsNoNumberIsNoReasonToAsk() {
    assertThat(Choice.of(BLANK, (row, t) -> Double.NaN, 3)).isEmpty();
  }
}
