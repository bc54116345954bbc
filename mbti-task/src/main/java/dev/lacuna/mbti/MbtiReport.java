package dev.lacuna.mbti;

import com.google.inject.Inject;
import dev.lacuna.data.Dataset;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Table;
import dev.lacuna.task.TaskMetric;
import dev.lacuna.task.TaskReport;
import dev.lacuna.task.TrainedRun;
import java.util.List;
import java.util.stream.IntStream;

/** Adds what a constant guess would reach, whole types, and what the figures are not. */
final class MbtiReport implements TaskReport<Author> {
  private static final String NOT_FOR_DECISIONS =
      "not a psychological instrument: it has learnt how users of a forum write, and is not for decisions about people";

  @Inject
  MbtiReport() {}

  @Override
  public List<TaskMetric> metrics(Dataset<Author> data, Predictions predictions) {
    return List.of(
        new TaskMetric(
            "right_letters",
            "of four, for users of whom all are known",
            rightLetters(data.labels(), predictions)));
  }

  @Override
  public List<Table> tables(Dataset<Author> data, Predictions predictions) {
    TypeTable types = TypeTable.of(data.labels(), predictions);
    Table axes = new MajorityTable(data.labels(), predictions).table(List.of(NOT_FOR_DECISIONS));
    return types.users() == 0 ? List.of(axes) : List.of(types.table(), axes);
  }

  @Override
  public List<Table> tables(TrainedRun<Author> run) {
    List<Author> authors = run.split().test().inputs();
    return List.of(
        TellingTable.of(run.model(), authors.isEmpty() ? run.split().train().inputs() : authors));
  }

  /** Returns the mean number of right letters, decided at 0.5. */
  static MetricValue rightLetters(LabelMatrix labels, Predictions predictions) {
    int[] complete =
        IntStream.range(0, labels.rows())
            .filter(row -> TypeTable.isComplete(labels, row))
            .toArray();
    return complete.length == 0
        ? new MetricValue.Undefined("no user with all letters known")
        : new MetricValue.Defined(
            IntStream.of(complete)
                .map(row -> TypeTable.rightLetters(labels, predictions, row))
                .average()
                .orElseThrow());
  }
}
