package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.data.Mechanism;
import dev.lacuna.error.LacunaException;
import dev.lacuna.eval.Metric;
import dev.lacuna.task.TrainedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SweepTest {
  private static final SweepPlan PLAN =
      new SweepPlan(
          List.of(0.0, 0.6),
          Mechanism.MCAR,
          List.of(Method.MASKED, Method.DROP_ROWS, Method.SINGLE_HEAD, Method.SELF_TRAINING),
          2);

  @TempDir Path folder;

  @Test
  void everyMethodIsTrainedAtEveryRateForEverySeed() {
    SweepReport report = new Sweep(session(Map.of()), PLAN).run();

    assertThat(report.runs()).hasSize(PLAN.runs()).hasSize(16);
    assertThat(report.runs()).extracting(SweepRun::place).doesNotHaveDuplicates();
    assertThat(report.runs().get(0).place()).isEqualTo(new SweepRun.Place(0, 1, Method.MASKED));
    assertThat(report.runs()).allSatisfy(run -> assertThat(run.heads()).hasSize(3));
  }

  @Test
  void labelsGoFromTrainAndStayInTest() {
    SweepReport report = new Sweep(session(Map.of("missing", "0")), PLAN).run();

    for (SweepRun run : report.runs()) {
      for (SweepRun.OfHead head : run.heads()) {
        assertThat(head.cells().test()).isEqualTo(24);
        if (run.place().rate() == 0) {
          assertThat(head.cells().train()).isEqualTo(192);
        } else {
          assertThat(head.cells().train()).isBetween(50, 105); // 77 expected, 6.8 their deviation
        }
      }
    }
  }

  @Test
  void runAtRateZeroIsTheOneThatAnExperimentDoes() {
    SweepReport report = new Sweep(session(Map.of()), PLAN).run();
    ExperimentSession session = session(Map.of());

    TrainedRun<double[]> run = session.experiment().run(session.task(StripesTask.class));

    assertThat(report.runs().get(0).heads().get(0).metric(Metric.LOG_LOSS))
        .isEqualTo(run.evaluation().heads().get(0).metric(Metric.LOG_LOSS).toOptional());
  }

  @Test
  void outcomeDoesNotDependOnHowManyRunsGoOnAtOnce() {
    List<SweepRun> alone = new Sweep(session(Map.of("threads", "1")), PLAN).run().runs();
    List<SweepRun> together = new Sweep(session(Map.of("threads", "3")), PLAN).run().runs();

    assertThat(together).isEqualTo(alone);
  }

  @ParameterizedTest
  @EnumSource(Mechanism.class)
  void everyMechanismCanBeSwept(Mechanism mechanism) {
    SweepPlan plan = new SweepPlan(List.of(0.5), mechanism, List.of(Method.MASKED), 1);

    SweepRun run = new Sweep(session(Map.of("missing", "0")), plan).run().runs().get(0);

    assertThat(run.heads()).allSatisfy(head -> assertThat(head.cells().train()).isBetween(60, 160));
  }

  @Test
  void sweepThatWasCutOffAnywhereEndsWithTheSameRuns() throws IOException {
    Path whole = folder.resolve("whole.csv");
    SweepReport report = new Sweep(session(Map.of()), PLAN).run(whole, false);
    byte[] bytes = Files.readAllBytes(whole);

    int header = Files.readString(whole).indexOf('\n') + 1; // is written at once, with the file

    for (int length = header; length < bytes.length; length += 1 + bytes.length / 7) {
      Path cut = folder.resolve("cut.csv");
      Files.write(cut, Arrays.copyOf(bytes, length));
      SweepReport resumed = new Sweep(session(Map.of()), PLAN).run(cut, true);
      assertThat(resumed.runs()).isEqualTo(report.runs());
      assertThat(lines(cut)).isEqualTo(lines(whole));
    }
  }

  @Test
  void onlyRunsThatAreMissingAreTrained() throws IOException {
    Path file = folder.resolve("runs.csv");
    new Sweep(session(Map.of()), PLAN).run(file, false);
    String changed =
        Files.readString(file)
            .replaceFirst("(mcar,0.0,1,[0-9a-f]+,masked,3,above,binary),\\d+", "$1,7777");
    Files.writeString(file, changed);

    SweepReport report = new Sweep(session(Map.of()), PLAN).run(file, true);

    assertThat(report.runs().get(0).heads().get(0).cells().train()).isEqualTo(7777);
  }

  @Test
  void fileOfAnotherKindIsRefusedAndNotOverwritten() throws IOException {
    Path file = folder.resolve("runs.csv");
    Files.writeString(file, "a,b\n1,2\n");

    assertThatThrownBy(() -> new Sweep(session(Map.of()), PLAN).run(file, true))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("its first line is another")
        .hasMessageContaining("without --resume");
    assertThat(file).hasContent("a,b\n1,2\n");
  }

  @Test
  void runsOnOtherLabelsAreNotGoneOnWith() throws IOException {
    Path file = folder.resolve("runs.csv");
    new Sweep(session(Map.of()), PLAN).run(file, false);
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, 7));

    assertThatThrownBy(() -> new Sweep(session(Map.of("missing", "0.3")), PLAN).run(file, true))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("Found others for seed 1")
        .hasMessageContaining("without --resume");
    assertThat(Files.readAllLines(file)).isEqualTo(lines.subList(0, 7));
  }

  @Test
  void methodThatCannotBeTrainedSaysWhyAndTheOthersGoOn() {
    SweepPlan plan =
        new SweepPlan(List.of(0.98), Mechanism.MCAR, List.of(Method.DROP_ROWS, Method.MASKED), 1);

    SweepReport report = new Sweep(session(Map.of()), plan).run();

    SweepRun dropRows = report.runs().get(0);
    assertThat(dropRows.heads().get(0).problem()).contains("rows have every label");
    assertThat(dropRows.heads().get(0).metrics()).isEmpty();
    assertThat(dropRows.heads().get(0).cells().learnt()).isZero();
    assertThat(report.runs().get(1).heads().get(0).metrics()).isNotEmpty();
    assertThat(report.summary().problem(0.98, Method.DROP_ROWS)).isPresent();
    assertThat(report.summary().problem(0.98, Method.MASKED)).isEmpty();
  }

  @Test
  void trainingThatDivergesIsAResultToo() {
    SweepPlan plan = new SweepPlan(List.of(0.0), Mechanism.MCAR, List.of(Method.MASKED), 1);

    SweepReport report =
        new Sweep(session(Map.of("optimizer", "sgd", "learning-rate", "1e30")), plan).run();

    assertThat(report.runs().get(0).heads().get(0).problem()).contains("finite");
  }

  @Test
  void wrongOptionEndsTheSweep() {
    SweepPlan plan = new SweepPlan(List.of(0.0), Mechanism.MCAR, List.of(Method.MASKED), 1);

    assertThatThrownBy(() -> new Sweep(session(Map.of("head-weights", "nobody=2")), plan).run())
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("nobody");
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().sorted().toList();
  }

  private static ExperimentSession session(Map<String, String> options) {
    Map<String, String> all = new LinkedHashMap<>(Map.of("epochs", "3", "missing", "0.2"));
    all.putAll(options);
    return ExperimentSession.open(new StripesTask.Module(), all);
  }
}
