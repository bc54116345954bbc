package dev.lacuna.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LabelMatrixTest {
  private static final MaskValue MINUS_ONE = MaskValue.number(-1);
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("sick", MINUS_ONE, MaskValue.NAN, MaskValue.BLANK),
          new CategoricalHead(
              "stage", List.of("i", "ii", "3"), List.of(MaskValue.word("NA"), MINUS_ONE)),
          new RegressionHead("age", 0, 120, List.of(MINUS_ONE, MaskValue.BLANK)));

  /** Three rows: all observed; none observed; stage and age observed. */
  private static final LabelMatrix LABELS =
      LabelMatrix.builder(SCHEMA)
          .add("line 2", List.of("1", "ii", "36.5"))
          .add("line 3", List.of(" ", "NA", "-1.0"))
          .add("line 4", List.of("-1", "3.0", "40"))
          .build();

  @Test
  void textsBecomeLabelsAndMask() {
    assertThat(LABELS.rows()).isEqualTo(3);
    assertThat(LABELS.heads()).isEqualTo(3);
    assertThat(maskOf(LABELS))
        .containsExactly(true, true, true, false, false, false, false, true, true);
    assertThat(valuesOf(LABELS)).containsExactly(1, 1, 36.5f, 0, 0, 0, 0, 2, 40);
  }

  @Test
  void numbersBecomeLabelsAndMask() {
    LabelMatrix labels =
        LabelMatrix.builder(SCHEMA).add("row 1", Double.NaN, 3, -1).add("row 2", 0, -1, 12).build();

    assertThat(maskOf(labels)).containsExactly(false, true, false, true, false, true);
    assertThat(valuesOf(labels)).containsExactly(0, 2, 0, 0, 0, 12);
  }

  @Test
  void maskValueOfOneHeadIsALabelOfAnother() {
    LabelSchema schema =
        LabelSchema.of(BinaryHead.of("y", MINUS_ONE), new BinaryHead("sign", "-1", "1", List.of()));

    LabelMatrix labels = LabelMatrix.builder(schema).add("row 1", -1, -1).build();

    assertThat(maskOf(labels)).containsExactly(false, true);
  }

  @Test
  void illegalCellIsReportedWithItsHeadAndRow() {
    assertRefused(
        LabelMatrix.builder(SCHEMA).add("line 9", List.of("2", "i", "5")),
        "Labels must be legal or missing: head 'sick' must be one of 0, 1. Found '2' in line 9");
  }

  @Test
  void illegalCellsOfAllRowsAreReportedTogether() {
    assertRefused(
        LabelMatrix.builder(SCHEMA)
            .add("line 2", List.of("yes", "iv", "5"))
            .add("line 3", List.of("1", "i", "200"))
            .add("line 4", 0, 3, Double.NaN),
        String.join(
            System.lineSeparator(),
            "Labels must be legal or missing: 4 problems",
            "  1) head 'sick' must be one of 0, 1. Found 'yes' in line 2",
            "  2) head 'stage' must be one of i, ii, 3. Found 'iv' in line 2",
            "  3) head 'age' must be a finite number within 0 to 120. Found '200' in line 3",
            "  4) head 'age' must be a finite number within 0 to 120. Found 'NaN' in line 4"));
  }

  @Test
  void rowOfAnotherLengthIsRefused() {
    LabelMatrix.Builder builder = LabelMatrix.builder(SCHEMA);

    assertThat(
            catchThrowableOfType(
                LacunaException.class, () -> builder.add("line 5", List.of("1", "i"))))
        .hasMessage(
            "A row needs one label cell per head, missing ones included."
                + " Found 2 cells for 3 heads in line 5.");
    assertThat(catchThrowableOfType(LacunaException.class, () -> builder.add("line 6", 1, 3, 4, 5)))
        .hasMessageContaining("Found 4 cells for 3 heads in line 6.");
  }

  @Test
  void builtMatrixDoesNotSeeLaterRows() {
    LabelMatrix.Builder builder = LabelMatrix.builder(SCHEMA).add("row 1", 1, 3, 5);
    LabelMatrix first = builder.build();

    builder.add("row 2", 0, 3, 6);

    assertThat(first.rows()).isEqualTo(1);
    assertThat(builder.build().rows()).isEqualTo(2);
  }

  @Property
  void missingCellsHoldTheFillerAndOthersTheirLabel(
      @ForAll @Size(max = 100) List<Boolean> observed) {
    LabelSchema schema = LabelSchema.of(RegressionHead.of("x", MaskValue.NAN));
    LabelMatrix.Builder builder = LabelMatrix.builder(schema);
    for (int row = 0; row < observed.size(); row++) {
      builder.add("row", observed.get(row) ? row + 1 : Double.NaN);
    }
    LabelMatrix labels = builder.build();

    assertThat(labels.rows()).isEqualTo(observed.size());
    for (int row = 0; row < observed.size(); row++) {
      assertThat(labels.observed(row, 0)).isEqualTo(observed.get(row));
      assertThat(labels.value(row, 0)).isEqualTo(observed.get(row) ? row + 1 : 0);
    }
  }

  @Test
  void aBuilderTakesManyRows() {
    LabelMatrix.Builder builder = LabelMatrix.builder(SCHEMA);
    for (int row = 0; row < 200; row++) {
      builder.add("row", row % 2, row % 5 == 0 ? -1 : 3, row % 100);
    }

    LabelMatrix labels = builder.build();

    assertThat(labels.schema()).isEqualTo(SCHEMA);
    assertThat(labels.observedCounts()).containsExactly(200, 160, 200);
    assertThat(labels.value(199, 0)).isEqualTo(1);
    assertThat(labels.value(199, 2)).isEqualTo(99);
    assertThat(labels.observed(195, 1)).isFalse();
  }

  @Test
  void unlabelledMatrixHasNoObservedCell() {
    LabelMatrix labels = LabelMatrix.unlabelled(SCHEMA, 4);

    assertThat(labels.rows()).isEqualTo(4);
    assertThat(labels.observedCounts()).containsExactly(0, 0, 0);
    assertThat(valuesOf(labels)).hasSize(12).containsOnly(0);
  }

  @Test
  void countsAreOfObservedCells() {
    assertThat(LABELS.observedCounts()).containsExactly(1, 2, 2);
    assertThat(LABELS.observedCount(0)).isEqualTo(1);
    assertThat(LABELS.observedCount(2)).isEqualTo(2);
    assertThat(LABELS.classCounts(0)).containsExactly(0, 1);
    assertThat(LABELS.classCounts(1)).containsExactly(0, 1, 1);
    assertThat(LABELS.classCounts(2)).isEmpty();
  }

  @Test
  void selectedRowsComeInTheOrderAskedFor() {
    LabelMatrix selected = LABELS.select(new int[] {2, 0, 2});

    assertThat(valuesOf(selected)).containsExactly(0, 2, 40, 1, 1, 36.5f, 0, 2, 40);
    assertThat(selected.observedCounts()).containsExactly(1, 3, 3);
    assertThat(LABELS.select(new int[0]).rows()).isZero();
  }

  @Test
  void appendedLabelsStandBelow() {
    LabelMatrix lower = LABELS.select(new int[] {0, 1});

    LabelMatrix both = LABELS.select(new int[] {2}).append(lower);

    assertThat(both).isEqualTo(LABELS.select(new int[] {2, 0, 1}));
    assertThat(both.append(LabelMatrix.unlabelled(SCHEMA, 0))).isEqualTo(both);
    assertThat(LabelMatrix.unlabelled(SCHEMA, 0).append(both)).isEqualTo(both);
  }

  @Test
  void labelsOfOtherHeadsAreNotAppended() {
    LabelMatrix other = LabelMatrix.unlabelled(LabelSchema.of(BinaryHead.of("well")), 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LABELS.append(other))
        .withMessage("labels must have the same heads. Found [sick, stage, age] and [well]");
  }

  @Test
  void droppedCellsGoMissingInTheCopyOnly() {
    LabelMatrix dropped = LABELS.drop((row, head) -> row == 0 && head > 0);

    assertThat(maskOf(dropped))
        .containsExactly(true, false, false, false, false, false, false, true, true);
    assertThat(valuesOf(dropped)).containsExactly(1, 0, 0, 0, 0, 0, 0, 2, 40);
    assertThat(LABELS.observedCounts()).containsExactly(1, 2, 2);
  }

  @Test
  void anyCellCanBeDropped() {
    LabelMatrix dropped = LABELS.drop((row, head) -> row == 2 && head == 1);

    assertThat(maskOf(dropped))
        .containsExactly(true, true, true, false, false, false, false, false, true);
    assertThat(valuesOf(dropped)).containsExactly(1, 1, 36.5f, 0, 0, 0, 0, 0, 40);
    assertThat(LABELS.drop((row, head) -> true)).isEqualTo(LabelMatrix.unlabelled(SCHEMA, 3));
  }

  @Test
  void everyCellIsAskedForOnce() {
    List<String> asked = new ArrayList<>();

    LABELS.drop((row, head) -> !asked.add(row + "," + head));

    assertThat(asked)
        .containsExactly("0,0", "0,1", "0,2", "1,0", "1,1", "1,2", "2,0", "2,1", "2,2");
  }

  @Test
  void filledCellsCountAsObservedAndThoseWithoutAValueStayMissing() {
    LabelMatrix filled = LABELS.fillMissing(ofHeads(-1, -2, Float.NaN));

    assertThat(filled.observedCounts()).containsExactly(3, 3, 2);
    assertThat(valuesOf(filled)).containsExactly(1, 1, 36.5f, -1, -2, 0, -1, 2, 40);
    assertThat(LABELS.observedCounts()).containsExactly(1, 2, 2);
  }

  @Test
  void filledCellsThatHoldNoClassAreNotCountedAsOne() {
    LabelMatrix filled = LABELS.fillMissing(ofHeads(-1, 3, 0));

    assertThat(filled.classCounts(0)).containsExactly(0, 1);
    assertThat(LABELS.fillMissing(ofHeads(0.3f, 0, 0)).classCounts(0)).containsExactly(0, 1);
    assertThat(filled.classCounts(1)).containsExactly(0, 1, 1);
  }

  @Test
  void equalLabelsAndMasksMakeEqualMatrices() {
    assertThat(LABELS.select(new int[] {0, 1, 2})).isEqualTo(LABELS).hasSameHashCodeAs(LABELS);
  }

  @Test
  void differentMasksValuesOrSchemasMakeDifferentMatrices() {
    LabelMatrix zero = LabelMatrix.builder(SCHEMA).add("row", List.of("0", "i", "0")).build();
    LabelMatrix one = LabelMatrix.builder(SCHEMA).add("row", List.of("1", "i", "0")).build();
    LabelSchema three = LabelSchema.of(BinaryHead.of("a"), BinaryHead.of("b"), BinaryHead.of("c"));

    assertThat(zero).isNotEqualTo(LabelMatrix.unlabelled(SCHEMA, 1)).isNotEqualTo(one);
    assertThat(LabelMatrix.unlabelled(SCHEMA, 1)).isNotEqualTo(LabelMatrix.unlabelled(three, 1));
    assertThat(zero).isNotEqualTo("zero");
  }

  @Test
  void hashesTellLabelsMasksAndPlacesApart() {
    LabelSchema schema = LabelSchema.of(RegressionHead.of("a"), RegressionHead.of("b"));
    LabelMatrix labels = LabelMatrix.builder(schema).add("1", 2, 3).add("2", 3, 5).build();

    Set<Integer> hashes =
        Stream.of(
                labels,
                labels.select(new int[] {1, 0}),
                labels.select(new int[] {0}),
                labels.select(new int[] {0, 0}),
                LabelMatrix.builder(schema).add("1", 3, 2).add("2", 3, 5).build(),
                labels.drop((row, head) -> row == 0 && head == 0),
                labels.drop((row, head) -> row == 1 && head == 1),
                LabelMatrix.unlabelled(schema, 2),
                LabelMatrix.unlabelled(schema, 2).fillMissing(ofHeads(0, 0)),
                LabelMatrix.unlabelled(schema, 1))
            .map(LabelMatrix::hashCode)
            .collect(Collectors.toSet());

    assertThat(hashes).hasSize(10);
  }

  @Test
  void textNamesTheHeads() {
    assertThat(LABELS).hasToString("LabelMatrix[rows=3, heads=[sick, stage, age]]");
  }

  private static void assertRefused(LabelMatrix.Builder builder, String message) {
    LacunaException thrown = catchThrowableOfType(LacunaException.class, builder::build);
    assertThat(thrown).hasMessage(message);
    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_DATA);
  }

  private static float[] valuesOf(LabelMatrix labels) {
    float[] values = new float[labels.rows() * labels.heads()];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = labels.value(cell / labels.heads(), cell % labels.heads());
    }
    return values;
  }

  private static boolean[] maskOf(LabelMatrix labels) {
    boolean[] mask = new boolean[labels.rows() * labels.heads()];
    for (int cell = 0; cell < mask.length; cell++) {
      mask[cell] = labels.observed(cell / labels.heads(), cell % labels.heads());
    }
    return mask;
  }

  private static LabelMatrix.CellFill ofHeads(float... values) {
    return (row, head) -> values[head];
  }
}
