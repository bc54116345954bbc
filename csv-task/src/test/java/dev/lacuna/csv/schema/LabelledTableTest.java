package dev.lacuna.csv.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.csv.table.MissingWords;
import dev.lacuna.csv.table.Tables;
import dev.lacuna.error.LacunaException;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The labels of a table by heads that are known. */
class LabelledTableTest {
  private static final LabelSchema SCHEMA =
      new LabelSchema(
          List.of(
              BinaryHead.of("toxic", MaskValue.BLANK),
              new CategoricalHead("colour", List.of("blue", "red"), List.of(MaskValue.BLANK)),
              RegressionHead.of("dose", MaskValue.BLANK)));

  @Test
  void columnsAreFoundByNameAndBlankCellsAreMissing() {
    LabelledTable table = read("dose,colour,x,toxic\n0.5,red,9,1\n,,9,NA\n-1,blue,9,0\n", "NA");

    assertThat(table.labels().value(0, 0)).isEqualTo(1);
    assertThat(table.labels().value(0, 1)).isEqualTo(1);
    assertThat(table.labels().value(0, 2)).isEqualTo(0.5f);
    assertThat(table.labels().value(2, 2)).isEqualTo(-1);
    assertThat(table.rows(true)).containsExactly(0, 2);
    assertThat(table.rows(false)).containsExactly(1);
  }

  @Test
  void aNumberThatMeansMissingCountsForRegressionToo() {
    LabelledTable table = read("dose,colour,toxic\n-99.9,red,1\n2,red,1\n", "-99.9");

    assertThat(table.labels().observed(0, 2)).isFalse();
    assertThat(table.labels().observed(1, 2)).isTrue();
  }

  @Test
  void cellsThatAreNoLabelsAreAllListedWithTheirLines() {
    assertThatThrownBy(() -> read("dose,colour,toxic\nmuch,red,1\n2,green,1\n3,red,2\n", "NA"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("Labels must be legal or missing: 3 problems")
        .hasMessageContaining("head 'dose' must be a number. Found 'much' in line 2")
        .hasMessageContaining("head 'colour' must be one of blue, red. Found 'green' in line 3")
        .hasMessageContaining("head 'toxic' must be one of 0, 1. Found '2' in line 4");
  }

  @Test
  void columnsThatAreMissingAreAllNamed() {
    assertThatThrownBy(() -> read("dose,color\n1,red\n", "NA"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("must have a column for each head: 2 problems")
        .hasMessageContaining("there is no column 'toxic'")
        .hasMessageContaining("there is no column 'colour'. Did you mean 'color'?");
  }

  private static LabelledTable read(String text, String missing) {
    MissingWords words = MissingWords.parse(missing);
    return LabelledTable.read(Tables.of(text, words), SCHEMA, words);
  }
}
