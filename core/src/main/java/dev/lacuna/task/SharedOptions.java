package dev.lacuna.task;

import dev.lacuna.data.SplitShares;
import dev.lacuna.data.Splitter;
import dev.lacuna.eval.CalibrationChoice;
import dev.lacuna.eval.Metric;
import dev.lacuna.loss.Normalization;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Model;
import dev.lacuna.model.Norm;
import dev.lacuna.train.Optimizer;
import dev.lacuna.train.Schedule;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The options that every task shares. A task may prefer other defaults. */
public final class SharedOptions {
  /** Where results go. */
  public static final Option<Path> OUT =
      OptionTypes.path("out", "DIR", "folder for results (default: out/<task>)");

  /** The one source of randomness. */
  public static final Option<Long> SEED =
      OptionTypes.bigInteger("seed", "fixes everything that is random").withDefault("1");

  /** Shares of the parts. */
  public static final Option<SplitShares> SPLIT =
      OptionTypes.option(
          "split",
          "X,X,X",
          "shares of train, dev and test (default: the task's own, or 0.8,0.1,0.1)",
          SharedOptions::splitShares);

  /** How many folds a cross-validation has. */
  public static final Option<Integer> FOLDS =
      OptionTypes.integer(
          "folds",
          Splitter.FEWEST_FOLDS,
          Splitter.MOST_FOLDS,
          "cross-validation with so many folds instead of one split");

  /** The share of the features that a member learns from. */
  public static final Option<Double> MEMBER_COLUMNS =
      OptionTypes.number(
              "member-columns",
              0.1,
              1,
              "share of the features that each member of an ensemble learns from, at random")
          .withHint("SHARE")
          .withDefault("1");

  /** Processor threads. */
  public static final Option<Integer> THREADS =
      OptionTypes.integer("threads", 0, 1024, "processor threads; 0 lets the engine choose")
          .withDefault("0");

  /** Who takes the optimiser steps. */
  public static final Option<String> ENGINE =
      OptionTypes.text(
              "engine",
              "auto|NAME",
              "what trains the network: auto is the task's own engine, else fused")
          .withDefault("auto");

  /** Passes over the train part. */
  public static final Option<Integer> EPOCHS =
      OptionTypes.integer("epochs", 1, Integer.MAX_VALUE, "passes over the train part at most")
          .withDefault("100");

  /** Rows a step. */
  public static final Option<Integer> BATCH_SIZE =
      OptionTypes.integer("batch-size", 1, Integer.MAX_VALUE, "rows a step").withDefault("128");

  /** What a step does with the gradient. */
  public static final Option<String> OPTIMIZER =
      OptionTypes.choice(
              "optimizer",
              Arrays.stream(Optimizer.Rule.values()).map(Optimizer.Rule::id).toList(),
              "what a step does with the gradient")
          .withDefault("adamw");

  /** The size of a step. */
  public static final Option<Double> LEARNING_RATE =
      OptionTypes.positive("learning-rate", "step size of the optimiser").withDefault("0.001");

  /** What SGD keeps of the step before. */
  public static final Option<Double> MOMENTUM =
      OptionTypes.belowOne("momentum", "what sgd keeps of the step before").withDefault("0.9");

  /** How the learning rate goes over the steps. */
  public static final Option<String> SCHEDULE =
      OptionTypes.choice(
              "schedule",
              Arrays.stream(Schedule.Shape.values()).map(Schedule.Shape::id).toList(),
              "how the learning rate goes over all steps")
          .withDefault("constant");

  /** How long the learning rate rises first. */
  public static final Option<Double> WARM_UP =
      OptionTypes.belowOne(
              "warm-up", "share of all steps over which the learning rate first rises from 0")
          .withHint("SHARE")
          .withDefault("0");

  /** How long a gradient may be. */
  public static final Option<Double> CLIP_NORM =
      OptionTypes.notNegative(
              "clip-norm", "scales a longer gradient down to this Euclidean norm; 0 for never")
          .withDefault("0");

  /** Widths of the trunk's layers. */
  public static final Option<List<Integer>> HIDDEN =
      OptionTypes.widths("hidden", "widths of the trunk's layers from below, or none")
          .withDefault("128,64");

  /** What the trunk's layers apply. */
  public static final Option<String> ACTIVATION =
      OptionTypes.choice(
              "activation",
              Arrays.stream(Activation.values()).map(Activation::id).toList(),
              "what every layer of the trunk applies")
          .withDefault("relu");

  /** What keeps the trunk's sums in range. */
  public static final Option<String> NORM =
      OptionTypes.choice(
              "norm",
              Arrays.stream(Norm.values()).map(Norm::id).toList(),
              "what keeps the sums of every layer of the trunk in range")
          .withDefault("none");

  /** How large weights begin. */
  public static final Option<Double> INITIAL_SCALE =
      OptionTypes.number(
              "initial-scale", 0.001, 1000, "what the initial weights, Glorot's, are multiplied by")
          .withDefault("1");

