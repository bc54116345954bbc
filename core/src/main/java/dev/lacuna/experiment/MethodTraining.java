package dev.lacuna.experiment;

import dev.lacuna.data.Split;
import dev.lacuna.eval.Evaluation;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.TrainingListener;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Trains by one method or another on parts that are ready, and judges on the test part. */
final class MethodTraining<X> {
  private static final int NAMED = 5;

  private final Experiment experiment;
  private final Experiment.Prepared<X> prepared;
  private final Split<X> split;

  /** Creates it with an experiment that suits the data already. */
  MethodTraining(Experiment experiment, Experiment.Prepared<X> prepared, Split<X> split) {
    this.experiment = experiment;
    this.prepared = prepared;
    this.split = split;
  }

  /**
   * A method's networks on the test part.
   *
   * @param trainRows how many rows each network learnt from
   * @param learntCells how many cells of each head the loss of the last training saw in the train
   *     part
   * @param run empty where there are several networks
   * @param notes what a reader should know of how it went
   */
  record Judged<X>(
      Predictions predictions,
      Evaluation evaluation,
      List<Integer> trainRows,
      List<Integer> learntCells,
      Optional<TrainedRun<X>> run,
      List<String> notes) {}

  /**
   * Trains and judges.
   *
   * @param listeners makes what watches a training, given what the training is called
   */
  Judged<X> train(Method method, Function<String, TrainingListener> listeners) {
    return switch (method) {
      case SINGLE_HEAD -> headByHead(name -> listeners.apply(method.id() + ", head " + name));
      case SELF_TRAINING -> selfTraining(name -> listeners.apply(method.id() + ", " + name));
      default -> oneNetwork(method, listeners.apply(method.id()));
    };
  }

  private Judged<X> oneNetwork(Method method, TrainingListener listener) {
    TrainedRun<X> run = experiment.run(prepared, split, method, listener);
    int rows = method.trainPart(experiment.learnt(split)).size();
    LabelMatrix learnt = method.trainPart(split.train()).labels();
    return judged(run, rows, learnt, List.of());
  }

  private Judged<X> selfTraining(Function<String, TrainingListener> listeners) {
    SelfTraining.Outcome<X> outcome =
        new SelfTraining<>(experiment, prepared, split).train(listeners);
    return judged(
        outcome.run().ofMethod(Method.SELF_TRAINING.title()),
        experiment.learnt(split).size(),
        outcome.run().split().train().labels(),
        List.of(describe(outcome.helped())));
  }

  private Judged<X> judged(TrainedRun<X> run, int rows, LabelMatrix learnt, List<String> notes) {
    return new Judged<>(
        run.predictions(),
        run.evaluation(),
        List.of(rows),
        observed(learnt),
        Optional.of(run),
        notes);
  }

  private Judged<X> headByHead(Function<String, TrainingListener> listeners) {
    HeadByHead.Outcome outcome = new HeadByHead<>(experiment, prepared, split).train(listeners);
    Evaluation evaluation =
        experiment.evaluate(split.test().labels(), outcome.predictions(), outcome.thresholds());
    return new Judged<>(
        outcome.predictions(),
        evaluation,
        outcome.trainRows(),
        observed(split.train().labels()),
        Optional.empty(),
        List.of());
  }

  private static List<Integer> observed(LabelMatrix labels) {
    return IntStream.of(labels.observedCounts()).boxed().toList();
  }

  private String describe(List<Boolean> helped) {
    LabelSchema schema = split.train().schema();
    List<String> names =
        IntStream.range(0, schema.size())
            .filter(helped::get)
            .mapToObj(t -> schema.head(t).name())
            .toList();
    String named = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return "filled labels were confirmed, and learnt, for %d of %d heads%s"
            .formatted(names.size(), schema.size(), names.isEmpty() ? "" : ": " + named)
        + (names.size() > NAMED ? ", …" : "");
  }
}
