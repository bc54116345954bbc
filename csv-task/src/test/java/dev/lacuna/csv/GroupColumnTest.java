package dev.lacuna.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.csv.table.TableRow;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Split;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.Folds;
import dev.lacuna.feature.FittedFeaturizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of one group stay in one part, and the column that says so is no feature. */
class GroupColumnTest {
  private static final int ROWS = 120;
  private static final int GROUPS = 24;

  @TempDir private Path folder;

  @BeforeEach
  void writeTable() throws IOException {
    StringBuilder text = new StringBuilder("patient,size,ill\n");
    for (int i = 0; i < ROWS; i++) {
      String patient = i % 10 == 0 ? "" : "p" + i % GROUPS;
      text.append("%s,%d,%s%n".formatted(patient, i, i % 2 == 0 ? "no" : "yes"));
    }
    Files.writeString(folder.resolve("table.csv"), text);
  }

  @Test
  void noGroupStraddlesThePartsOfASplit() {
    ExperimentSession session = open(Map.of());

    Split<TableRow> split = session.experiment().split(session.task(CsvTask.class));

    assertStaysTogether(List.of(split.train(), split.dev(), split.test()));
  }

  @Test
  void noGroupStraddlesThePartsOfAFold() {
    ExperimentSession session = open(Map.of("folds", "3"));

    Folds<TableRow> folds = session.crossValidation().folds(session.task(CsvTask.class));

    for (int fold = 0; fold < folds.count(); fold++) {
      Split<TableRow> split = folds.split(fold);
      assertStaysTogether(List.of(split.train(), split.dev(), split.test()));
    }
  }

  @Test
  void theGroupIsNoFeature() {
    CsvTask task = open(Map.of()).task(CsvTask.class);

    FittedFeaturizer<TableRow> fitted = task.featurizer().fit(task.source().load());

    assertThat(fitted.width()).isEqualTo(1);
  }

  private ExperimentSession open(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("data", folder.resolve("table.csv").toString());
    settings.put("labels", "ill");
    settings.put("group", "patient");
    return ExperimentSession.open(new CsvTaskModule(), settings);
  }

  private static void assertStaysTogether(List<Dataset<TableRow>> parts) {
    List<String> groups = parts.stream().flatMap(part -> groups(part).distinct()).toList();

    assertThat(groups).doesNotHaveDuplicates().hasSize(GROUPS);
    assertThat(parts).allSatisfy(part -> assertThat(part.size()).isPositive());
  }

  /** A row without a group is one by itself, and not looked at here. */
  private static Stream<String> groups(Dataset<TableRow> part) {
    return part.inputs().stream()
        .map(row -> row.table().column("patient").text(row.index()))
        .filter(text -> !text.isEmpty());
  }
}
