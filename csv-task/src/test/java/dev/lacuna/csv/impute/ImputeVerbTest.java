package dev.lacuna.csv.impute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.csv.Heard;
import dev.lacuna.csv.MadeUpTable;
import dev.lacuna.csv.Verbs;
import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.Table;
import dev.lacuna.csv.table.Tables;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fills a small table in whose labels its features tell. */
class ImputeVerbTest {
  private static final int ROWS = 400;
  private static final List<String> LABELS = List.of("ill", "grade", "dose");

  @TempDir static Path folder;

  private final Heard heard = new Heard();

  @BeforeAll
  static void train() throws IOException {
    Files.writeString(data(), MadeUpTable.csv(ROWS, 0.3, 1));
    Verbs.train(settings(data())).model().save(model());
  }

  @Test
  void observedCellsStayAsTheyAreAndAllOthersAreToldApart() {
    List<dev.lacuna.task.Table> printed = impute("filled.csv", Map.of());

    Table source = Tables.read(data());
    Table filled = Tables.read(folder.resolve("filled.csv"));
    Table cells = Tables.read(folder.resolve("filled.cells.csv"));
    assertThat(filled.names()).isEqualTo(source.names());
    assertThat(cells.rows()).isEqualTo(ROWS * LABELS.size());
    for (int cell = 0; cell < cells.rows(); cell++) {
      int row = cell / LABELS.size();
      String label = LABELS.get(cell % LABELS.size());
      String state = text(cells, "state", cell);
      String known = text(source, label, row);
      String now = text(filled, label, row);
      assertThat(text(cells, "label", cell)).isEqualTo(label);
      assertThat(text(cells, "line", cell)).isEqualTo(String.valueOf(row + 2));
      assertThat(state.equals("observed")).isEqualTo(!known.isEmpty());
      assertThat(now)
          .isEqualTo(
              switch (state) {
                case "observed" -> known;
                case "imputed" -> text(cells, "guess", cell);
                default -> "";
              });
    }
    assertThat(printed).hasSize(2);
    assertThat(printed.get(1).headers())
        .containsExactly("head", "observed", "imputed", "left blank");
    assertThat(heard.notes).contains("checking: a training without a tenth of the observed cells");
  }

  @Test
  void featuresAndNamesOfRowsStayAsTheyAre() throws IOException {
    impute("features.csv", Map.of("check", "no"));

    List<String> source = Files.readAllLines(data());
    List<String> filled = Files.readAllLines(folder.resolve("features.csv"));
    assertThat(filled).hasSameSizeAs(source);
    for (int line = 0; line < source.size(); line++) {
      assertThat(features(filled.get(line))).isEqualTo(features(source.get(line)));
    }
  }

  @Test
  void withoutACheckNumbersAreLeftBlankAndThatIsSaid() {
    List<dev.lacuna.task.Table> printed = impute("unchecked.csv", Map.of("check", "no"));

    assertThat(printed).hasSize(1);
    assertThat(imputed(printed.get(0), "dose")).isZero();
    assertThat(imputed(printed.get(0), "ill")).isPositive();
    assertThat(printed.get(0).notes())
        .contains("numbers are left blank: without --check yes nothing says what they are worth");
    assertThat(heard.notes).noneMatch(note -> note.contains("checking"));
  }

  @Test
  void moreConfidenceFillsFewerCells() {
    int some = imputed(uncheckedAt("0.99"), "ill");
    int more = imputed(uncheckedAt("0.5"), "ill");

    assertThat(some).isLessThan(more);
    assertThat(more).isEqualTo(Tables.read(data()).rows() - observed("ill"));
  }

  @Test
  void numbersAreImputedWhereEnoughHiddenOnesCameOutRight() {
    List<dev.lacuna.task.Table> printed = impute("numbers.csv", Map.of("confidence", "0.5"));

    assertThat(imputed(printed.get(1), "dose")).isEqualTo(ROWS - observed("dose"));
    assertThat(printed.get(1).notes())
        .contains(
            "numbers have no probability: a head's are imputed where at least 0.5 of its hidden ones came out right");
  }

  @Test
  void modelThatHasNotSeenTheTableIsCheckedAsItIs() throws IOException {
    Path other = Files.writeString(folder.resolve("other.csv"), MadeUpTable.csv(ROWS, 0.3, 99));

    List<dev.lacuna.task.Table> printed =
        impute("other-filled.csv", Map.of("data", other.toString()));

    assertThat(heard.notes).noneMatch(note -> note.contains("checking"));
    assertThat(printed).hasSize(2);
    assertThat(printed.get(0).headers()).contains("hidden", "p ≥ 0.9");
  }

  @Test
  void columnsOfLabelsThatAreNotThereAreNamed() throws IOException {
    Path without = folder.resolve("without.csv");
    Files.writeString(without, MadeUpTable.csv(ROWS, 0.3, 1).replaceFirst("grade", "graded"));

    assertThatThrownBy(() -> impute("x.csv", Map.of("data", without.toString())))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("there is no column 'grade'. Did you mean 'graded'?");
  }

  @Test
  void folderForTheTableMustBeThere() {
    assertThatThrownBy(() -> impute("nowhere/filled.csv", Map.of()))
        .isInstanceOfSatisfying(
            LacunaException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_OUTPUT))
        .hasMessageContaining("--out must be a file in a folder that is there")
        .hasMessageContaining("nowhere");
    assertThat(heard.notes).isEmpty();
  }

  @Test
  void tableIsNotFilledInPlace() {
    assertThatThrownBy(() -> impute("data.csv", Map.of()))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("--out must be another file than --data");
  }

  @ParameterizedTest
  @CsvSource({
    "filled.csv, filled.cells.csv",
    "filled.csv.gz, filled.cells.csv",
    "run.1.tsv, run.1.cells.csv",
    "filled.cells.csv, filled.cells.cells.csv",
    "filled, filled.cells.csv",
    ".gz, .gz.cells.csv",
  })
  void cellsLieBesideTheTable(String out, String cells) {
    assertThat(ImputeVerb.cellsFile(folder.resolve(out))).isEqualTo(folder.resolve(cells));
  }

  private dev.lacuna.task.Table uncheckedAt(String confidence) {
    return impute("confident.csv", Map.of("check", "no", "confidence", confidence)).get(0);
  }

  private List<dev.lacuna.task.Table> impute(String out, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(settings(data()));
    settings.put("out", folder.resolve(out).toString());
    settings.putAll(more);
    return Verbs.run("impute", Optional.of(model()), settings, heard);
  }

  private static Map<String, String> settings(Path data) {
    return Map.of(
        "data", data.toString(),
        "labels", MadeUpTable.LABELS,
        "ignore", "id",
        "hidden", "32",
        "epochs", "20");
  }

  private static Path data() {
    return folder.resolve("data.csv");
  }

  private static Path model() {
    return folder.resolve("model.lacuna");
  }

  private static int imputed(dev.lacuna.task.Table table, String head) {
    return table.rows().stream()
        .filter(row -> row.get(0).equals(head))
        .mapToInt(row -> Integer.parseInt(row.get(2)))
        .sum();
  }

  private static int observed(String label) {
    Column column = Tables.read(data()).column(label);
    int count = 0;
    for (int row = 0; row < ROWS; row++) {
      count += column.text(row).isEmpty() ? 0 : 1;
    }
    return count;
  }

  private static String text(Table table, String column, int row) {
    return table.column(column).text(row);
  }

  private static List<String> features(String line) {
    return List.of(line.split(",", -1)).subList(0, 7);
  }
}
