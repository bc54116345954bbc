package dev.lacuna.csv.impute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.csv.Tox21;
import dev.lacuna.csv.Verbs;
import dev.lacuna.csv.table.TableRow;
import dev.lacuna.eval.Metric;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.Table;
import dev.lacuna.task.TrainedRun;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Skipped where there is no {@link Tox21}. */
@Tag("real-data")
@Tag("slow")
class Tox21ImputeTest {
  @TempDir Path folder;

  @Test
  void defaultsLearnTheAssaysAndFillThemRightly() {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "data", Tox21.file().toString(),
                "labels", "NR-*,SR-*",
                "ignore", "smiles",
                "split", "0.8,0.1,0.1"));

    TrainedRun<TableRow> run = Verbs.train(settings);
    Path model = folder.resolve("model.lacuna");
    run.model().save(model);
    settings.put("out", folder.resolve("filled.csv").toString());
    Table check = Verbs.run("impute", Optional.of(model), settings, Feedback.none()).get(0);

    assertThat(run.evaluation().macro(Metric.ROC_AUC).toOptional().orElseThrow())
        .isGreaterThanOrEqualTo(0.80);
    List<String> all = check.rows().get(check.rows().size() - 1);
    String sure = all.get(check.headers().indexOf("p ≥ 0.9"));
    assertThat(all.get(0)).isEqualTo("all classes");
    assertThat(Double.parseDouble(sure.substring(0, sure.indexOf(' '))))
        .as(sure)
        .isGreaterThanOrEqualTo(90);
  }
}
