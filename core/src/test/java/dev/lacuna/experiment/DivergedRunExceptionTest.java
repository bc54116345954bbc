package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DivergedRunExceptionTest {
  /** The weights grow as the decay overshoots: they triple with each step. */
  private static final Map<String, String> GROWING =
      Map.of("learning-rate", "40", "weight-decay", "0.1", "epochs", "99");

  private final Path folder;

  DivergedRunExceptionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void lastGoodModelIsSavedAndNamedAndLoads() {
    DivergedRunException diverged = diverged(GROWING);
    int epoch = diverged.lastGood().orElseThrow().epoch();
    Path file = folder.resolve("last-good.lacuna");

    LacunaException told = diverged.savedIn(OutputFolder.prepare(folder));

    assertThat(epoch).isPositive();
    assertThat(told.code()).isEqualTo(ErrorCode.DIVERGED);
    assertThat(told)
        .hasMessageStartingWith("The loss must stay a finite number. Found ")
        .hasMessageContaining(" at learning rate 40.0. Choose a smaller --learning-rate.")
        .hasMessageEndingWith(" The model of epoch %d is kept, untested, in %s.", epoch, file);
    ExperimentSession session = ExperimentSession.open(new StripesTask.Module(), Map.of());
    Model<double[]> model = session.experiment().load(session.task(StripesTask.class), file);
    assertThat(model.members().get(0).isFinite()).isTrue();
    assertThat(model.card().thresholds()).containsOnly(0.5);
    assertThat(model.card().metrics()).isEmpty();
    assertThat(model.card().provenance())
        .containsEntry(
            "untested", "weights of epoch " + epoch + " of a training that diverged later")
        .containsEntry("method", "masked");
    assertThat(model.predict(List.of(new double[] {0.1, 0.2})).rows()).isEqualTo(1);
  }

  @Test
  void runWithoutAGoodEpochSaysSoAndWritesNothing() {
    DivergedRunException diverged = diverged(Map.of("learning-rate", "1e38", "epochs", "9"));

    LacunaException told = diverged.savedIn(OutputFolder.prepare(folder));

    assertThat(diverged.lastGood()).isEmpty();
    assertThat(told)
        .hasMessageContaining(" in epoch 1 at ")
        .hasMessageEndingWith(" No epoch ended well, so that no model is kept.");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void folderThatCannotBeWrittenDoesNotHideTheReason() throws IOException {
    DivergedRunException diverged = diverged(GROWING);
    OutputFolder gone = OutputFolder.prepare(folder.resolve("out"));
    Files.delete(gone.path());

    LacunaException told = diverged.savedIn(gone);

    assertThat(told.code()).isEqualTo(ErrorCode.DIVERGED);
    assertThat(told)
        .hasMessageStartingWith("The loss must stay a finite number.")
        .hasMessageContaining(" is lost: The file must be writable. Found ");
  }

  private static DivergedRunException diverged(Map<String, String> settings) {
    ExperimentSession session = ExperimentSession.open(new StripesTask.Module(), settings);
    DivergedRunException thrown =
        catchThrowableOfType(
            DivergedRunException.class,
            () -> session.experiment().run(session.task(StripesTask.class)));
    assertThat(thrown).isNotNull();
    return thrown;
  }
}
