package dev.lacuna.csv.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.csv.CsvTask;
import dev.lacuna.csv.CsvTaskModule;
import dev.lacuna.eval.Evaluation;
import dev.lacuna.eval.Metric;
import dev.lacuna.experiment.ExperimentSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BicycleTableTest {
  @TempDir Path folder;

  @Test
  void theSameSeedWritesTheSameBytes() {
    assertThat(BicycleTable.csv(100, 3)).isEqualTo(BicycleTable.csv(100, 3));
    assertThat(BicycleTable.csv(100, 3)).isNotEqualTo(BicycleTable.csv(100, 4));
  }

  @Test
  void aShorterTableIsTheBeginningOfALongerOne() {
    assertThat(BicycleTable.csv(100, 3)).startsWith(BicycleTable.csv(50, 3));
  }

  @Test
  void someFortyPercentOfTheLabelsAreBlank() {
    List<String[]> rows =
        BicycleTable.csv(2_000, 1).lines().skip(1).map(line -> line.split(",", -1)).toList();

    for (int fromEnd = 1; fromEnd <= 3; fromEnd++) {
      int last = fromEnd;
      long blank = rows.stream().filter(row -> row[row.length - last].isEmpty()).count();
      assertThat(blank / 2_000.0).isBetween(0.3, 0.5);
    }
  }

  @Test
  @Tag("slow")
  void theLabelsCanBeLearnt() throws Exception {
    Path file = Files.writeString(folder.resolve("b.csv"), BicycleTable.csv(1_000, 1));
    ExperimentSession session =
        ExperimentSession.open(
            new CsvTaskModule(),
            Map.of(
                "data",
                file.toString(),
                "labels",
                String.join(",", BicycleTable.LABELS),
                "ignore",
                BicycleTable.ID,
                "hidden",
                "64",
                "epochs",
                "30"));

    Evaluation evaluation = session.experiment().run(session.task(CsvTask.class)).evaluation();

    assertThat(figure(evaluation, "condition", Metric.ACCURACY)).isGreaterThan(0.45);
    assertThat(figure(evaluation, "sold_in_a_week", Metric.ACCURACY)).isGreaterThan(0.65);
    assertThat(figure(evaluation, "price_eur", Metric.R2)).isGreaterThan(0.5);
  }

  private static double figure(Evaluation evaluation, String head, Metric metric) {
    return evaluation.head(head).metric(metric).toOptional().orElseThrow();
  }
}
