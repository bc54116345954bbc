package dev.lacuna.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.report.Block;
import dev.lacuna.report.Cell;
import dev.lacuna.report.chart.Chart;
import dev.lacuna.report.chart.MaskChart;
import dev.lacuna.report.chart.MatrixChart;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelChartsTest {
  private static final double NONE = Double.NaN;
  private static final LabelSchema SCHEMA =
      LabelSchema.of(BinaryHead.of("rare", MaskValue.NAN), BinaryHead.of("common", MaskValue.NAN));

  @Test
  void thePartsAreCountedApartAndTogether() {
    Block.DataTable table = (Block.DataTable) new LabelCharts(parts()).blocks().get(0);

    assertThat(table.headers()).contains("in train", "in test").doesNotContain("in dev");
    assertThat(table.rows().get(0))
        .extracting(Cell::text)
        .containsExactly("rare", "binary", "1", "25.0 %", "1", "0", "0: 1, 1: 0");
    assertThat(new LabelCharts(parts()).share()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void theMaskIsOrderedByHowManyLabelsThereAre() {
    MaskChart mask = (MaskChart) charts(parts()).get(0);

    assertThat(mask.heads()).containsExactly("common 75 %", "rare 25 %");
    assertThat(mask.rows()).containsExactly(bits(0, 1), bits(0), bits(0), bits());
  }

  @Test
  void aLargeMaskIsDrawnFromAllItsParts() {
    LabelMatrix.Builder builder = LabelMatrix.builder(SCHEMA);
    for (int row = 0; row < 3_001; row++) {
      builder.add("row", NONE, row % 2 == 0 ? 1 : NONE);
    }
    Map<String, LabelMatrix> parts = new LinkedHashMap<>();
    parts.put("train", builder.build());
    parts.put("test", parts().get("test"));

    MaskChart mask = (MaskChart) charts(parts).get(0);

    assertThat(mask.rows()).hasSize(1_200);
    assertThat(mask.rows().stream().filter(row -> row.get(0)).count()).isBetween(550L, 650L);
  }

  @Test
  void theMatrixCountsRowsWithBothLabels() {
    MatrixChart matrix = (MatrixChart) charts(parts()).get(1);

    assertThat(matrix.rows()).containsExactly("rare", "common");
    assertThat(matrix.cells())
        .extracting(row -> row.stream().map(MatrixChart.Cell::printed).toList())
        .containsExactly(List.of("1", "1"), List.of("1", "3"));
  }

  private static List<Chart> charts(Map<String, LabelMatrix> parts) {
    return ((Block.Charts) new LabelCharts(parts).charts().get(0)).charts();
  }

  private static Map<String, LabelMatrix> parts() {
    Map<String, LabelMatrix> parts = new LinkedHashMap<>();
    parts.put("train", matrix(new double[][] {{NONE, 1}, {0, 1}, {NONE, NONE}}));
    parts.put("dev", LabelMatrix.unlabelled(SCHEMA, 0));
    parts.put("test", matrix(new double[][] {{NONE, 0}}));
    return parts;
  }

  private static LabelMatrix matrix(double[][] rows) {
    LabelMatrix.Builder builder = LabelMatrix.builder(SCHEMA);
    for (double[] row : rows) {
      builder.add("row", row);
    }
    return builder.build();
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    for (int bit : set) {
      bits.set(bit);
    }
    return bits;
  }
}
