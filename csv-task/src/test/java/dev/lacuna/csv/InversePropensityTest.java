package dev.lacuna.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.Method;
import dev.lacuna.task.OptionValues;
import dev.lacuna.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --ipw} for tables whose labels are blank more often in some rows than in others. */
class InversePropensityTest {
  private static final int ROWS = 2_000;

  @TempDir Path folder;

  @Test
  void rowsWithoutAnyLabelTellWhichLabelsAreMissing() throws IOException {
    Heard heard = train(table(true), "y");

    int blank = blanks(table(true));
    assertThat(heard.notes)
        .contains(
            "%,d of 2,000 rows have no label: they are not trained on; impute fills them in"
                .formatted(blank));
    // the train part is 8/10 of the labelled rows, and stands for as many of all rows
    int observed = Math.round(0.8f * (ROWS - blank));
    assertThat(heard.notes)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "ipw: head y: %,d of 1,600 labels observed; effective sample size"
                            .formatted(observed)));
    assertThat(heard.warnings).isEmpty();
  }

  @Test
  void blanksThatComeAtRandomAreToldToMakeNoDifference() throws IOException {
    Heard heard = train(table(false), "y");

    assertThat(heard.notes).noneMatch(line -> line.startsWith("ipw"));
    assertThat(heard.warnings).anyMatch(line -> line.startsWith("--ipw changes nothing"));
  }

  @Test
  void rowsThatHaveAnotherLabelAreNotCountedTwice() throws IOException {
    Heard heard = train(table(true), "y,z");

    assertThat(heard.notes)
        .anyMatch(line -> line.matches("ipw: head y: [\\d,]+ of 1,600 labels observed; .*"))
        .anyMatch(
            line ->
                line.equals(
                    "ipw: head z: 1,600 of 1,600 labels observed; all weights 1, for none is missing"));
  }

  private Heard train(String csv, String labels) throws IOException {
    Path data = Files.writeString(folder.resolve("table.csv"), csv);
    CsvTaskModule module = new CsvTaskModule();
    Map<String, String> settings =
        Map.of("data", data.toString(), "labels", labels, "ipw", "yes", "epochs", "1");
    Heard heard = new Heard();
    OptionValues options =
        OptionValues.read(
            ExperimentSession.options(module.description()),
            module.description().defaults(),
            List.of(OptionValues.Source.names(settings)));
    ExperimentSession session = ExperimentSession.open(module, options, heard);
    session.experiment().run(session.task(CsvTask.class), Method.MASKED, TrainingListener.none());
    return heard;
  }

  private static int blanks(String csv) {
    return (int) csv.lines().skip(1).filter(line -> line.split(",", -1)[2].isEmpty()).count();
  }

  /** Returns two features, a label that is blank by the first of them or at random, and another. */
  private static String table(boolean byFeature) {
    Random random = new Random(6);
    StringBuilder text = new StringBuilder("a,b,y,z\n");
    for (int row = 0; row < ROWS; row++) {
      double a = random.nextGaussian();
      double observed = byFeature ? 1 / (1 + Math.exp(-2 * a)) : 0.5;
      boolean y = a + random.nextGaussian() > 0;
      text.append(a).append(',').append(random.nextGaussian()).append(',');
      text.append(random.nextDouble() < observed ? (y ? "yes" : "no") : "").append(',');
      text.append(random.nextBoolean() ? "up" : "down").append('\n');
    }
    return text.toString();
  }
}
