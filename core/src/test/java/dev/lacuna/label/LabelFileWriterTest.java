package dev.lacuna.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.error.LacunaException;
import dev.lacuna.io.FloatFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFileWriterTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("sick", MaskValue.number(-1), MaskValue.BLANK),
          new CategoricalHead("stage", List.of("i", "ii"), List.of(MaskValue.word("NA"))),
          RegressionHead.of("age", MaskValue.NAN));

  private final Path file;

  LabelFileWriterTest(@TempDir Path folder) {
    file = folder.resolve("labels.floats");
  }

  @Test
  void textsAndNumbersBecomeTheLabelsThatABuilderMakes() {
    LabelMatrix.Builder builder = LabelMatrix.builder(SCHEMA);
    LabelSchema numbers = LabelSchema.of(BinaryHead.of("y", MaskValue.number(-1)));
    try (LabelFileWriter writer = LabelFileWriter.create(SCHEMA, file)) {
      for (List<String> row :
          List.of(List.of("1", "ii", "7"), List.of(" ", "NA", "nan"), List.of("-1", "i", "0"))) {
        builder.add("row", row);
        writer.add("row", row);
      }
      writer.finish();
    }
    assertThat(LabelMatrix.mapped(SCHEMA, FloatFile.open(file))).isEqualTo(builder.build());

    try (LabelFileWriter writer = LabelFileWriter.create(numbers, file)) {
      writer.add("row 1", -1).add("row 2", 1).finish();
    }
    assertThat(LabelMatrix.mapped(numbers, FloatFile.open(file)))
        .isEqualTo(LabelMatrix.builder(numbers).add("1", -1).add("2", 1).build());
  }

  @Test
  void illegalCellsAreReportedTogetherAndThereIsNoFile() {
    try (LabelFileWriter writer = LabelFileWriter.create(SCHEMA, file)) {
      writer.add("line 2", List.of("2", "i", "1")).add("line 3", List.of("1", "iv", "1"));
      assertThatThrownBy(writer::finish)
          .isInstanceOf(LacunaException.class)
          .hasMessage(
              String.join(
                  System.lineSeparator(),
                  "Labels must be legal or missing: 2 problems",
                  "  1) head 'sick' must be one of 0, 1. Found '2' in line 2",
                  "  2) head 'stage' must be one of i, ii. Found 'iv' in line 3"));
    }

    assertThat(file).doesNotExist();
  }

  @Test
  void aWriterThatIsNotFinishedLeavesNothingBehind() throws IOException {
    try (LabelFileWriter writer = LabelFileWriter.create(SCHEMA, file)) {
      writer.add("line 2", List.of("1", "i", "1"));
    }

    try (Stream<Path> left = Files.list(file.getParent())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void rowOfAnotherLengthIsRefused() {
    try (LabelFileWriter writer = LabelFileWriter.create(SCHEMA, file)) {
      assertThatThrownBy(() -> writer.add("line 5", List.of("1", "i")))
          .isInstanceOf(LacunaException.class)
          .hasMessageContaining("Found 2 cells for 3 heads in line 5.");
    }
  }
}
