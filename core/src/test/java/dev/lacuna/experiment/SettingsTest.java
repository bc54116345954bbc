package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.eval.Metric;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.loss.ClassWeights;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Normalization;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Norm;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.train.EarlyStopping;
import dev.lacuna.train.Optimizer;
import dev.lacuna.train.Schedule;
import dev.lacuna.train.TrainingConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(BinaryHead.of("left", MaskValue.NAN), BinaryHead.of("right", MaskValue.NAN));
  private static final LabelMatrix TRAIN =
      LabelMatrix.builder(SCHEMA)
          .add("1", 1, Double.NaN)
          .add("2", 0, Double.NaN)
          .add("3", 0, 1)
          .add("4", 0, Double.NaN)
          .build();

  @Test
  void defaultsAreAMaskedPerHeadLossAndNoEarlyStopping() {
    Settings settings = settings(Map.of());

    assertThat(settings.config())
        .isEqualTo(
            new TrainingConfig(
                100, 128, 0.001, 0, Optional.empty(), new TrainingConfig.Compute(1, 0)));
    assertThat(settings.architecture(7, SCHEMA))
        .isEqualTo(new Architecture(7, List.of(128, 64), Activation.RELU, 0, 2));
    assertThat(settings.loss(TRAIN)).isEqualTo(MaskedLoss.of(SCHEMA).withObservedSharesOf(TRAIN));
    assertThat(settings.engine()).isEqualTo("auto");
    assertThat(settings.seed()).isEqualTo(1);
  }

  @Test
  void trainingOptionsReachTheConfiguration() {
    Settings settings =
        settings(
            Map.of(
                "epochs", "7",
                "batch-size", "32",
                "learning-rate", "0.5",
                "weight-decay", "0.25",
                "seed", "-9",
                "threads", "3"));

    assertThat(settings.config())
        .isEqualTo(
            new TrainingConfig(
                7, 32, 0.5, 0.25, Optional.empty(), new TrainingConfig.Compute(-9, 3)));
  }

  @Test
  void optionsOfTheStepReachTheOptimizer() {
    Settings settings =
        settings(
            Map.of(
                "optimizer", "sgd",
                "momentum", "0.75",
                "schedule", "cosine",
                "warm-up", "0.05",
                "clip-norm", "1.5"));

    assertThat(settings.config().optimizer())
        .isEqualTo(
            new Optimizer(
                Optimizer.Rule.SGD,
                0.001,
                0,
                0.75,
                new Schedule(Schedule.Shape.COSINE, 0.05),
                1.5));
  }

  @Test
  void scaleOfInitialWeightsAndDecayOfBiasesReachTheConfiguration() {
    TrainingConfig config =
        settings(Map.of("initial-scale", "0.2", "bias-decay", "yes", "weight-decay", "6")).config();

    assertThat(config.initialScale()).isEqualTo(0.2);
    assertThat(config.optimizer())
        .isEqualTo(new Optimizer(Optimizer.Rule.ADAMW, 0.001, 6, true, 0.9, Schedule.CONSTANT, 0));
    assertThat(settings(Map.of()).config().initialScale()).isEqualTo(1);
    assertThat(settings(Map.of()).config().optimizer().decaysBiases()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "1001", "small"})
  void scaleThatWouldLeaveNoWeightsIsRefused(String scale) {
    assertThat(refusal(Map.of("initial-scale", scale)))
        .hasMessageContaining("initial-scale")
        .hasMessageContaining("must be a number within 0.001 to 1000")
        .hasMessageContaining("'" + scale + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"refit", "bias-decay"})
  void answersAreYesOrNo(String option) {
    assertThat(refusal(Map.of(option, "true")))
        .hasMessageContaining(option)
        .hasMessageContaining("must be one of no, yes");
  }

  @Test
  void refitIsForThoseWhoWantIt() {
    assertThat(settings(Map.of()).refits()).isFalse();
    assertThat(settings(Map.of("refit", "yes")).refits()).isTrue();
  }

  @Test
  void foldsTakeThePlaceOfASplitThatOnlyTheTaskPrefers() {
    OptionValues preferred =
        OptionValues.read(
            SharedOptions.all(),
            Map.of("split", "0.5,0.25,0.25"),
            List.of(OptionValues.Source.names(Map.of("folds", "4"))));

    assertThat(new Settings(preferred).folds()).contains(4);
    assertThatThrownBy(() -> settings(Map.of("folds", "4", "split", "0.5,0.25,0.25")))
        .isInstanceOf(LacunaException.class)
        .hasMessage(
            "--folds and --split must not be set together, for folds take the place of one split."
                + " Found --folds 4 and --split 0.5,0.25,0.25. Leave one out.");
  }

  @Test
  void trainingMayEndBeforeTheEndOfItsPlanAndThenByNothingElse() {
    Settings settings =
        settings(Map.of("epochs", "9", "patience", "2", "initial-scale", "0.5")).endingAfter(4);

    assertThat(settings.config().initialScale()).isEqualTo(0.5);
    assertThat(settings.config().epochs()).isEqualTo(9);
    assertThat(settings.config().stopAfter()).isEqualTo(4);
    assertThat(settings.config().earlyStopping()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyOptimizerHasItsWord(Optimizer.Rule rule) {
    assertThat(settings(Map.of("optimizer", rule.id())).config().optimizer().rule())
        .isEqualTo(rule);
  }

  @ParameterizedTest
  @EnumSource
  void everyScheduleHasItsWord(Schedule.Shape shape) {
    assertThat(settings(Map.of("schedule", shape.id())).config().optimizer().schedule())
        .isEqualTo(new Schedule(shape, 0));
  }

  @ParameterizedTest
  @EnumSource
  void everyNormHasItsWord(Norm norm) {
    assertThat(settings(Map.of("norm", norm.id())).architecture(3, SCHEMA).norm()).isEqualTo(norm);
  }

  @Test
  void warmUpBeforeARiseOfItsOwnIsRefused() {
    LacunaException thrown = refusal(Map.of("schedule", "one-cycle", "warm-up", "0.1"));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_OPTION);
    assertThat(thrown)
        .hasMessage(
            "--warm-up must be 0 with --schedule one-cycle, which has a rise of its own. Found"
                + " 0.1. Leave out --warm-up, or choose --schedule cosine.");
  }

  @Test
  void networkOptionsReachTheArchitecture() {
    Settings settings =
        settings(Map.of("hidden", "none", "activation", "gelu", "norm", "layer", "dropout", "0.5"));

    assertThat(settings.architecture(3, SCHEMA))
        .isEqualTo(new Architecture(3, List.of(), Activation.GELU, Norm.LAYER, 0.5, 2));
  }

  @Test
  void patienceTurnsEarlyStoppingOnByLossOrMetric() {
    assertThat(settings(Map.of("patience", "4")).config().earlyStopping())
        .contains(new EarlyStopping(4, Optional.empty()));
    assertThat(settings(Map.of("patience", "4", "monitor", "roc_auc")).config().earlyStopping())
        .contains(new EarlyStopping(4, Optional.of(Metric.ROC_AUC)));
  }

  @ParameterizedTest
  @EnumSource
  void everyNormalizationHasItsWord(Normalization normalization) {
    Settings settings = settings(Map.of("normalization", normalization.id()));

    assertThat(settings.loss(TRAIN).normalization()).isEqualTo(normalization);
  }

  @Test
  void observedSharesAreMeasuredOnTheTrainPart() {
    assertThat(settings(Map.of()).loss(TRAIN).observedShares()).containsExactly(1.0, 0.25);
  }

  @Test
  void headThatIsNotNamedWeighsOne() {
    Settings settings = settings(Map.of("head-weights", "right=3"));

    assertThat(settings.loss(TRAIN).headWeights().values()).containsExactly(1.0, 3.0);
  }

  @Test
  void balancedClassWeightsComeFromTheTrainPart() {
    assertThat(settings(Map.of("class-weights", "balanced")).loss(TRAIN).classWeights())
        .isEqualTo(ClassWeights.balanced(TRAIN))
        .isNotEqualTo(ClassWeights.none(SCHEMA));
  }

  @Test
  void weightOfAnUnknownHeadIsRefusedWithTheNearest() {
    LacunaException thrown = refusal(Map.of("head-weights", "rigth=3"));

    assertThat(thrown.code()).isEqualTo(ErrorCode.UNKNOWN_NAME);
    assertThat(thrown)
        .hasMessage("A head must be one of left, right. Found 'rigth'. Did you mean 'right'?");
  }

  @Test
  void weightsThatAreAllZeroAreRefused() {
    LacunaException thrown = refusal(Map.of("head-weights", "left=0,right=0"));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_OPTION);
    assertThat(thrown).hasMessageStartingWith("--head-weights: head weights must be finite");
  }

  private static LacunaException refusal(Map<String, String> given) {
    LacunaException thrown =
        catchThrowableOfType(LacunaException.class, () -> settings(given).loss(TRAIN));
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private static Settings settings(Map<String, String> given) {
    return new Settings(
        OptionValues.read(
            SharedOptions.all(), Map.of(), List.of(OptionValues.Source.names(given))));
  }
}
