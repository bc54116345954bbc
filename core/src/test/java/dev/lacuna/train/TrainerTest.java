package dev.lacuna.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.eval.Metric;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.train.dl4j.Dl4jEngine;
import dev.lacuna.train.fused.FusedEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  static final double MISSING = Double.NaN;
  static final LabelSchema ONE = LabelSchema.of(BinaryHead.of("y", MaskValue.NAN));
  static final TrainingSet TRAIN = set(new float[] {1, -1, 2, -2}, 1, 0, 1, 0);
  // the loss on these falls as the weight grows
  static final TrainingSet DEV = set(new float[] {1, -1}, 1, 0);
  static final TrainingSet NO_DEV = set(new float[0]);

  @Test
  void weightsOfTheSmallestDevLossAreKept() {
    TrainingResult result = train(new ScriptedEngine(1, 3, 2, 2, 9), stopping(2, null), DEV);

    assertThat(weight(result)).isEqualTo(3);
    assertThat(result.history().epochs()).hasSize(4);
    assertThat(result.history().bestEpoch()).isEqualTo(2);
    assertThat(result.history().monitor()).isEqualTo("loss");
    assertThat(result.history().epochs().get(1).dev().orElseThrow())
        .isCloseTo(Math.log1p(Math.exp(-3)), within(1e-9));
  }

  @Test
  void improvementStartsPatienceAnew() {
    TrainingResult result = train(new ScriptedEngine(1, 0, 2, 1, 1, 5), stopping(2, null), DEV);

    assertThat(result.history().epochs()).hasSize(5);
    assertThat(weight(result)).isEqualTo(2);
  }

  @Test
  void trainingMayEndBeforeTheEndOfThePlan() {
    TrainingConfig plan = config(4, stopping(1, null));

    TrainingResult result =
        new Trainer(new ScriptedEngine(1, 2, 3, 2, 1))
            .train(job(TRAIN, NO_DEV, plan.endingAfter(3)), TrainingListener.none());

    assertThat(result.history().epochs()).hasSize(3);
    assertThat(result.history().bestEpoch()).isEqualTo(3);
    assertThat(weight(result)).isEqualTo(3);
    assertThat(plan.endingAfter(3).steps(40)).isEqualTo(plan.steps(40)).isEqualTo(80);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9})
  void trainingEndsWithinItsPlan(int epoch) {
    TrainingConfig plan = config(4, Optional.empty());

    assertThatThrownBy(() -> plan.endingAfter(epoch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the epoch to stop after must be within 1 to 8. Found " + epoch);
  }

  @Test
  void scheduleGoesAsInTheWholePlanWhereTrainingEndsBefore() {
    Schedule oneCycle = new Schedule(Schedule.Shape.ONE_CYCLE, 0);
    TrainingConfig plan =
        new TrainingConfig(
            10,
            10,
            new Optimizer(Optimizer.Rule.ADAMW, 0.1, 0, 0.9, oneCycle, 0),
            Optional.empty(),
            new TrainingConfig.Compute(1, 1));
    TrainingJob whole = job(line(60), NO_DEV, plan);

    TrainingResult all = new Trainer(new FusedEngine()).train(whole, TrainingListener.none());
    TrainingResult some =
        new Trainer(new FusedEngine())
            .train(job(line(60), NO_DEV, plan.endingAfter(4)), TrainingListener.none());

    assertThat(some.history().epochs()).isEqualTo(all.history().epochs().subList(0, 4));
  }

  @Test
  void equalFigureIsNoImprovement() {
    TrainingResult result = train(new ScriptedEngine(1), stopping(3, null), DEV);

    assertThat(result.history().epochs()).hasSize(4);
    assertThat(result.history().bestEpoch()).isEqualTo(1);
  }

  @Test
  void lastEpochMayBeTheBest() {
    TrainingResult result =
        train(new ScriptedEngine(1, 2, 3, 4, 5, 6, 7, 8), stopping(1, null), DEV);

    assertThat(result.history().epochs()).hasSize(8);
    assertThat(result.history().bestEpoch()).isEqualTo(8);
    assertThat(weight(result)).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    // the AUC of a negative weight is 0, of none 0.5, of a positive one 1
    "ROC_AUC, roc_auc, 1",
    // smaller is better, and 2 gives the smallest
    "BRIER, brier, 2",
  })
  void metricIsFollowedInItsOwnDirection(Metric metric, String name, float kept) {
    TrainingResult result =
        train(new ScriptedEngine(-1, 0, 1, 2, -5, -5, -5), stopping(3, metric), DEV);

    assertThat(weight(result)).isEqualTo(kept);
    assertThat(result.history().monitor()).isEqualTo(name);
    assertThat(result.history().epochs()).hasSizeLessThan(8);
  }

  @Test
  void epochsBeforeTheMetricIsDefinedDoNotUsePatienceUp() {
    // all decisions are one class while the weight is 0, so that MCC is undefined
    TrainingResult result =
        train(new ScriptedEngine(0, 0, 0, 0, 1, 1, 1, 1), stopping(2, Metric.MCC), DEV);

    assertThat(result.history().epochs().get(0).dev()).isEqualTo(OptionalDouble.empty());
    assertThat(result.history().bestEpoch()).isEqualTo(5);
    assertThat(result.history().epochs()).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource({
    "ROC_AUC, 'To watch roc_auc, dev needs two classes of one head, or two numbers.'",
    "RMSE, '--monitor must be a metric of at least one head. Found rmse, which is for regression'",
  })
  void metricThatDevCanNeverTellIsRefused(Metric metric, String message) {
    TrainingSet onlyPositives = set(new float[] {1, 2}, 1, 1);

    LacunaException thrown =
        refusal(new ScriptedEngine(1), job(TRAIN, onlyPositives, config(4, stopping(1, metric))));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_OPTION);
    assertThat(thrown).hasMessageStartingWith(message);
  }

  @Test
  void withoutEarlyStoppingTheLastWeightsAreKept() {
    TrainingResult result = train(new ScriptedEngine(5, 4, 3), Optional.empty(), NO_DEV);

    assertThat(weight(result)).isEqualTo(3);
    assertThat(result.history().epochs()).hasSize(8);
    assertThat(result.history().bestEpoch()).isEqualTo(8);
    assertThat(result.history().monitor()).isEmpty();
    assertThat(result.history().last().dev()).isEmpty();
  }

  @Test
  void listenerHearsOfStartEpochsAndEndInThisOrder() {
    List<String> events = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void started(TrainingJob job, String engine) {
            events.add(engine + " started with " + job.train().rows());
          }

          @Override
          public void epochEnded(EpochRecord epoch) {
            events.add("epoch " + epoch.epoch());
          }

          @Override
          public void finished(History history) {
            events.add("finished, best " + history.bestEpoch());
          }
        };
    ScriptedEngine engine = new ScriptedEngine(2, 1, 1);

    new Trainer(engine).train(job(TRAIN, DEV, config(4, stopping(2, null))), listener);

    assertThat(events)
        .containsExactly(
            "scripted started with 4", "epoch 1", "epoch 2", "epoch 3", "finished, best 1");
    assertThat(engine.sessionsClosed()).isEqualTo(1);
  }

  @Test
  void everyEpochMeetsEveryRowOnceInAnOrderOfItsOwn() {
    TrainingSet ten = set(new float[10], 1, 0, 1, 0, 1, 0, 1, 0, 1, 0);
    ScriptedEngine engine = new ScriptedEngine(1);

    new Trainer(engine)
        .train(job(ten, NO_DEV, config(4, Optional.empty())), TrainingListener.none());

    assertThat(engine.batches()).hasSize(8 * 3);
    assertThat(engine.batches().subList(0, 3).stream().map(rows -> rows.length))
        .containsExactly(4, 4, 2);
    List<int[]> orders = new ArrayList<>();
    for (int epoch = 0; epoch < 8; epoch++) {
      orders.add(
          engine.batches().subList(3 * epoch, 3 * epoch + 3).stream()
              .flatMapToInt(Arrays::stream)
              .toArray());
      assertThat(orders.get(epoch)).containsExactlyInAnyOrder(IntStream.range(0, 10).toArray());
    }
    assertThat(orders.get(0)).isNotEqualTo(orders.get(1));
  }

  @Test
  void batchLargerThanTheDataIsOneBatch() {
    ScriptedEngine engine = new ScriptedEngine(1);

    new Trainer(engine)
        .train(
            job(TRAIN, NO_DEV, config(Integer.MAX_VALUE, Optional.empty())),
            TrainingListener.none());

    assertThat(engine.batches()).hasSize(8).allMatch(rows -> rows.length == 4);
  }

  @Test
  void sameSeedGivesTheSameOrderOfRows() {
    ScriptedEngine first = new ScriptedEngine(1);
    ScriptedEngine second = new ScriptedEngine(1);
    TrainingJob job = job(TRAIN, NO_DEV, config(3, Optional.empty()));

    new Trainer(first).train(job, TrainingListener.none());
    new Trainer(second).train(job, TrainingListener.none());

    assertThat(first.batches().toArray(int[][]::new))
        .isDeepEqualTo(second.batches().toArray(int[][]::new));
  }

  @Test
  void historyCountsObservedCellsAndBatchesThatHadAny() {
    // five rows in batches of one; two labels are observed, so that three batches are empty
    TrainingSet train = set(new float[5], MISSING, 1, MISSING, 0, MISSING);
    ScriptedEngine engine = new ScriptedEngine(new double[] {3}, 1);

    TrainingResult result =
        new Trainer(engine)
            .train(job(train, NO_DEV, config(1, Optional.empty())), TrainingListener.none());

    EpochRecord epoch = result.history().epochs().get(0);
    assertThat(epoch.epoch()).isEqualTo(1);
    assertThat(epoch.loss()).isEqualTo(3);
    assertThat(epoch.heads())
        .containsExactly(
            new EpochRecord.HeadRecord("y", OptionalDouble.of(3), 2, OptionalDouble.empty()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void lossThatIsNotFiniteEndsTrainingWithItsHeadEpochAndRate(double loss) {
    ScriptedEngine engine = new ScriptedEngine(new double[] {1, 1, loss}, 1);

    LacunaException thrown = refusal(engine, job(TRAIN, NO_DEV, config(4, Optional.empty())));

    assertThat(thrown.code()).isEqualTo(ErrorCode.DIVERGED);
    assertThat(thrown)
        .hasMessage(
            "The loss must stay a finite number. Found %s for head 'y' in epoch 3 at learning rate"
                + " 0.05. Choose a smaller --learning-rate.",
            loss);
    assertThat(engine.sessionsClosed()).isEqualTo(1);
  }

  @Test
  void weightsThatTheLastStepMadeInfiniteAreRefused() {
    ScriptedEngine engine = new ScriptedEngine(1, 1, 1, 1, 1, 1, 1, Float.POSITIVE_INFINITY);

    LacunaException thrown = refusal(engine, job(TRAIN, NO_DEV, config(4, Optional.empty())));

    assertThat(thrown.code()).isEqualTo(ErrorCode.DIVERGED);
    assertThat(thrown).hasMessageContaining("at learning rate 0.05");
  }

  @Test
  void divergedTrainingHandsOnTheLastEpochThatEndedWell() {
    ScriptedEngine engine = new ScriptedEngine(new double[] {4, 3, 2, Double.NaN}, 5, 6, 7, 8);

    TrainingResult kept = kept(engine, Optional.empty(), NO_DEV).orElseThrow();

    assertThat(weight(kept)).isEqualTo(7);
    assertThat(kept.history().bestEpoch()).isEqualTo(3);
    assertThat(kept.history().epochs())
        .extracting(EpochRecord::loss)
        .containsExactly(4.0, 3.0, 2.0);
    assertThat(kept.engine()).isEqualTo("scripted");
  }

  @ParameterizedTest
  // the second would give infinite logits, since the largest feature is 2
  @ValueSource(floats = {Float.NaN, Float.MAX_VALUE})
  void epochWhoseLastStepBrokeTheWeightsDidNotEndWell(float broken) {
    ScriptedEngine engine = new ScriptedEngine(new double[] {1, 1, Double.NaN}, 5, broken);

    TrainingResult kept = kept(engine, Optional.empty(), NO_DEV).orElseThrow();

    assertThat(weight(kept)).isEqualTo(5);
    assertThat(kept.history().bestEpoch()).isEqualTo(1);
  }

  @Test
  void weightsThatOnlyTheLastEpochBrokeAreThoseOfTheEpochBefore() {
    ScriptedEngine engine = new ScriptedEngine(1, 1, 1, 1, 1, 1, 2, Float.POSITIVE_INFINITY);

    TrainingResult kept = kept(engine, Optional.empty(), NO_DEV).orElseThrow();

    assertThat(weight(kept)).isEqualTo(2);
    assertThat(kept.history().bestEpoch()).isEqualTo(7);
    assertThat(kept.history().epochs()).hasSize(8);
  }

  @Test
  void divergedTrainingThatWatchesDevHandsOnTheBestEpoch() {
    ScriptedEngine engine = new ScriptedEngine(new double[] {1, 1, 1, Double.NaN}, 1, 3, 2);

    TrainingResult kept = kept(engine, stopping(5, null), DEV).orElseThrow();

    assertThat(weight(kept)).isEqualTo(3);
    assertThat(kept.history().bestEpoch()).isEqualTo(2);
    assertThat(kept.history().monitor()).isEqualTo("loss");
  }

  @Test
  void trainingThatDivergesInItsFirstEpochHasNothingToHandOn() {
    // the second of two batches
    ScriptedEngine engine = new ScriptedEngine(new double[] {1, Double.NaN}, 1);
    List<String> events = new ArrayList<>();

    DivergedException thrown =
        catchThrowableOfType(
            DivergedException.class,
            () ->
                new Trainer(engine)
                    .train(job(TRAIN, NO_DEV, config(2, Optional.empty())), noting(events)));

    assertThat(thrown.lastGood()).isEmpty();
    assertThat(thrown).hasMessageContaining("in epoch 1 at");
    assertThat(events).containsExactly("diverged");
  }

  @Test
  void hugeLearningRateDivergesWithARealEngine() {
    LabelSchema schema = LabelSchema.of(RegressionHead.of("r", MaskValue.NAN));
    TrainingJob job =
        new TrainingJob(
            new Architecture(1, List.of(4), Activation.IDENTITY, 0, 1),
            MaskedLoss.of(schema),
            set(schema, new float[] {1, 2, 3}, 1, 5, 2),
            set(schema, new float[0]),
            new TrainingConfig(9, 1, 1e30, 0, Optional.empty(), new TrainingConfig.Compute(1, 1)));

    LacunaException thrown = refusal(new Dl4jEngine(), job);

    assertThat(thrown.code()).isEqualTo(ErrorCode.DIVERGED);
    assertThat(thrown).hasMessageContaining("at learning rate 1.0E30");
  }

  @Test
  void stepsOfAsManyRowsAsThereMayBeAreCounted() {
    TrainingConfig config = config(1_000, Optional.empty());

    assertThat(config.steps(Integer.MAX_VALUE)).isEqualTo(8L * 2_147_484);
    assertThat(config(Integer.MAX_VALUE, Optional.empty()).steps(Integer.MAX_VALUE)).isEqualTo(8);
  }

  @Test
  void realEngineLearnsAndRepeatsItselfBitForBit() {
    TrainingSet train = line(60);
    TrainingJob job =
        new TrainingJob(
            new Architecture(1, List.of(6), Activation.TANH, 0.1, 1),
            MaskedLoss.of(ONE),
            train,
            train,
            new TrainingConfig(
                40, 7, 0.02, 0.01, stopping(5, null), new TrainingConfig.Compute(3, 0)));

    TrainingResult first = new Trainer(new Dl4jEngine()).train(job, TrainingListener.none());
    TrainingResult second = new Trainer(new Dl4jEngine()).train(job, TrainingListener.none());

    List<EpochRecord> epochs = first.history().epochs();
    assertThat(first.history().last().loss()).isLessThan(epochs.get(0).loss() / 2);
    assertThat(second.history()).isEqualTo(first.history());
    for (int l = 0; l < 2; l++) {
      DenseLayer layer = first.network().layers().get(l);
      assertThat(second.network().layers().get(l).weights()).isEqualTo(layer.weights());
      assertThat(second.network().layers().get(l).biases()).isEqualTo(layer.biases());
    }
  }

  private static TrainingResult train(
      ScriptedEngine engine, Optional<EarlyStopping> stopping, TrainingSet dev) {
    return new Trainer(engine).train(job(TRAIN, dev, config(4, stopping)), TrainingListener.none());
  }

  private static Optional<TrainingResult> kept(
      TrainingEngine engine, Optional<EarlyStopping> stopping, TrainingSet dev) {
    LacunaException thrown = refusal(engine, job(TRAIN, dev, config(4, stopping)));
    assertThat(thrown).isInstanceOf(DivergedException.class);
    return ((DivergedException) thrown).lastGood();
  }

  private static TrainingListener noting(List<String> events) {
    return new TrainingListener() {
      @Override
      public void epochEnded(EpochRecord epoch) {
        events.add("epoch " + epoch.epoch());
      }

      @Override
      public void finished(History history) {
        events.add("finished");
      }

      @Override
      public void diverged() {
        events.add("diverged");
      }
    };
  }

  static LacunaException refusal(TrainingEngine engine, TrainingJob job) {
    LacunaException thrown =
        catchThrowableOfType(
            LacunaException.class, () -> new Trainer(engine).train(job, TrainingListener.none()));
    assertThat(thrown).isNotNull();
    return thrown;
  }

  static TrainingJob job(TrainingSet train, TrainingSet dev, TrainingConfig config) {
    return new TrainingJob(
        new Architecture(1, List.of(), Activation.RELU, 0, 1),
        MaskedLoss.of(ONE),
        train,
        dev,
        config);
  }

  static TrainingConfig config(int batchSize, Optional<EarlyStopping> stopping) {
    return new TrainingConfig(8, batchSize, 0.05, 0, stopping, new TrainingConfig.Compute(1, 0));
  }

  static Optional<EarlyStopping> stopping(int patience, @Nullable Metric metric) {
    return Optional.of(new EarlyStopping(patience, Optional.ofNullable(metric)));
  }

  static TrainingSet set(float[] features, double... labels) {
    return set(ONE, features, labels);
  }

  static TrainingSet set(LabelSchema schema, float[] features, double... labels) {
    LabelMatrix.Builder builder = LabelMatrix.builder(schema);
    for (double label : labels) {
      builder.add("row", label);
    }
    return new TrainingSet(new DenseFeatures(1, features), builder.build());
  }

  /** Points on a line, positive above 0, every third label missing. */
  private static TrainingSet line(int rows) {
    float[] features = new float[rows];
    double[] labels = new double[rows];
    for (int row = 0; row < rows; row++) {
      features[row] = (row * 37 % rows - rows / 2f) / rows * 4;
      labels[row] = row % 3 == 0 ? MISSING : features[row] > 0 ? 1 : 0;
    }
    return set(features, labels);
  }

  private static float weight(TrainingResult result) {
    return result.network().layers().get(0).weights()[0];
  }
}
