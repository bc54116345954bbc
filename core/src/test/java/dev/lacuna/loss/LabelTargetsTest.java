package dev.lacuna.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.io.FloatFile;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelFileWriter;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that stay labels in a file are held against targets in arrays. */
class LabelTargetsTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("y", MaskValue.NAN),
          RegressionHead.of("r", MaskValue.NAN),
          RegressionHead.of("s", MaskValue.NAN));
  private static final int ROWS = 50;

  private final LabelMatrix heap;
  private final LabelMatrix mapped;

  LabelTargetsTest(@TempDir Path folder) {
    LabelMatrix.Builder builder = LabelMatrix.builder(SCHEMA);
    Path file = folder.resolve("labels.floats");
    try (LabelFileWriter writer = LabelFileWriter.create(SCHEMA, file)) {
      for (int row = 0; row < ROWS; row++) {
        double[] cells = {
          row % 3 == 0 ? Double.NaN : row % 2,
          row % 5 == 0 ? Double.NaN : Math.sin(row) * 1e4,
          row % 7 == 0 ? Double.NaN : 1.0 / (row + 1)
        };
        builder.add("row", cells);
        writer.add("row", cells);
      }
      writer.finish();
    }
    heap = builder.build();
    mapped = LabelMatrix.mapped(SCHEMA, FloatFile.open(file));
  }

  @Test
  void scalingsAreEqual() {
    assertThat(TargetScaling.fit(mapped)).isEqualTo(TargetScaling.fit(heap));
    assertThat(TargetScaling.fit(heap).means().get(0)).isZero();
    assertThat(TargetScaling.fit(heap).deviations().get(0)).isEqualTo(1);
  }

  @Test
  void targetsAreEqualBitForBit() {
    TargetScaling scaling = TargetScaling.fit(heap);
    Targets expected = Targets.of(heap, scaling);

    assertSame(Targets.of(mapped, scaling), expected, ROWS);
    int[] order = {7, 7, 0, 49, 3};
    assertSame(Targets.of(mapped, scaling).select(order), expected.select(order), order.length);
  }

  @Test
  void numbersAreStandardisedWhenTheyAreRead() {
    TargetScaling scaling = new TargetScaling(List.of(0.0, 0.0, 0.25), List.of(1.0, 1.0, 0.125));
    Targets targets = Targets.of(mapped, scaling);

    // rows 1 and 3 hold 1/2 and 1/4
    assertThat(targets.value(1, 2)).isEqualTo(2);
    assertThat(targets.value(3, 2)).isZero();
    assertThat(targets.select(new int[] {3, 1}).value(1, 2)).isEqualTo(2);
    assertThat(targets.value(1, 0)).isEqualTo(1);
  }

  @Test
  void blocksAreEqual() {
    TargetScaling scaling = TargetScaling.fit(heap);
    MaskedLoss loss = MaskedLoss.of(SCHEMA);
    int[] order = {9, 1, 0, 44, 12, 5};
    LossBlock expected = new LossBlock(loss, 4);
    LossBlock found = new LossBlock(loss, 4);

    expected.load(Targets.of(heap, scaling), order, 1, 5);
    found.load(Targets.of(mapped, scaling), order, 1, 5);

    assertThat(found.values()).isEqualTo(expected.values());
    assertThat(found.observed()).isEqualTo(expected.observed());
  }

  private static void assertSame(Targets found, Targets expected, int rows) {
    assertThat(found.rows()).isEqualTo(expected.rows()).isEqualTo(rows);
    assertThat(found.observedCounts()).isEqualTo(expected.observedCounts());
    for (int row = 0; row < rows; row++) {
      for (int t = 0; t < SCHEMA.size(); t++) {
        assertThat(found.observed(row, t)).isEqualTo(expected.observed(row, t));
        assertThat(found.value(row, t)).isEqualTo(expected.value(row, t));
      }
    }
  }
}
