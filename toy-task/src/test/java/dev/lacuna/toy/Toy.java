package dev.lacuna.toy;

import dev.lacuna.experiment.ExperimentSession;
import java.util.Map;

/** Opens the toy task for tests. */
final class Toy {
  private Toy() {}

  static ExperimentSession open(Map<String, String> settings) {
    return ExperimentSession.open(new ToyTaskModule(), settings);
  }

  static ToyTask task(Map<String, String> settings) {
    return open(settings).task(ToyTask.class);
  }
}
