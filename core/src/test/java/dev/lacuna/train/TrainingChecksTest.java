package dev.lacuna.train;

import static dev.lacuna.train.TrainerTest.DEV;
import static dev.lacuna.train.TrainerTest.MISSING;
import static dev.lacuna.train.TrainerTest.NO_DEV;
import static dev.lacuna.train.TrainerTest.ONE;
import static dev.lacuna.train.TrainerTest.TRAIN;
import static dev.lacuna.train.TrainerTest.config;
import static dev.lacuna.train.TrainerTest.job;
import static dev.lacuna.train.TrainerTest.refusal;
import static dev.lacuna.train.TrainerTest.set;
import static dev.lacuna.train.TrainerTest.stopping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.SparseFeatures;
import dev.lacuna.loss.CellWeights;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before training. */
class TrainingChecksTest {
  @Test
  void trainPartWithoutObservedLabelIsRefused() {
    TrainingSet unlabelled = set(new float[3], MISSING, MISSING, MISSING);

    LacunaException thrown =
        refusal(new ScriptedEngine(1), job(unlabelled, DEV, config(4, Optional.empty())));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_DATA);
    assertThat(thrown)
        .hasMessage(
            "Training needs at least one observed label. Found none in 3 rows of the train part. Give rows with labels, or train a larger share of them.");
  }

  @Test
  void earlyStoppingWithoutLabelledDevIsRefused() {
    TrainingSet unlabelled = set(new float[2], MISSING, MISSING);

    LacunaException none =
        refusal(new ScriptedEngine(1), job(TRAIN, NO_DEV, config(4, stopping(1, null))));
    LacunaException missing =
        refusal(new ScriptedEngine(1), job(TRAIN, unlabelled, config(4, stopping(1, null))));

    assertThat(none.code()).isEqualTo(ErrorCode.BAD_OPTION);
    assertThat(none).hasMessageContaining("Found none in 0 rows.");
    assertThat(missing.code()).isEqualTo(ErrorCode.BAD_OPTION);
    assertThat(missing).hasMessageContaining("Found none in 2 rows.");
  }

  @Test
  void weightsThatTheEngineDoesNotHeedAreRefused() {
    TrainingSet weighted = TRAIN.weighted(new CellWeights(1, new float[TRAIN.rows()]));

    LacunaException thrown =
        refusal(new ScriptedEngine(1), job(weighted, DEV, config(4, Optional.empty())));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_OPTION);
    assertThat(thrown)
        .hasMessage(
            "Weights of labels need an engine that heeds them. Found 'scripted', which does not. Use --engine fused, or drop --ipw.");
  }

  @Test
  void weightsMustBeThoseOfTheLabels() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TRAIN.weighted(new CellWeights(2, new float[2 * TRAIN.rows()])))
        .withMessageContaining("weights must be one per label");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void featureThatIsNotFiniteIsRefusedWithItsPlace(float feature) {
    TrainingSet broken = set(new float[] {1, 2, feature, 4}, 1, 0, 1, 0);

    LacunaException thrown =
        refusal(new ScriptedEngine(1), job(broken, NO_DEV, config(4, Optional.empty())));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_DATA);
    assertThat(thrown)
        .hasMessage(
            "Features must be finite numbers. Found %s in row 3, column 1 of the train part.",
            feature);
  }

  @Test
  void sparseFeatureThatIsNotFiniteIsRefusedWithItsPlace() {
    // 5 0 0 / nothing / 0 1 NaN, in a matrix far too wide to look at every zero
    int wide = 100_000_000;
    SparseFeatures features =
        new SparseFeatures(
            wide,
            new int[] {0, 1, 1, 3},
            new int[] {0, 1, wide - 1},
            new float[] {5, 1, Float.NaN});
    TrainingSet broken = new TrainingSet(features, set(new float[3], 1, 0, 1).labels());

    LacunaException thrown =
        refusal(
            new ScriptedEngine(1),
            new TrainingJob(
                new Architecture(wide, List.of(), Activation.RELU, 0, 1),
                MaskedLoss.of(ONE),
                broken,
                NO_DEV,
                config(4, Optional.empty())));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_DATA);
    assertThat(thrown)
        .hasMessage(
            "Features must be finite numbers. Found NaN in row 3, column 100000000 of the train"
                + " part.");
  }
}
