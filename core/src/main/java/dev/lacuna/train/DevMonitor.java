package dev.lacuna.train;

import dev.lacuna.eval.Evaluator;
import dev.lacuna.eval.Metric;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Network;
import dev.lacuna.model.Predictions;
import java.util.ArrayList;
import java.util.List;
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

  /** Returns the figures; empty where the dev part cannot tell, such as AUC without positives. */
  DevFigures measure(EarlyStopping rule, Network network) {
    double[] logits = network.logits(dev.features());
    return rule.monitor().isEmpty() ? losses(logits) : metrics(rule.monitor().get(), logits);
  }

  private DevFigures losses(double[] logits) {
    BatchLoss batch = loss.evaluate(targets, logits, new double[logits.length]);
    List<OptionalDouble> heads = new ArrayList<>();
    for (int t = 0; t < batch.observed().length; t++) {
      int observed = batch.observed()[t];
      heads.add(
          observed == 0 ? OptionalDouble.empty() : OptionalDouble.of(batch.sums()[t] / observed));
    }
    return new DevFigures(
        batch.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(batch.total()), heads);
  }

  private DevFigures metrics(Metric metric, double[] logits) {
    LabelMatrix labels = dev.labels();
    Predictions predictions = Predictions.ofLogits(labels.schema(), scaling, logits);
    List<MetricValue> values = new ArrayList<>();
    List<OptionalDouble> heads = new ArrayList<>();
    for (int t = 0; t < labels.heads(); t++) {
      boolean applies = metric.appliesTo(labels.schema().head(t));
      if (applies) {
        values.add(Evaluator.score(labels, predictions, t, metric));
      }
      heads.add(applies ? values.get(values.size() - 1).toOptional() : OptionalDouble.empty());
    }
    return new DevFigures(MetricValue.meanOfDefined(values).toOptional(), heads);
  }
}
