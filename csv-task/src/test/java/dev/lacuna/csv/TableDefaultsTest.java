package dev.lacuna.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.csv.table.TableRow;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.TrainedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How tables are trained on where the user does not say. */
class TableDefaultsTest {
  private static final Head ILL = BinaryHead.of("ill", MaskValue.BLANK);
  private static final Head GRADE =
      new CategoricalHead("grade", List.of("a", "b", "c"), List.of(MaskValue.BLANK));
  private static final Head DOSE = RegressionHead.of("dose", MaskValue.BLANK);

  @ParameterizedTest
  @CsvSource({
    // rows, batch, epochs sparse, epochs dense, learning rate sparse and dense
    "1, 32, 20, 40, 0.002, 0.001",
    "50, 32, 20, 40, 0.002, 0.001",
    "300, 32, 20, 40, 0.002, 0.001",
    "1500, 128, 20, 40, 0.004, 0.002",
    "6265, 512, 20, 40, 0.008, 0.004",
    "150000, 512, 20, 26, 0.008, 0.004",
    "1000000, 512, 4, 4, 0.008, 0.004",
  })
  void stepsSuitTheSize(
      int rows, int batch, int sparseEpochs, int epochs, double sparseRate, double rate) {
    TableDefaults sparse = new TableDefaults(rows, true);
    TableDefaults dense = new TableDefaults(rows, false);

    assertThat(sparse.batchSize()).isEqualTo(batch);
    assertThat(dense.batchSize()).isEqualTo(batch);
    assertThat(sparse.epochs()).isEqualTo(sparseEpochs);
    assertThat(dense.epochs()).isEqualTo(epochs);
    assertThat(sparse.learningRate()).isCloseTo(sparseRate, within(1e-12));
    assertThat(dense.learningRate()).isCloseTo(rate, within(1e-12));
  }

  @Test
  void metricThatAllHeadsHaveIsWatchedOrElseTheLoss() {
    assertThat(monitor(ILL)).isEqualTo("roc_auc");
    assertThat(monitor(GRADE)).isEqualTo("f1_macro");
    assertThat(monitor(DOSE)).isEqualTo("loss");
    assertThat(monitor(ILL, GRADE)).isEqualTo("loss");
    assertThat(monitor(ILL, GRADE, DOSE)).isEqualTo("loss");
  }

  @Test
  void allOfThemAreLegalOptions() {
    for (boolean sparse : new boolean[] {true, false}) {
      Map<String, String> options =
          new TableDefaults(777, sparse).options(LabelSchema.of(ILL, GRADE));

      OptionValues read =
          OptionValues.read(
              ExperimentSession.options(new CsvTaskModule().description()), options, List.of());

      assertThat(read.asMap()).containsAllEntriesOf(options);
    }
  }

  @Test
  void whatTheUserSetsGoesOverThem(@TempDir Path folder) throws IOException {
    Path data = Files.writeString(folder.resolve("table.csv"), MadeUpTable.csv(120, 0.3, 1));

    TrainedRun<TableRow> run =
        Verbs.train(
            Map.of(
                "data", data.toString(),
                "labels", MadeUpTable.LABELS,
                "ignore", "id",
                "hidden", "8",
                "epochs", "3"));

    assertThat(run.histories().get(0).epochs()).hasSize(3);
    assertThat(run.model().architecture().hidden()).containsExactly(8);
    assertThat(run.model().architecture().dropout()).isEqualTo(0.2);
    assertThat(run.model().card().provenance().get("options"))
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.map(String.class, String.class))
        .containsEntry("epochs", "3")
        .containsEntry("hidden", "8")
        .containsEntry("batch-size", "32")
        .containsEntry("schedule", "one-cycle")
        .containsEntry("monitor", "loss");
  }

  private static String monitor(Head... heads) {
    return String.valueOf(
        new TableDefaults(100, false).options(LabelSchema.of(heads)).get("monitor"));
  }
}
