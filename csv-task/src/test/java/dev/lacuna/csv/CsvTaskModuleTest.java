package dev.lacuna.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.csv.table.TableRow;
import dev.lacuna.data.Dataset;
import dev.lacuna.error.LacunaException;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.TaskModule;
import dev.lacuna.testkit.TaskModuleContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CSV task keeps the contract of tasks, on a small table with gaps in every column. */
class CsvTaskModuleTest extends TaskModuleContract {
  private static final int ROWS = 200;

  @TempDir private static Path folder;

  @BeforeAll
  static void writeTable() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("id,size,colour,note,ill,grade,dose\n");
    for (int i = 0; i < ROWS; i++) {
      double size = random.nextGaussian();
      String[] cells = {
        String.valueOf(size),
        List.of("red", "green", "blue").get(random.nextInt(3)),
        "seen on day %d again".formatted(random.nextInt(9)),
        size > 0 ? "yes" : "no",
        List.of("low", "middle", "high").get(random.nextInt(3)),
        String.valueOf(2 * size)
      };
      text.append("row").append(i);
      for (String cell : cells) {
        text.append(',').append(random.nextInt(4) == 0 || i == 0 ? "" : cell);
      }
      text.append('\n');
    }
    Files.writeString(folder.resolve("table.csv"), text);
  }

  @Override
  protected TaskModule module() {
    return new CsvTaskModule();
  }

  @Override
  protected Map<String, String> smallSettings() {
    return Map.of(
        "data", folder.resolve("table.csv").toString(),
        "labels", "last:3",
        "ignore", "id",
        "epochs", "2",
        "hidden", "8");
  }

  @Test
  void rowsWithoutALabelAreCountedAndNotTrainedOn() {
    Heard heard = new Heard();

    Dataset<?> data = open(heard).task().source().load();

    LabelMatrix labels = data.labels();
    assertThat(data.size()).isLessThan(ROWS);
    for (int row = 0; row < labels.rows(); row++) {
      assertThat(labels.observed(row, 0) || labels.observed(row, 1) || labels.observed(row, 2))
          .isTrue();
    }
    assertThat(heard.notes)
        .contains(
            "labels: ill binary (no/yes), grade categorical (high/low/middle), dose regression",
            "%d of 200 rows have no label: they are not trained on; impute fills them in"
                .formatted(ROWS - data.size()));
  }

  @Test
  void rowsToPredictAreNamedByTheirLineAndTheIgnoredColumns() throws IOException {
    CsvTask task = (CsvTask) open(new Heard()).task();
    Path file = Files.writeString(folder.resolve("new.csv"), "size,id\n1,a\n2,b\n");

    List<TableRow> rows = task.inputs().read(file);

    assertThat(task.inputs().columns(rows)).containsExactly("line", "id");
    assertThat(task.inputs().describe(rows.get(1))).containsExactly("3", "b");
    assertThat(task.inputs().print(rows.get(0))).isEqualTo("2 a");
    assertThat(task.inputs().columns(List.of())).containsExactly("line");
  }

  @Test
  void wordsAreNoRows() {
    CsvTask task = (CsvTask) open(new Heard()).task();

    assertThatThrownBy(() -> task.inputs().parse(List.of("1", "2")))
        .isInstanceOf(LacunaException.class)
        .hasMessage("Rows to predict come in a table. Found 1 2. Give --data FILE.");
  }

  @Test
  void labelsMustBeNamed() {
    Map<String, String> settings = Map.of("data", folder.resolve("table.csv").toString());

    assertThatThrownBy(() -> ExperimentSession.open(module(), settings).task().source().load())
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("The option --labels is needed");
  }

  private ExperimentSession open(Heard heard) {
    OptionValues options =
        OptionValues.read(
            ExperimentSession.options(module().description()),
            module().description().defaults(),
            List.of(OptionValues.Source.names(smallSettings())));
    return ExperimentSession.open(module(), options, heard);
  }
}
