package dev.lacuna.train.fused;

import static dev.lacuna.train.MixedBatch.SCHEMA;

import dev.lacuna.data.Randomness;
import dev.lacuna.feature.MatrixPair;
import dev.lacuna.loss.HeadWeights;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Normalization;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Network;
import dev.lacuna.model.Norm;
import dev.lacuna.train.MixedBatch;
import dev.lacuna.train.Optimizer;
import dev.lacuna.train.TrainingConfig;
import dev.lacuna.train.TrainingEngine.Problem;
import java.util.List;
import java.util.Optional;

/** Makes problems of random data: a binary, a categorical and a regression head. Mutable. */
final class TrainingCase {
  /** Rows of {@link #without} that all heads are observed of. */
  static final int LABELLED = 20;

  private static final int INPUTS = 4;
  private static final int SPARSE_INPUTS = 90;

  private final int rows;
  private final int batch;
  private final List<Integer> hidden;
  private Activation activation = Activation.TANH;
  private Norm norm = Norm.NONE;
  private double inputDropout;
  private double dropout;
  private Optimizer optimizer = Optimizer.adamW(0.01, 0.05);
  private MaskedLoss loss = MaskedLoss.of(SCHEMA).with(new HeadWeights(List.of(1.0, 2.0, 0.5)));
  private double share = 0.6;
  private float filler;
  private int threads = 1;
  private boolean isSparse;
  private boolean isWide;

  TrainingCase(int rows, int batch, List<Integer> hidden) {
    this.rows = rows;
    this.batch = batch;
    this.hidden = hidden;
  }

  TrainingCase with(Activation other) {
    activation = other;
    return this;
  }

  TrainingCase with(Norm other, double otherDropout) {
    norm = other;
    dropout = otherDropout;
    return this;
  }

  TrainingCase droppingInputs(double probability) {
    inputDropout = probability;
    return this;
  }

  TrainingCase with(Optimizer other) {
    optimizer = other;
    return this;
  }

  TrainingCase with(Normalization normalization) {
    loss = loss.with(normalization);
    return this;
  }

  /** Sets the share of observed cells. */
  TrainingCase observed(double otherShare) {
    share = otherShare;
    return this;
  }

  /** Sets what missing cells hold. */
  TrainingCase filled(float other) {
    filler = other;
    return this;
  }

  TrainingCase threads(int other) {
    threads = other;
    return this;
  }

  TrainingCase sparse() {
    isSparse = true;
    return this;
  }

  /** Has the features of a sparse case, stored dense. */
  TrainingCase wide() {
    isWide = true;
    return this;
  }

  int rows() {
    return rows;
  }

  int batch() {
    return batch;
  }

  Plan plan() {
    return Plan.of(architecture(), isSparse, batch);
  }

  /** Returns the problem with a share of cells observed, one of the first row in any case. */
  Problem problem() {
    MixedBatch all = MixedBatch.random(rows, share, 5);
    all.observed()[1] = true;
    return problem(all);
  }

  /** Returns the problem with some heads missing in all rows but the first ones. */
  Problem without(int... heads) {
    MixedBatch all = MixedBatch.random(rows, 1, 5);
    for (int row = LABELLED; row < rows; row++) {
      for (int head : heads) {
        all.observed()[row * MixedBatch.HEADS + head] = false;
      }
    }
    return problem(all);
  }

  private Problem problem(MixedBatch labels) {
    for (int cell = 0; cell < labels.values().length; cell++) {
      labels.values()[cell] = labels.observed()[cell] ? labels.values()[cell] : filler;
    }
    MatrixPair features = MatrixPair.random(rows, architecture().inputs(), 12);
    return new Problem(
        Network.initial(architecture(), Randomness.of(1, "weights")),
        loss,
        isSparse ? features.sparse() : features.dense(),
        new Targets(MixedBatch.HEADS, labels.values(), labels.observed()),
        new TrainingConfig(
            12, batch, optimizer, Optional.empty(), new TrainingConfig.Compute(1, threads)));
  }

  private Architecture architecture() {
    int inputs = isSparse || isWide ? SPARSE_INPUTS : INPUTS;
    return new Architecture(
        inputs, hidden, activation, norm, inputDropout, dropout, MixedBatch.OUTPUTS);
  }
}
