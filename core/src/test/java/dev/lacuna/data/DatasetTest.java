package dev.lacuna.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final LabelSchema SCHEMA = LabelSchema.of(BinaryHead.of("y"));
  private static final LabelMatrix LABELS =
      LabelMatrix.builder(SCHEMA).add("1", 0).add("2", 1).add("3", 1).build();
  private static final Dataset<String> DATA =
      new Dataset<>("a list", List.of("a", "b", "c"), LABELS);

  @Test
  void selectionKeepsInputsAndLabelsTogether() {
    Dataset<String> selected = DATA.select(new int[] {2, 0});

    assertThat(selected.inputs()).containsExactly("c", "a");
    assertThat(selected.labels()).isEqualTo(LABELS.select(new int[] {2, 0}));
    assertThat(selected.origin()).isEqualTo("a list");
  }

  @Test
  void rowsOfAnotherPartAreAppended() {
    Dataset<String> both = DATA.select(new int[] {2, 0}).append(DATA.select(new int[] {1}));

    assertThat(both).isEqualTo(DATA.select(new int[] {2, 0, 1}));
  }

  @Test
  void devMayBecomeTheEndOfTrain() {
    Dataset<String> train = DATA.select(new int[] {2});
    Dataset<String> dev = DATA.select(new int[] {1});
    Dataset<String> test = DATA.select(new int[] {0});

    Split<String> both = new Split<>(train, dev, test, List.of("few")).withDevInTrain();

    assertThat(both.train()).isEqualTo(DATA.select(new int[] {2, 1}));
    assertThat(both.dev()).isEqualTo(DATA.select(new int[0]));
    assertThat(both.test()).isEqualTo(test);
    assertThat(both.shortfalls()).containsExactly("few");
  }

  @Test
  void labelsMayBeReplacedByAsMany() {
    LabelMatrix none = LabelMatrix.unlabelled(SCHEMA, 3);

    assertThat(DATA.withLabels(none)).isEqualTo(new Dataset<>("a list", DATA.inputs(), none));
    assertThat(DATA.schema()).isEqualTo(SCHEMA);
    assertThat(DATA.size()).isEqualTo(3);
  }

  @Test
  void inputsAndLabelsOfDifferentLengthsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dataset<>("a list", List.of("a"), LABELS))
        .withMessage("inputs and labels must have one length, inputs = 1, labels = 3");
  }

  @Test
  void inputsAreCopied() {
    List<String> inputs = new ArrayList<>(DATA.inputs());
    Dataset<String> data = new Dataset<>("a list", inputs, LABELS);

    inputs.clear();

    assertThat(data.size()).isEqualTo(3);
  }
}
