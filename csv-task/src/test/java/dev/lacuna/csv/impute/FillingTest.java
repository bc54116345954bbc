package dev.lacuna.csv.impute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.csv.impute.Filling.State;
import dev.lacuna.csv.schema.LabelledTable;
import dev.lacuna.csv.table.MissingWords;
import dev.lacuna.csv.table.Tables;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Feedback;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FillingTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("ill", MaskValue.BLANK), RegressionHead.of("dose", MaskValue.BLANK));

  @TempDir Path folder;
  private LabelledTable labelled;

  @BeforeEach
  void readTable() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("table.csv"),
            """
            id;ill;dose;note
            a;1;;"line
            break; and more"
            b;;2.5;plain
            c;;;NA
            d; 0 ;1;x
            """);
    labelled = LabelledTable.read(Tables.read(file), SCHEMA, MissingWords.USUAL);
  }

  @Test
  void blankCellsAreImputedWhereTheGuessIsSure() {
    Filling filling = filling(0.9, true);

    assertThat(filling.state(0, 0)).isEqualTo(State.OBSERVED);
    assertThat(filling.state(1, 0)).isEqualTo(State.IMPUTED);
    assertThat(filling.state(2, 0)).isEqualTo(State.BLANK);
    assertThat(filling.count(0, State.OBSERVED)).isEqualTo(2);
    assertThat(filling(0.7, true).count(0, State.IMPUTED)).isEqualTo(2);
    assertThat(filling(0.96, true).count(0, State.IMPUTED)).isZero();
  }

  @Test
  void numbersAreImputedAllOrNone() {
    assertThat(filling(0.9, true).count(1, State.IMPUTED)).isEqualTo(2);
    assertThat(filling(0.9, false).count(1, State.BLANK)).isEqualTo(2);
  }

  @Test
  void tableKeepsEveryOtherCell() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    filling(0.9, true).writeTable(out, false, Feedback.none());

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            id;ill;dose;note
            a;1;7.25;"line
            break; and more"
            b;1;2.5;plain
            c;;4.5;NA
            d; 0 ;1;x
            """);
  }

  @Test
  void everyCellHasALine() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    filling(0.9, false).writeCells(out, Feedback.none());

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            """
            line,label,state,value,guess,probability
            2,ill,observed,1,0,0.8000
            2,dose,left blank,,7.25,
            4,ill,imputed,1,1,0.9500
            4,dose,observed,2.5,3,
            5,ill,left blank,,1,0.7000
            5,dose,left blank,,4.5,
            6,ill,observed,0,1,0.5000
            6,dose,observed,1,0.5,
            """);
  }

  private Filling filling(double confidence, boolean numbersSure) {
    Predictions predictions =
        Predictions.of(SCHEMA, new double[] {0.2, 7.25, 0.95, 3, 0.7, 4.5, 0.5, 0.5});
    return new Filling(labelled, predictions, confidence, List.of(false, numbersSure));
  }
}
