package dev.lacuna.experiment;

import com.google.inject.Inject;
import dev.lacuna.data.SplitShares;
import dev.lacuna.data.Splitter;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.eval.CalibrationChoice;
import dev.lacuna.eval.Metric;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.ClassWeights;
import dev.lacuna.loss.HeadWeights;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the shared options of a run mean. */
public final class Settings {
  private static final SplitShares DEFAULT_SHARES = new SplitShares(0.8, 0.1, 0.1);

  private final OptionValues options;
  private final Optimizer optimizer;
  private final OptionalInt lastEpoch;

  /**
   * Creates the settings of a run.
   *
   * @throws LacunaException when options that are legal by themselves do not go together
   */
  @Inject
  public Settings(OptionValues options) {
    this(options, OptionalInt.empty());
    checkSplit(options);
  }

  private Settings(OptionValues options, OptionalInt lastEpoch) {
    this.options = options;
    this.optimizer = optimizer(options);
    this.lastEpoch = lastEpoch;
  }

  /** Returns the share of the features that each member of an ensemble learns from. */
  double memberColumns() {
    return options.get(SharedOptions.MEMBER_COLUMNS);
  }

  /** Returns the same settings with other values for options that nobody set. */
  Settings preferring(Map<String, String> preferences) {
    return new Settings(options.preferring(preferences), lastEpoch);
  }

  /** Returns the same settings for a training that ends after this epoch of its plan. */
  Settings endingAfter(int epoch) {
    return new Settings(options, OptionalInt.of(epoch));
  }

  /** Returns the options as they were set. */
  public OptionValues options() {
    return options;
  }

  /** Returns the seed of the run. */
  public long seed() {
    return options.get(SharedOptions.SEED);
  }

  /** Returns the name of the engine; {@code auto} is one that chooses. */
  public String engine() {
    return options.get(SharedOptions.ENGINE);
  }

  Splitter splitter() {
    return new Splitter(options.find(SharedOptions.SPLIT).orElse(DEFAULT_SHARES), seed());
  }

  /** Returns the number of folds, where cross-validation is wanted. */
  public Optional<Integer> folds() {
    return options.find(SharedOptions.FOLDS);
  }

  Architecture architecture(int inputs, LabelSchema schema) {
    return new Architecture(
        inputs,
        options.get(SharedOptions.HIDDEN),
        Activation.valueOf(constant(options.get(SharedOptions.ACTIVATION))),
        Norm.valueOf(constant(options.get(SharedOptions.NORM))),
        options.get(SharedOptions.INPUT_DROPOUT),
        options.get(SharedOptions.DROPOUT),
        schema.outputs());
  }

  MaskedLoss loss(LabelMatrix train) {
    LabelSchema schema = train.schema();
    boolean balanced = options.get(SharedOptions.CLASS_WEIGHTS).equals("balanced");
    return MaskedLoss.of(schema)
        .with(Normalization.valueOf(constant(options.get(SharedOptions.NORMALIZATION))))
        .with(headWeights(schema, options.find(SharedOptions.HEAD_WEIGHTS).orElse(Map.of())))
        .with(balanced ? ClassWeights.balanced(train) : ClassWeights.none(schema))
        .withObservedSharesOf(train);
  }

  TrainingConfig config() {
    TrainingConfig plan =
        new TrainingConfig(
                options.get(SharedOptions.EPOCHS),
                options.get(SharedOptions.BATCH_SIZE),
                optimizer,
                earlyStopping(),
                compute())
            .withInitialScale(options.get(SharedOptions.INITIAL_SCALE));
    return lastEpoch.isPresent() ? plan.endingAfter(lastEpoch.getAsInt()) : plan;
  }

  /** A split that only a task prefers gives way to folds. */
  private static void checkSplit(OptionValues options) {
    if (options.find(SharedOptions.FOLDS).isPresent() && options.isSet(SharedOptions.SPLIT)) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "--folds and --split must not be set together, for folds take the place of one split. Found --folds %s and --split %s. Leave one out."
              .formatted(
                  options.asMap().get(SharedOptions.FOLDS.name()),
                  options.asMap().get(SharedOptions.SPLIT.name())));
    }
  }

  boolean refits() {
    return options.get(SharedOptions.REFIT).equals("yes");
  }

  /** Returns whether labels weigh inversely to how probable they were to be observed. */
  boolean weighsByPropensity() {
    return options.get(SharedOptions.IPW).equals("yes");
  }

  /** Returns what inverse propensities are limited to. */
  double clip() {
    return options.get(SharedOptions.IPW_CLIP);
  }

  TrainingConfig.Compute compute() {
    return new TrainingConfig.Compute(seed(), options.get(SharedOptions.THREADS));
  }

  int members() {
    return options.get(SharedOptions.ENSEMBLE);
  }

  CalibrationChoice calibration() {
    return CalibrationChoice.valueOf(constant(options.get(SharedOptions.CALIBRATION)));
  }

  private static Optimizer optimizer(OptionValues options) {
    return new Optimizer(
        Optimizer.Rule.valueOf(constant(options.get(SharedOptions.OPTIMIZER))),
        options.get(SharedOptions.LEARNING_RATE),
        options.get(SharedOptions.WEIGHT_DECAY),
        options.get(SharedOptions.BIAS_DECAY).equals("yes"),
        options.get(SharedOptions.MOMENTUM),
        schedule(options),
        options.get(SharedOptions.CLIP_NORM));
  }

  private static Schedule schedule(OptionValues options) {
    Schedule.Shape shape = Schedule.Shape.valueOf(constant(options.get(SharedOptions.SCHEDULE)));
    double warmUp = options.get(SharedOptions.WARM_UP);
    if (shape == Schedule.Shape.ONE_CYCLE && warmUp > 0) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "--warm-up must be 0 with --schedule one-cycle, which has a rise of its own. Found %s. Leave out --warm-up, or choose --schedule cosine."
              .formatted(warmUp));
    }
    return new Schedule(shape, warmUp);
  }

  private Optional<EarlyStopping> earlyStopping() {
    int patience = options.get(SharedOptions.PATIENCE);
    String monitor = options.get(SharedOptions.MONITOR);
    Optional<Metric> metric =
        monitor.equals("loss") ? Optional.empty() : Optional.of(Metric.byId(monitor));
    return patience == 0 ? Optional.empty() : Optional.of(new EarlyStopping(patience, metric));
  }

  private static HeadWeights headWeights(LabelSchema schema, Map<String, Double> given) {
    List<Double> weights = new ArrayList<>(Collections.nCopies(schema.size(), 1.0));
    given.forEach((head, weight) -> weights.set(schema.indexOf(head), weight));
    try {
      return new HeadWeights(weights);
    } catch (IllegalArgumentException refused) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION, "--head-weights: " + refused.getMessage() + ".", refused);
    }
  }

  private static String constant(String id) {
    return id.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
