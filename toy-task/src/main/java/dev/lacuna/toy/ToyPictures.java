package dev.lacuna.toy;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.Randomness;
import dev.lacuna.eval.Metric;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Picture;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.toy.picture.BoundaryPicture;
import dev.lacuna.toy.picture.Field;
import dev.lacuna.toy.picture.Line;
import dev.lacuna.toy.picture.Mark;
import dev.lacuna.toy.picture.Panel;
import dev.lacuna.toy.picture.PanelRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Draws what networks learned of the square: a row of panels per run, a panel per label. */
final class ToyPictures {
  private static final int LABELLED_MARKS = 110;
  private static final int UNLABELLED_MARKS = 40;
  private static final String CAPTION =
      "The colour is the predicted probability at each point of the square, the line is where the label changes, marks are points of the train part.";

  private ToyPictures() {}

  /** Returns the picture of one run. */
  static Picture boundaries(TrainedRun<Point> run) {
    String title = "What the network predicts for each label";
    return new Picture(
        "boundaries",
        title,
        CAPTION,
        BoundaryPicture.png(title, List.of(PanelRow.of(panels(run)))));
  }

  /** Returns the picture of several runs, one below the other. */
  static Picture comparison(List<TrainedRun<Point>> runs) {
    String title = "The same network, two ways to treat missing labels";
    List<PanelRow> rows =
        runs.stream().map(run -> new PanelRow(run.method(), panels(run))).toList();
    return new Picture("compare", title, CAPTION, BoundaryPicture.png(title, rows));
  }

  private static List<Panel> panels(TrainedRun<Point> run) {
    Predictions field = run.model().predict(Field.nodes());
    return IntStream.range(0, ToyLabels.RULES.size()).mapToObj(t -> panel(run, field, t)).toList();
  }

  private static Panel panel(TrainedRun<Point> run, Predictions field, int t) {
    ToyLabels.Rule rule = ToyLabels.RULES.get(t);
    double[] probabilities =
        IntStream.range(0, field.rows()).mapToDouble(node -> field.value(node, t)).toArray();
    return new Panel(
        rule.name() + ": " + rule.rule(),
        subtitle(run, t),
        Field.of(probabilities),
        List.of(Line.between(rule.boundary().get(0), rule.boundary().get(1))),
        marks(run.split().train(), t));
  }

  private static String subtitle(TrainedRun<Point> run, int t) {
    Dataset<Point> train = run.split().train();
    String missing =
        String.format(
            Locale.ROOT,
            "%,d of %,d labels missing",
            train.size() - train.labels().observedCount(t),
            train.size());
    MetricValue accuracy = run.evaluation().heads().get(t).metric(Metric.ACCURACY);
    return accuracy instanceof MetricValue.Defined defined
        ? String.format(Locale.ROOT, "accuracy %.4f, %s", defined.value(), missing)
        : missing;
  }

  /** A fixed sample of the train part, unlabelled points over-represented so that they show. */
  private static List<Mark> marks(Dataset<Point> train, int t) {
    int[] order = Randomness.permutation(train.size(), Randomness.of(t, "marks"));
    List<Mark> marks = new ArrayList<>();
    marks.addAll(sample(train, t, order, true));
    marks.addAll(sample(train, t, order, false));
    return marks;
  }

  private static List<Mark> sample(Dataset<Point> train, int t, int[] order, boolean observed) {
    return Arrays.stream(order)
        .filter(row -> train.labels().observed(row, t) == observed)
        .limit(observed ? LABELLED_MARKS : UNLABELLED_MARKS)
        .mapToObj(row -> mark(train, t, row))
        .toList();
  }

  private static Mark mark(Dataset<Point> train, int t, int row) {
    Mark.Label label =
        train.labels().observed(row, t)
            ? train.labels().value(row, t) == 1 ? Mark.Label.POSITIVE : Mark.Label.NEGATIVE
            : Mark.Label.UNLABELLED;
    return new Mark(train.inputs().get(row), label);
  }
}
