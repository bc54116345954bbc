package dev.lacuna.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.csv.table.TableRow;
import dev.lacuna.eval.Metric;
import dev.lacuna.task.TrainedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose labels are blank in many places train as they are, without special flags. */
class BlankLabelsTest {
  private static final int HEADS = 617;

  @TempDir Path folder;

  @Test
  void fortyPercentOfBlanksCostLittleForAnyKindOfHead() throws IOException {
    TrainedRun<TableRow> complete = train(MadeUpTable.csv(1_500, 0, 4), MadeUpTable.LABELS);
    TrainedRun<TableRow> blank = train(MadeUpTable.csv(1_500, 0.4, 4), MadeUpTable.LABELS);

    assertThat(figure(complete, "ill", Metric.ROC_AUC)).isGreaterThan(0.97);
    assertThat(figure(complete, "grade", Metric.F1_MACRO)).isGreaterThan(0.75);
    assertThat(figure(complete, "dose", Metric.R2)).isGreaterThan(0.95);
    assertThat(figure(blank, "ill", Metric.ROC_AUC))
        .isGreaterThan(figure(complete, "ill", Metric.ROC_AUC) - 0.03);
    assertThat(figure(blank, "grade", Metric.F1_MACRO))
        .isGreaterThan(figure(complete, "grade", Metric.F1_MACRO) - 0.1);
    assertThat(figure(blank, "dose", Metric.R2))
        .isGreaterThan(figure(complete, "dose", Metric.R2) - 0.05);
  }

  @Test
  void hundredsOfHeadsOfWhichMostCellsAreBlankLearnFromOneTrunk() throws IOException {
    TrainedRun<TableRow> run = train(manyHeads(400), "last:" + HEADS);

    assertThat(run.evaluation().heads()).hasSize(HEADS);
    assertThat(run.evaluation().macroHeads(Metric.ROC_AUC)).isGreaterThan(HEADS / 2);
    assertThat(run.evaluation().macro(Metric.ROC_AUC).toOptional().orElseThrow())
        .isGreaterThan(0.75);
  }

  private TrainedRun<TableRow> train(String csv, String labels) throws IOException {
    Path data = Files.writeString(folder.resolve("table.csv"), csv);
    return Verbs.train(
        Map.of("data", data.toString(), "labels", labels, "ignore", "id", "split", "0.7,0.1,0.2"));
  }

  private static double figure(TrainedRun<TableRow> run, String head, Metric metric) {
    return run.evaluation().head(head).metric(metric).toOptional().orElseThrow();
  }

  /** Each head tells whether a sum of four of thirty features is positive; 71 % are blank. */
  private static String manyHeads(int rows) {
    Random random = new Random(8);
    int[][] features = new int[HEADS][];
    for (int t = 0; t < HEADS; t++) {
      features[t] = random.ints(4, 0, 6).toArray();
    }
    StringBuilder text = new StringBuilder("id");
    IntStream.range(0, 30).forEach(c -> text.append(",x").append(c));
    IntStream.range(0, HEADS).forEach(t -> text.append(",y").append(t));
    text.append('\n');
    for (int row = 0; row < rows; row++) {
      double[] x = random.doubles(30, -1, 1).toArray();
      text.append('r').append(row);
      for (double value : x) {
        text.append(',').append((float) value);
      }
      for (int[] chosen : features) {
        double sum = IntStream.of(chosen).mapToDouble(c -> x[c]).sum();
        text.append(',').append(random.nextDouble() < 0.71 ? "" : sum > 0 ? "1" : "0");
      }
      text.append('\n');
    }
    return text.toString();
  }
}
