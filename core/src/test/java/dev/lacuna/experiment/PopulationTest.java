package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.data.DataSource;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Split;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.task.InputReader;
import dev.lacuna.task.Task;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PopulationTest {
  private static final LabelSchema SCHEMA = LabelSchema.of(BinaryHead.of("y"));

  @Test
  void aTrainPartStandsForItsShareOfTheRowsWithoutLabels() {
    Split<Integer> split = new Split<>(rows(0, 60), rows(60, 70), rows(70, 100), List.of());

    Dataset<Integer> population = Population.of(new LeavingOut(50), split, 1);

    assertThat(population.size()).isEqualTo(60 + 30);
    assertThat(population.inputs().subList(0, 60)).isEqualTo(split.train().inputs());
    assertThat(population.inputs().subList(60, 90))
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(input -> input < 0);
    assertThat(population.labels().observedCount(0)).isEqualTo(60);
    assertThat(population.labels().observed(59, 0)).isTrue();
    assertThat(population.labels().observed(60, 0)).isFalse();
  }

  @Test
  void theSeedChoosesThem() {
    Split<Integer> split = new Split<>(rows(0, 50), rows(50, 60), rows(60, 100), List.of());

    assertThat(Population.of(new LeavingOut(50), split, 1).inputs())
        .isEqualTo(Population.of(new LeavingOut(50), split, 1).inputs())
        .isNotEqualTo(Population.of(new LeavingOut(50), split, 2).inputs());
  }

  @Test
  void allRowsStandForAll() {
    Split<Integer> split = new Split<>(rows(0, 100), rows(0, 0), rows(0, 0), List.of());

    assertThat(Population.of(new LeavingOut(50), split, 1).size()).isEqualTo(150);
  }

  @Test
  void aTaskThatLeavesNothingOutHasItsTrainPartAlone() {
    Split<Integer> split = new Split<>(rows(0, 60), rows(60, 70), rows(70, 100), List.of());

    assertThat(Population.of(new LeavingOut(0), split, 1)).isSameAs(split.train());
  }

  private static Dataset<Integer> rows(int from, int to) {
    LabelMatrix.Builder labels = LabelMatrix.builder(SCHEMA);
    IntStream.range(from, to).forEach(row -> labels.add("row " + row, row % 2));
    return new Dataset<>("counted", IntStream.range(from, to).boxed().toList(), labels.build());
  }

  /** Leaves numbers below 0 out. */
  private record LeavingOut(int rows) implements Task<Integer> {
    @Override
    public List<Integer> unlabelled(Dataset<Integer> data) {
      return IntStream.range(-rows, 0).boxed().toList();
    }

    @Override
    public DataSource<Integer> source() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Featurizer<Integer> featurizer() {
      throw new UnsupportedOperationException();
    }

    @Override
    public InputReader<Integer> inputs() {
      throw new UnsupportedOperationException();
    }
  }
}
