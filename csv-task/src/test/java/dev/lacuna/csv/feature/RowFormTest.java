package dev.lacuna.csv.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.csv.schema.Said;
import dev.lacuna.csv.table.Table;
import dev.lacuna.csv.table.Tables;
import dev.lacuna.data.Dataset;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.task.Feedback;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sparse rows are scaled to one length, so that many features do not outweigh few. */
class RowFormTest {
  @Test
  void sparseRowsAreScaledToTheLength() {
    SparseWriter writer = new SparseWriter(3, 4, 10);
    writer.put(1, 3);
    writer.put(3, -4);
    writer.endRow();
    writer.endRow();
    writer.put(0, 0.5f);
    writer.endRow();

    FeatureMatrix features = writer.features();

    assertThat(row(features, 0)).containsExactly(0, 6, 0, -8);
    assertThat(row(features, 1)).containsExactly(0, 0, 0, 0);
    assertThat(row(features, 2)).containsExactly(10, 0, 0, 0);
  }

  @Test
  void lengthZeroLeavesRowsAsTheyAre() {
    SparseWriter writer = new SparseWriter(1, 2, 0);
    writer.put(1, 3);
    writer.endRow();

    assertThat(row(writer.features(), 0)).containsExactly(0, 3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void lengthMustBeFinite(double length) {
    assertThatIllegalArgumentException().isThrownBy(() -> new RowForm(true, length));
  }

  @Test
  void denseRowsHaveNoLength() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RowForm(false, 1));
  }

  @Test
  void lengthIsTheRootOfTheMeanSquareOfTheTrainRowsAndStaysInTheModel() {
    FittedFeaturizer<dev.lacuna.csv.table.TableRow> fitted = fitted();

    float[] one = row(fitted.transform(FLAGS.all()), 0);
    FeatureMatrix features = fitted.transform(FLAGS.all());
    TableFeaturizer restorer = new TableFeaturizer(() -> Said.labels("y"), Feedback.none());
    FeatureMatrix restored = restorer.restore(fitted.files()).transform(FLAGS.all());

    double length = Math.sqrt((4.0 + 1 + 1 + 1) / 4);
    assertThat(length(one)).isCloseTo(length, within(1e-6));
    assertThat(length(row(features, 3))).isCloseTo(length, within(1e-6));
    assertThat(row(restored, 0)).isEqualTo(one);
    assertThat(new String(fitted.files().get(EncoderJson.FILE), StandardCharsets.UTF_8))
        .contains("\"row_length\":1.3228756555322954");
  }

  @Test
  void lengthThatIsNoNumberIsADamagedModel() {
    String json = new String(fitted().files().get(EncoderJson.FILE), StandardCharsets.UTF_8);
    byte[] damaged =
        json.replace("1.3228756555322954", "\"long\"").getBytes(StandardCharsets.UTF_8);
    TableFeaturizer restorer = new TableFeaturizer(() -> Said.labels("y"), Feedback.none());

    assertThatThrownBy(() -> restorer.restore(Map.of(EncoderJson.FILE, damaged)))
        .isInstanceOf(LacunaException.class);
  }

  /** Twenty flags, of which a row has four or one. */
  private static final Table FLAGS = flags();

  private static FittedFeaturizer<dev.lacuna.csv.table.TableRow> fitted() {
    LabelMatrix.Builder labels =
        LabelMatrix.builder(LabelSchema.of(BinaryHead.of("y", MaskValue.number(-1))));
    for (int row = 0; row < FLAGS.rows(); row++) {
      labels.add("row", row % 2);
    }
    return new TableFeaturizer(() -> Said.labels("y"), Feedback.none())
        .fit(new Dataset<>("flags", FLAGS.all(), labels.build()));
  }

  private static Table flags() {
    StringBuilder text = new StringBuilder("y");
    for (int c = 0; c < 20; c++) {
      text.append(",f").append(c);
    }
    text.append('\n');
    for (int row = 0; row < 40; row++) {
      text.append(row % 2);
      for (int c = 0; c < 20; c++) {
        boolean set = row % 4 == 0 ? (c + row / 4) % 5 == 0 : c == row % 20;
        text.append(set ? ",1" : ",0");
      }
      text.append('\n');
    }
    return Tables.of(text.toString());
  }

  private static double length(float[] row) {
    double squares = 0;
    for (float value : row) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  private static float[] row(FeatureMatrix features, int row) {
    float[] values = new float[features.columns()];
    features.copyRow(row, values, 0);
    return values;
  }
}
