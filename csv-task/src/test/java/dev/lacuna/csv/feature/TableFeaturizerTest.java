package dev.lacuna.csv.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.csv.Heard;
import dev.lacuna.csv.schema.Said;
import dev.lacuna.csv.table.Table;
import dev.lacuna.csv.table.TableRow;
import dev.lacuna.csv.table.Tables;
import dev.lacuna.data.Dataset;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.feature.SparseFeatures;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.testkit.FeaturizerContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns side by side, fitted on the train part. */
class TableFeaturizerTest extends FeaturizerContract<TableRow> {
  private static final Table MIXED =
      Tables.of(
          "id,size,colour,note,flag,same,y\n"
              + IntStream.range(0, 60)
                  .mapToObj(
                      i ->
                          "r%d,%s,%s,the cat %d sat down,%s,7,%d\n"
                              .formatted(
                                  i,
                                  i % 9 == 0 ? "" : i * 0.5,
                                  List.of("red", "blue", "green", "NA").get(i % 4),
                                  i % 5,
                                  i % 2 == 0,
                                  i % 2))
                  .collect(Collectors.joining()));

  private final Heard heard = new Heard();

  @Override
  protected Featurizer<TableRow> featurizer() {
    return new TableFeaturizer(() -> Said.labels("y"), heard);
  }

  @Override
  protected Dataset<TableRow> train() {
    return data(MIXED, 40);
  }

  @Override
  protected List<TableRow> inputs() {
    return MIXED.all();
  }

  @Test
  void columnsThatSayNothingAreLeftOutByName() {
    featurizer().fit(train());

    assertThat(heard.warnings)
        .containsExactly(
            "left out, for nearly every row has a word of its own there: id (--kinds NAME=text"
                + " takes them for texts)",
            "left out, for they are the same in every row of the train part: same");
  }

  @Test
  void whatOnlyOtherRowsHoldHasNoInfluence() {
    Table table = Tables.of("x,c,y\n1,a,0\n3,b,1\n2,c,0\n900,z,1\n");

    FittedFeaturizer<TableRow> fitted = featurizer().fit(data(table, 3));

    assertThat(fitted.width()).isEqualTo(1 + 3);
    assertThat(row(fitted.transform(table.all()), 3)).containsExactly(10, 0, 0, 0);
  }

  @Test
  void aColumnThatIsConstantInTheTrainPartOnlyIsDropped() {
    Table table = Tables.of("x,c,y\n1,a,0\n3,a,1\n2,a,0\n900,z,1\n");

    assertThat(featurizer().fit(data(table, 3)).width()).isEqualTo(1);
  }

  @Test
  void theOrderOfColumnsIsFreeAndOthersMayStandBetween() {
    Table table = Tables.of("x,c,y\n1,a,0\n3,b,1\n2,c,0\n");
    Table other = Tables.of("more,c,x\n5,a,1\n5,b,3\n5,c,2\n");
    FittedFeaturizer<TableRow> fitted = featurizer().fit(data(table, 3));

    for (int i = 0; i < 3; i++) {
      assertThat(row(fitted.transform(other.all()), i))
          .isEqualTo(row(fitted.transform(table.all()), i));
    }
  }

  @Test
  void missingColumnsAndWordsAmongNumbersAreNamedTogether() {
    Table table = Tables.of("x,colour,z,y\n1,a,1,0\n3,b,2,1\n2,c,3,0\n");
    Table other = Tables.of("x,color\n1,a\nmany,b\n");
    FittedFeaturizer<TableRow> fitted = featurizer().fit(data(table, 3));

    assertThatThrownBy(() -> fitted.transform(other.all()))
        .isInstanceOfSatisfying(
            LacunaException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_DATA))
        .hasMessageContaining("must have the columns of the model: 3 problems")
        .hasMessageContaining("column 'x' must hold numbers. Found 'many' in line 3")
        .hasMessageContaining(
            "needs a column 'colour', which the table does not have. Did you mean 'color'?")
        .hasMessageContaining("needs a column 'z'");
  }

  @Test
  void mostlyZeroFeaturesTravelSparse() {
    String bits = ",0".repeat(20);
    Table table =
        Tables.of(
            IntStream.range(0, 21).mapToObj(i -> "b" + i).collect(Collectors.joining(","))
                + ",y\n"
                + IntStream.range(0, 30)
                    .mapToObj(
                        i ->
                            "1"
                                + bits.substring(0, 2 * (i % 20))
                                + ",1"
                                + bits.substring(2 * (i % 20) + 2)
                                + ","
                                + i % 2
                                + "\n")
                    .collect(Collectors.joining()));
    Table dense = Tables.of("x,c,y\n1,a,0\n3,b,1\n2,a,0\n");

    assertThat(featurizer().fit(data(table, 30)).transform(table.all()))
        .isInstanceOf(SparseFeatures.class);
    assertThat(featurizer().fit(data(dense, 3)).transform(dense.all()))
        .isNotInstanceOf(SparseFeatures.class);
  }

  @Test
  void aTableWithoutAFeatureIsRefused() {
    Table table = Tables.of("x,y\n1,0\n1,1\n1,0\n");

    assertThatThrownBy(() -> featurizer().fit(data(table, 3)))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("A table needs a feature");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"sparse\":true}",
        "{\"sparse\":true,\"columns\":[]}",
        "{\"columns\":[{\"name\":\"x\",\"kind\":\"text\",\"texts\":1,\"texts_with\":[0]}]}",
        "{\"sparse\":true,\"columns\":[5]}",
        "{\"sparse\":true,\"columns\":[{\"name\":\"x\",\"kind\":\"other\"}]}",
        "{\"sparse\":true,\"columns\":[{\"name\":\"x\",\"kind\":\"numeric\",\"centre\":0}]}",
        "{\"sparse\":true,\"columns\":[{\"name\":\"x\",\"kind\":\"numeric\",\"centre\":0,\"scale\":0,"
            + "\"median\":0,\"gaps\":true}]}",
        "{\"sparse\":true,\"columns\":[{\"name\":\"x\",\"kind\":\"categorical\",\"categories\":[],"
            + "\"gaps\":false}]}",
        "{\"sparse\":true,\"columns\":[{\"name\":\"x\",\"kind\":\"text\",\"texts\":1,"
            + "\"texts_with\":[2]}]}"
      })
  void damagedColumnsAreRefused(String json) {
    Map<String, byte[]> files = Map.of("columns.json", json.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> featurizer().restore(files))
        .isInstanceOfSatisfying(
            LacunaException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_MODEL))
        .hasMessageContaining("columns.json");
  }

  @Test
  void moreFeaturesThanAMatrixHoldsAreRefused() {
    assertThatThrownBy(() -> new DenseWriter(1_000_000, 3_000))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("Found 1,000,000 rows of 3,000 features");
  }

  private static Dataset<TableRow> data(Table table, int rows) {
    LabelMatrix labels = LabelMatrix.unlabelled(new LabelSchema(List.of(BinaryHead.of("y"))), rows);
    return new Dataset<>("a table", table.all().subList(0, rows), labels);
  }

  private static float[] row(FeatureMatrix features, int row) {
    float[] cells = new float[features.columns()];
    features.copyRow(row, cells, 0);
    return cells;
  }
}
