package dev.lacuna.train;

import dev.lacuna.io.Resumable;
import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.model.Network;
import dev.lacuna.model.NetworkState;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

/** Keeps the weights of the best epoch on the dev part, and knows when patience is over. */
final class BestEpoch implements Resumable {
  private final Optional<EarlyStopping> rule;
  private final DevMonitor monitor;
  private final int heads;
  private Optional<Network> network = Optional.empty();
  private double figure;
  private int epoch;

  BestEpoch(TrainingJob job, TargetScaling scaling) {
    this.rule = job.config().earlyStopping();
    this.monitor = new DevMonitor(job, scaling);
    this.heads = job.loss().schema().size();
    this.figure = rule.map(EarlyStopping::worst).orElse(0.0);
  }

  /** Returns the dev figures of the epoch that just ended; empty ones where nobody watches. */
  DevFigures watch(int endedEpoch, TrainingEngine.Session session) {
    if (rule.isEmpty()) {
      return DevFigures.none(heads);
    }
    Network now = session.network();
    DevFigures measured = monitor.measure(rule.get(), now);
    OptionalDouble all = measured.all();
    if (all.isPresent() && rule.get().improves(all.getAsDouble(), figure)) {
      figure = all.getAsDouble();
      epoch = endedEpoch;
      network = Optional.of(now);
    }
    return measured;
  }

  /**
   * Patience begins with the first figure: a metric may be undefined until classes are told apart.
   */
  boolean isPatienceOver(int endedEpoch) {
    return rule.isPresent() && network.isPresent() && endedEpoch - epoch >= rule.get().patience();
  }

  /** Returns the best weights; empty where nobody watches, or nothing could be measured. */
  Optional<Network> network() {
    return network;
  }

  @Override
  public void save(StateWriter out) throws IOException {
    out.flag(network.isPresent());
    if (network.isPresent()) {
      out.number(figure);
      out.whole(epoch);
      NetworkState.save(network.get(), out);
    }
  }

  @Override
  public void restore(StateReader in) throws IOException {
    if (in.flag()) {
      figure = in.number();
      epoch = in.whole(1, Integer.MAX_VALUE);
      network = Optional.of(NetworkState.restore(in));
    }
  }

  int epochOr(int lastEpoch) {
    return network.isPresent() ? epoch : lastEpoch;
  }

  String monitorName() {
    return rule.map(EarlyStopping::monitorName).orElse("");
  }
}
