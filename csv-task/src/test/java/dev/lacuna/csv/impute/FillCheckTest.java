package dev.lacuna.csv.impute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.data.HiddenCells;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Table;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Figures counted by hand: three of four rows are hidden. */
class FillCheckTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("ill", MaskValue.BLANK),
          new CategoricalHead("grade", List.of("x", "y", "z"), List.of(MaskValue.BLANK)),
          RegressionHead.of("dose", MaskValue.BLANK));

  // the doses' standard deviation is √125 ≈ 11.18, so that 5.59 off is right
  private static final LabelMatrix LABELS =
      LabelMatrix.builder(SCHEMA)
          .add("row 0", List.of("1", "x", "0"))
          .add("row 1", List.of("0", "y", "10"))
          .add("row 2", List.of("1", "x", "20"))
          .add("row 3", List.of("1", "z", "30"))
          .build();
  private static final Predictions PREDICTIONS =
      Predictions.of(
          SCHEMA,
          new double[] {
            0.95, 0.40, 0.35, 0.25, 5.5, // right, right with less than a half, right
            0.60, 0.05, 0.92, 0.03, 15.7, // wrong, right, wrong
            0.10, 0.10, 0.85, 0.05, 20, // wrong, wrong, right
            0.99, 0.01, 0.01, 0.98, 30, // not hidden
          });
  private static final FillCheck CHECK = check(0, 9);

  @Test
  void cellsThatAreSureEnoughAreCountedAndThoseThatAreRight() {
    assertThat(CHECK.tally(0, 0)).isEqualTo(new FillCheck.Tally(3, 3, 1));
    assertThat(CHECK.tally(0, 0.9)).isEqualTo(new FillCheck.Tally(3, 2, 1));
    assertThat(CHECK.tally(0, 0.95)).isEqualTo(new FillCheck.Tally(3, 1, 1));
    assertThat(CHECK.tally(0, 0.99)).isEqualTo(new FillCheck.Tally(3, 0, 0));
    assertThat(CHECK.tally(1, 0)).isEqualTo(new FillCheck.Tally(3, 3, 2));
    assertThat(CHECK.tally(1, 0.9)).isEqualTo(new FillCheck.Tally(3, 1, 1));
  }

  @Test
  void aNumberIsRightWithinHalfADeviationHoweverSure() {
    assertThat(CHECK.tally(2, 0)).isEqualTo(new FillCheck.Tally(3, 3, 2));
    assertThat(CHECK.tally(2, 0.99)).isEqualTo(CHECK.tally(2, 0));
    assertThat(CHECK.confidenceInNumbers(2)).hasValue(2 / 3.0);
  }

  @Test
  void tableSaysHowManyWereRightOfHowMany() {
    assertThat(print(CHECK.table()))
        .isEqualTo(
            """
            head | hidden | majority class | all cells | p ≥ 0.8 | p ≥ 0.9 | p ≥ 0.95 | p ≥ 0.99
            ill | 3 | 66.7 % | 33.3 % of 100.0 % | 50.0 % of 66.7 % | 50.0 % of 66.7 % | 100.0 % of 33.3 % | –
            grade | 3 | 66.7 % | 66.7 % of 100.0 % | 50.0 % of 66.7 % | 100.0 % of 33.3 % | – | –
            dose | 3 | – | 66.7 % of 100.0 % | – | – | – | –
            all classes | 6 | 66.7 % | 50.0 % of 100.0 % | 50.0 % of 66.7 % | 66.7 % of 50.0 % | 100.0 % of 16.7 % | –
            """);
    assertThat(CHECK.table().notes())
        .hasSize(3)
        .last()
        .isEqualTo("A number is right within half a standard deviation of its label.");
  }

  @Test
  void headWithoutHiddenCellsHasNoFigures() {
    FillCheck none = check(0, 1);

    assertThat(none.tally(1, 0)).isEqualTo(new FillCheck.Tally(0, 0, 0));
    assertThat(none.confidenceInNumbers(2)).isEmpty();
    assertThat(none.table().rows().get(1))
        .containsExactly("grade", "0", "–", "–", "–", "–", "–", "–");
  }

  private static FillCheck check(int from, int to) {
    BitSet cells = new BitSet();
    cells.set(from, to);
    return new FillCheck(new HiddenCells(LABELS, cells), PREDICTIONS);
  }

  private static String print(Table table) {
    return String.join(" | ", table.headers())
        + "\n"
        + table.rows().stream()
            .map(row -> String.join(" | ", row) + "\n")
            .collect(Collectors.joining());
  }
}