  /** Probability of dropping a unit. */
  public static final Option<Double> DROPOUT =
      OptionTypes.number("dropout", 0, 0.99, "probability of dropping a unit of the trunk")
          .withDefault("0");

  /** Probability of dropping a feature. */
  public static final Option<Double> INPUT_DROPOUT =
      OptionTypes.number("input-dropout", 0, 0.99, "probability of dropping a feature")
          .withDefault("0");

  /** How strongly weights are pulled to zero. */
  public static final Option<Double> WEIGHT_DECAY =
      OptionTypes.notNegative(
              "weight-decay",
              "how strongly weights are pulled to zero; apart from the gradient with adamw")
          .withDefault("0");

  /** Whether biases decay too. */
  public static final Option<String> BIAS_DECAY =
      OptionTypes.noOrYes("bias-decay", "whether biases are pulled to zero like weights")
          .withDefault("no");

  /** What the loss is divided by. */
  public static final Option<String> NORMALIZATION =
      OptionTypes.choice(
              "normalization",
              Arrays.stream(Normalization.values()).map(Normalization::id).toList(),
              "what the sum over observed cells is divided by")
          .withDefault("per-head");

  /** How much heads count. */
  public static final Option<Map<String, Double>> HEAD_WEIGHTS =
      OptionTypes.weights("head-weights", "how much heads count in the loss; 1 where not named");

  /** How much classes count. */
  public static final Option<String> CLASS_WEIGHTS =
      OptionTypes.choice(
              "class-weights",
              List.of("none", "balanced"),
              "balanced makes all classes of a head count the same")
          .withDefault("none");

  /** Whether labels weigh inversely to how probable they were to be observed. */
  public static final Option<String> IPW =
      OptionTypes.noOrYes(
              "ipw", "weighs each label by the inverse of its propensity to be observed")
          .withDefault("no");

  /** How far inverse propensities may go. */
  public static final Option<Double> IPW_CLIP =
      OptionTypes.number("ipw-clip", 1, 1_000_000, "limits the weights of --ipw to 1/X and X")
          .withDefault("10");

  /** Early stopping. */
  public static final Option<Integer> PATIENCE =
      OptionTypes.integer(
              "patience",
              0,
              Integer.MAX_VALUE,
              "epochs without improvement on dev until training stops; 0 for never")
          .withDefault("0");

  /** What early stopping watches. */
  public static final Option<String> MONITOR =
      OptionTypes.choice(
              "monitor",
              Stream.concat(Stream.of("loss"), Arrays.stream(Metric.values()).map(Metric::id))
                  .toList(),
              "what early stopping watches on dev: loss or a metric")
          .withHint("NAME")
          .withDefault("loss");

  /** Whether dev is learnt from in the end. */
  public static final Option<String> REFIT =
      OptionTypes.noOrYes(
              "refit", "trains again on train and dev together, for as long as dev has found best")
          .withDefault("no");

  /** How many networks a model has. */
  public static final Option<Integer> ENSEMBLE =
      OptionTypes.integer(
              "ensemble",
              1,
              Model.MOST_MEMBERS,
              "networks from different seeds, whose predictions are averaged")
          .withDefault("1");

  /** How probabilities are made to agree with how often they come true. */
  public static final Option<String> CALIBRATION =
      OptionTypes.choice(
              "calibration",
              Arrays.stream(CalibrationChoice.values()).map(CalibrationChoice::id).toList(),
              "how probabilities are fitted to the labels of dev; auto chooses by their number")
          .withDefault("auto");

  private SharedOptions() {}

  /** Returns the options that decide which data a model meets. */
  public static List<Option<?>> data() {
    return List.of(SEED, SPLIT);
  }

  /** Returns all shared options, in the order of a help text. */
  public static List<Option<?>> all() {
    return List.of(
        OUT,
        SEED,
        SPLIT,
        FOLDS,
        EPOCHS,
        BATCH_SIZE,
        OPTIMIZER,
        LEARNING_RATE,
        MOMENTUM,
        SCHEDULE,
        WARM_UP,
        CLIP_NORM,
        HIDDEN,
        ACTIVATION,
        NORM,
        INITIAL_SCALE,
        DROPOUT,
        INPUT_DROPOUT,
        WEIGHT_DECAY,
        BIAS_DECAY,
        NORMALIZATION,
        HEAD_WEIGHTS,
        CLASS_WEIGHTS,
        IPW,
        IPW_CLIP,
        PATIENCE,
        MONITOR,
        REFIT,
        ENSEMBLE,
        MEMBER_COLUMNS,
        CALIBRATION,
        ENGINE,
        THREADS);
  }

  private static SplitShares splitShares(String text) {
    List<Double> shares = OptionTypes.numbers("split", "", "").parser().apply(text);
    if (shares.size() != 3) {
      throw new IllegalArgumentException(
          "must be three shares, for train, dev and test, such as 0.8,0.1,0.1");
    }
    return new SplitShares(shares.get(0), shares.get(1), shares.get(2));
  }
}
