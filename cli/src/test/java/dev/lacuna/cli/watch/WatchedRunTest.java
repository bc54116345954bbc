package dev.lacuna.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.cli.watch.Snapshot.State;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.Method;
import dev.lacuna.report.run.RunOrigin;
import dev.lacuna.task.TaskRegistry;
import dev.lacuna.task.TaskRegistry.FoundTask;
import dev.lacuna.train.EpochRecord;
import dev.lacuna.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchedRunTest {
  private final FoundTask toy = TaskRegistry.ofClassPath().find("toy");

  private final ExperimentSession session =
      ExperimentSession.open(
          toy.module(), Map.of("points", "1000", "epochs", "3", "ensemble", "2", "patience", "2"));

  private final WatchedRun run =
      new WatchedRun(new RunOrigin(toy.description(), "train", session.options()));

  @Test
  void beforeAnyTrainingThePageSaysSo() {
    Snapshot snapshot = run.snapshot();

    assertThat(snapshot.state()).isEqualTo(State.GOING_ON);
    assertThat(snapshot.html()).contains("toy: train", "getting the data ready");
  }

  @Test
  void thePageStaysTheSameUntilSomethingHappens() {
    Snapshot first = run.snapshot();
    assertThat(run.snapshot()).isSameAs(first);

    run.changed();
    assertThat(run.snapshot().version()).isGreaterThan(first.version());
  }

  @Test
  void thePageGrowsWithEachEpoch() {
    List<String> pages = new ArrayList<>();
    TrainingListener also = epoch -> pages.add(run.snapshot().html());

    session.experiment().run(session.task(), Method.MASKED, run.training("training", also));

    assertThat(pages).hasSize(6).doesNotHaveDuplicates();
    assertThat(pages.get(0)).contains("training, member 1 of 2: epoch 1 of 3");
    assertThat(pages.get(1)).contains("Training loss by epoch", "data-label=\"y0\"", "dev loss");
    assertThat(pages.get(5)).contains("member 2 of 2: epoch 3 of 3", "All trainings so far");
  }

  @Test
  void theReportTakesThePlaceOfThePage() {
    run.end(Optional.of("<p>the report</p>"));

    assertThat(run.snapshot().html()).isEqualTo("<p>the report</p>");
    assertThat(run.snapshot().state()).isEqualTo(State.ENDED);
    assertThat(run.goesOn()).isFalse();
  }

  @Test
  void aRunThatWasStoppedSaysSo() {
    run.stop();

    assertThat(run.snapshot().state()).isEqualTo(State.STOPPED);
    assertThat(run.snapshot().html()).contains("stopped before its end");
  }

  @Test
  void epochsOfBeforeAStopAreShownToo() {
    List<EpochRecord> before = new ArrayList<>();
    session.experiment().run(session.task(), Method.MASKED, before::add);

    WatchedTraining watched = new WatchedTraining(run, "training", TrainingListener.none());
    watched.resumed(before.subList(0, 2));
    watched.epochEnded(before.get(2));

    assertThat(watched.soFar().epochs()).isEqualTo(before.subList(0, 3));
  }
}
