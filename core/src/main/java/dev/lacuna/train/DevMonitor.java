package dev.lacuna.train;

import dev.lacuna.eval.Evaluator;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Network;
import dev.lacuna.model.Predictions;
import java.util.OptionalDouble;

/** Measures a network on the dev part: the masked loss, or a macro metric. */
final class DevMonitor {
  private final MaskedLoss loss;
  private final TrainingSet dev;
  private final TargetScaling scaling;
  private final Targets targets;

  DevMonitor(TrainingJob job, TargetScaling scaling) {
    this.loss = job.loss();
    this.dev = job.dev();
    this.scaling = scaling;
    this.targets = Targets.of(dev.labels(), scaling);
  }

  /** Returns the figure; empty where the dev part cannot tell, such as AUC without positives. */
  OptionalDouble measure(EarlyStopping rule, Network network) {
    double[] logits = network.logits(dev.features());
    if (rule.monitor().isEmpty()) {
      BatchLoss batch = loss.evaluate(targets, logits, new double[logits.length]);
      return batch.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(batch.total());
    }
    Predictions predictions = Predictions.ofLogits(dev.labels().schema(), scaling, logits);
    MetricValue value = Evaluator.score(dev.labels(), predictions, rule.monitor().get());
    return value instanceof MetricValue.Defined defined
        ? OptionalDouble.of(defined.value())
        : OptionalDouble.empty();
  }
}
