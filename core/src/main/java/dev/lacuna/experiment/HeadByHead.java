package dev.lacuna.experiment;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.Split;
import dev.lacuna.eval.Metric;
import dev.lacuna.eval.Thresholds;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Trains a network per head, on the rows with its label, and puts their predictions together. */
final class HeadByHead<X> {
  private static final String LOSS = "loss";

  private final Experiment experiment;
  private final Experiment.Prepared<X> prepared;
  private final Split<X> split;

  HeadByHead(Experiment experiment, Experiment.Prepared<X> prepared, Split<X> split) {
    this.experiment = experiment;
    this.prepared = prepared;
    this.split = split;
  }

  /**
   * What all networks together say of the test part.
   *
   * @param predictions of each head by its own network
   * @param thresholds of each head, tuned on the predictions of its own network
   * @param trainRows how many rows each network learnt from
   */
  record Outcome(Predictions predictions, Thresholds thresholds, List<Integer> trainRows) {}

  /**
   * Trains one network after the other. A head without any observed label in the train part gets
   * none: its predictions are even odds, or the number 0.
   *
   * @param listeners makes what watches a training, given the name of its head
   */
  Outcome train(Function<String, TrainingListener> listeners) {
    LabelSchema schema = split.train().schema();
    SideBySide together = new SideBySide(schema, split.test().size());
    List<Double> thresholds = new ArrayList<>(Thresholds.fixed(schema).values());
    LabelMatrix learnt = experiment.learnt(split).labels();
    List<Integer> trainRows = new ArrayList<>();
    for (int t = 0; t < schema.size(); t++) {
      if (split.train().labels().observedCount(t) > 0) {
        TrainedRun<X> run = train(t, listeners.apply(schema.head(t).name()));
        together.take(run.predictions(), t);
        thresholds.set(t, run.model().card().thresholds().get(t));
        trainRows.add(learnt.observedCount(t));
      }
    }
    return new Outcome(together.predictions(), new Thresholds(thresholds), trainRows);
  }

  /** Trains one head; the others are there, so that the start is the same, and stay untouched. */
  private TrainedRun<X> train(int head, TrainingListener listener) {
    Split<X> ofHead =
        new Split<>(
            labelled(head, split.train()),
            labelled(head, split.dev()),
            only(head, split.test()),
            List.of());
    return experiment.with(options(head)).run(prepared, ofHead, Method.MASKED, listener);
  }

  /** Returns the rows with a label of the head, and no other label. */
  private static <X> Dataset<X> labelled(int head, Dataset<X> part) {
    LabelMatrix labels = part.labels();
    int[] rows =
        IntStream.range(0, labels.rows()).filter(row -> labels.observed(row, head)).toArray();
    return only(head, part.select(rows));
  }

  private static <X> Dataset<X> only(int head, Dataset<X> part) {
    return part.withLabels(part.labels().drop((row, other) -> other != head));
  }

  /** Where dev cannot tell of a head by the metric, its loss is watched, and else nothing. */
  private OptionValues options(int head) {
    // a network that sees none but observed labels has nothing to weigh them by
    OptionValues options = experiment.settings().options().with(SharedOptions.IPW, "no");
    LabelMatrix dev = split.dev().labels();
    if (dev.observedCount(head) == 0) {
      return options.with(SharedOptions.PATIENCE, "0");
    }
    String monitor = options.get(SharedOptions.MONITOR);
    return monitor.equals(LOSS) || canMeasure(Metric.byId(monitor), dev, head)
        ? options
        : options.with(SharedOptions.MONITOR, LOSS);
  }

  private static boolean canMeasure(Metric metric, LabelMatrix dev, int t) {
    Head head = dev.schema().head(t);
    long different =
        head.classes().isEmpty()
            ? dev.observedCount(t)
            : Arrays.stream(dev.classCounts(t)).filter(count -> count > 0).count();
    return metric.appliesTo(head) && different > 1;
  }

  /** Predictions that are filled in head by head. */
  private static final class SideBySide {
    private final LabelSchema schema;
    private final int rows;
    private final double[] values;

    SideBySide(LabelSchema schema, int rows) {
      this.schema = schema;
      this.rows = rows;
      this.values = new double[Math.multiplyExact(rows, schema.outputs())];
      double[] logits = new double[values.length];
      Predictions untrained =
          Predictions.ofLogits(schema, TargetScaling.none(schema.size()), logits);
      IntStream.range(0, schema.size()).forEach(t -> take(untrained, t));
    }

    void take(Predictions predictions, int head) {
      for (int row = 0; row < rows; row++) {
        int at = row * schema.outputs() + schema.offset(head);
        for (int k = 0; k < schema.head(head).outputs(); k++) {
          values[at + k] = predictions.value(row, head, k);
        }
      }
    }

    Predictions predictions() {
      return Predictions.of(schema, values);
    }
  }
}
