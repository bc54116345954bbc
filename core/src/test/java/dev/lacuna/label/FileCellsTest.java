package dev.lacuna.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.FloatFile;
import dev.lacuna.io.FloatFileWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A label matrix over a file is held against one in memory. */
class FileCellsTest {
  private static final float NONE = Float.NaN;
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("sick", MaskValue.number(-1)),
          new CategoricalHead("stage", List.of("i", "ii", "iii"), List.of()),
          new RegressionHead("age", 0, 120, List.of()));
  private static final float[][] ROWS = {
    {1, 1, 36.5f}, {NONE, NONE, NONE}, {NONE, 2, 40}, {0, 2, NONE}, {0, NONE, 0}
  };
  private static final LabelMatrix HEAP =
      LabelMatrix.builder(SCHEMA)
          .add("1", List.of("1", "ii", "36.5"))
          .add("2", List.of("-1", "i", "1"))
          .add("3", List.of("-1", "iii", "40"))
          .add("4", List.of("0", "iii", "1"))
          .add("5", List.of("0", "i", "0"))
          .build()
          .drop((row, head) -> Float.isNaN(ROWS[row][head]));

  private final Path file;

  FileCellsTest(@TempDir Path folder) {
    file = folder.resolve("labels.floats");
  }

  @Test
  void labelsOfAFileAndOfMemoryAreAppendedToEachOther() {
    LabelMatrix twice = HEAP.select(new int[] {0, 1, 2, 3, 4, 0, 1, 2, 3, 4});

    assertThat(mapped(ROWS).append(HEAP)).isEqualTo(twice);
    assertThat(HEAP.append(mapped(ROWS))).isEqualTo(twice);
  }

  @Test
  void fileAndMemoryAreTheSameLabels() {
    LabelMatrix mapped = mapped(ROWS);

    assertThat(mapped.rows()).isEqualTo(5);
    assertThat(mapped.isMapped()).isTrue();
    assertThat(HEAP.isMapped()).isFalse();
    for (int row = 0; row < 5; row++) {
      for (int head = 0; head < 3; head++) {
        assertThat(mapped.observed(row, head)).isEqualTo(HEAP.observed(row, head));
        assertThat(mapped.value(row, head)).isEqualTo(HEAP.value(row, head)).isNotNaN();
      }
    }
    assertThat(mapped).isEqualTo(HEAP).hasSameHashCodeAs(HEAP);
    assertThat(HEAP).isEqualTo(mapped);
    assertThat(mapped).hasToString("LabelMatrix[rows=5, heads=[sick, stage, age]]");
  }

  @Test
  void countsAreOfObservedCells() {
    LabelMatrix mapped = mapped(ROWS);

    assertThat(mapped.observedCounts()).containsExactly(3, 3, 3);
    assertThat(mapped.observedCount(1)).isEqualTo(3);
    assertThat(mapped.classCounts(0)).containsExactly(2, 1);
    assertThat(mapped.classCounts(1)).containsExactly(0, 1, 2);
    mapped.observedCounts()[0] = 99;
    assertThat(mapped.observedCount(0)).isEqualTo(3);
  }

  @Test
  void copiedRowHoldsTheFillerWhereItIsMissing() {
    for (LabelMatrix labels : List.of(mapped(ROWS), HEAP)) {
      float[] values = {9, 9, 9, 9, 9};
      boolean[] observed = {true, true, true, true, true};

      labels.copyRow(2, values, observed, 1);

      assertThat(values).containsExactly(9, 0, 2, 40, 9);
      assertThat(observed).containsExactly(true, false, true, true, true);
    }
  }

  @Test
  void selectedDroppedAndFilledLabelsAreTheSame() {
    LabelMatrix mapped = mapped(ROWS);
    int[] order = {4, 0, 4};
    LabelMatrix.CellFill fill = (row, head) -> head == 2 ? NONE : -1 - head;

    assertThat(mapped.select(order)).isEqualTo(HEAP.select(order));
    assertThat(mapped.drop((row, head) -> row + head == 2))
        .isEqualTo(HEAP.drop((row, head) -> row + head == 2))
        .isNotEqualTo(HEAP);
    assertThat(mapped.fillMissing(fill)).isEqualTo(HEAP.fillMissing(fill));
    assertThat(mapped).isEqualTo(HEAP);
  }

  @Test
  void illegalLabelsAreReportedTogether() {
    LacunaException thrown =
        refusal(
            new float[][] {
              {2, 0, 5}, {1, 3, 121}, {NONE, 0.5f, Float.POSITIVE_INFINITY}, {-1, -1, -1}
            });

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_DATA);
    assertThat(thrown)
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "Labels in " + file + " must be legal or NaN: 8 problems",
                "  1) head 'sick' must be the index of a class, a whole number within 0 to 1. Found"
                    + " '2' in row 1",
                "  2) head 'stage' must be the index of a class, a whole number within 0 to 2."
                    + " Found '3' in row 2",
                "  3) head 'age' must be a finite number within 0 to 120. Found '121' in row 2",
                "  4) head 'stage' must be the index of a class, a whole number within 0 to 2."
                    + " Found '0.5' in row 3",
                "  5) head 'age' must be a finite number within 0 to 120. Found 'Infinity' in row"
                    + " 3",
                "  6) head 'sick' must be the index of a class, a whole number within 0 to 1. Found"
                    + " '-1' in row 4",
                "  7) head 'stage' must be the index of a class, a whole number within 0 to 2."
                    + " Found '-1' in row 4",
                "  8) head 'age' must be a finite number within 0 to 120. Found '-1' in row 4"));
  }

  @Test
  void manyIllegalLabelsAreListedInPart() {
    float[][] rows = new float[30][];
    java.util.Arrays.fill(rows, new float[] {7, NONE, NONE});

    assertThat(refusal(rows)).hasMessageContaining("30 problems").hasMessageEndingWith("10 more");
  }

  @Test
  void fileOfOtherHeadsIsRefused() {
    LacunaException thrown = refusal(new float[][] {{1, 0}});

    assertThat(thrown)
        .hasMessage(
            "A file of labels must have one column per head. Found 2 columns for the heads sick,"
                + " stage, age in %s. Open it with the heads it was written for.",
            file);
  }

  private LacunaException refusal(float[][] rows) {
    LacunaException thrown = catchThrowableOfType(LacunaException.class, () -> mapped(rows));
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private LabelMatrix mapped(float[][] rows) {
    try (FloatFileWriter writer = FloatFileWriter.create(file, rows[0].length)) {
      for (float[] row : rows) {
        writer.append(row);
      }
      writer.finish();
    }
    return LabelMatrix.mapped(SCHEMA, FloatFile.open(file));
  }
}
