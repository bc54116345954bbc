package dev.lacuna.report.run;

import dev.lacuna.eval.ConfusionMatrix;
import dev.lacuna.eval.HeadEvaluation;
import dev.lacuna.eval.Histogram;
import dev.lacuna.eval.Metric;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.eval.PrecisionRecallCurve;
import dev.lacuna.eval.PredictedNumbers;
import dev.lacuna.eval.ReliabilityBins;
import dev.lacuna.eval.RocCurve;
import dev.lacuna.eval.ScoreHistogram;
import dev.lacuna.eval.Thresholds;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.report.chart.Axis;
import dev.lacuna.report.chart.Chart;
import dev.lacuna.report.chart.Frame;
import dev.lacuna.report.chart.HistogramChart;
import dev.lacuna.report.chart.LineChart;
import dev.lacuna.report.chart.MatrixChart;
import dev.lacuna.report.chart.Point;
import dev.lacuna.report.chart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The charts of one head on the rows that were judged. */
final class HeadCharts {
  private static final int MOST_DOTS = 600;
  private static final int MOST_CLASSES = 30;
  private static final int ERROR_BINS = 24;

  private final Judged judged;
  private final int index;
  private final HeadEvaluation head;

  HeadCharts(Judged judged, int index) {
    this.judged = judged;
    this.index = index;
    this.head = judged.evaluation().heads().get(index);
  }

  /** Returns those charts that there are labels for. */
  List<Chart> charts() {
    List<Chart> charts = new ArrayList<>();
    if (head.head() instanceof BinaryHead) {
      RocCurve.of(judged.labels(), judged.predictions(), index)
          .ifPresent(curve -> charts.add(roc(curve)));
      PrecisionRecallCurve.of(judged.labels(), judged.predictions(), index)
          .ifPresent(curve -> charts.add(precisionRecall(curve)));
      ReliabilityBins.of(judged.labels(), judged.predictions(), index)
          .ifPresent(bins -> charts.add(reliability(bins)));
      ScoreHistogram.of(judged.labels(), judged.predictions(), index)
          .ifPresent(histogram -> charts.add(scores(histogram)));
      addConfusion(charts, Thresholds.DEFAULT, "0.5", "half");
      if (head.threshold() != Thresholds.DEFAULT) {
        addConfusion(charts, head.threshold(), Print.number(head.threshold()), "tuned");
      }
    } else if (head.head() instanceof CategoricalHead categorical
        && categorical.classes().size() <= MOST_CLASSES) {
      ConfusionMatrix.of(judged.labels(), judged.predictions(), index, Thresholds.DEFAULT)
          .ifPresent(matrix -> charts.add(confusion(matrix, "Labels and decisions", "classes")));
    } else {
      PredictedNumbers.of(judged.labels(), judged.predictions(), index)
          .ifPresent(numbers -> charts.addAll(List.of(scatter(numbers), errors(numbers))));
    }
    return charts;
  }

  /** Returns the anchor of a head's charts. */
  static String anchor(int index) {
    return "head-" + (index + 1);
  }

  private String name(String what) {
    return anchor(index) + "-" + what;
  }

  private Frame frame(String what, String title, Axis x, Axis y) {
    return new Frame(name(what), title, x, y, Frame.Size.SMALL);
  }

  private String withFigure(String title, Metric metric) {
    return head.metric(metric) instanceof MetricValue.Defined value
        ? title + ", " + Print.name(metric) + " " + Print.number(value.value())
        : title;
  }

  private Chart roc(RocCurve curve) {
    List<Point> points =
        curve.points().stream()
            .map(point -> new Point(point.falsePositiveRate(), point.truePositiveRate()))
            .toList();
    return new LineChart(
        frame(
            "roc",
            withFigure("ROC", Metric.ROC_AUC),
            Axis.share("share of negatives decided positive"),
            Axis.share("share of positives decided positive")),
        List.of(new Series("", 0, Series.Shape.LINE, points)),
        List.of(LineChart.Reference.diagonal("")));
  }

  private Chart precisionRecall(PrecisionRecallCurve curve) {
    List<Point> points =
        curve.points().stream().map(point -> new Point(point.recall(), point.precision())).toList();
    List<Point> chance = List.of(new Point(0, curve.share()), new Point(1, curve.share()));
    return new LineChart(
        frame(
            "precision-recall",
            withFigure("Precision and recall", Metric.PR_AUC),
            Axis.share("recall"),
            Axis.share("precision")),
        List.of(new Series("", 0, Series.Shape.STEPS, points)),
        List.of(new LineChart.Reference("", chance)));
  }

  /** The area of a dot grows with the labels in its bin. */
  private Chart reliability(ReliabilityBins reliability) {
    int most = reliability.bins().stream().mapToInt(ReliabilityBins.Bin::cells).max().orElse(1);
    List<Point> points =
        reliability.bins().stream()
            .map(
                bin ->
                    new Point(
                        bin.meanProbability(),
                        bin.positiveShare(),
                        0.5 + 1.6 * Math.sqrt((double) bin.cells() / most),
                        "predicted %s, came true %s, %s"
                            .formatted(
                                Print.number(bin.meanProbability()),
                                Print.number(bin.positiveShare()),
                                Print.count(bin.cells(), "label"))))
            .toList();
    return new LineChart(
        frame(
            "reliability",
            withFigure("Reliability", Metric.ECE),
            Axis.share("predicted probability"),
            Axis.share("share that came true")),
        List.of(new Series("", 0, Series.Shape.DOTS, points)),
        List.of(LineChart.Reference.diagonal("")));
  }

  private Chart scores(ScoreHistogram histogram) {
    HistogramChart.Bars negatives = bars(histogram.negatives(), 0, head.head().classes().get(0));
    HistogramChart.Bars positives = bars(histogram.positives(), 1, head.head().classes().get(1));
    double highest =
        IntStream.range(0, 2)
            .mapToObj(k -> k == 0 ? negatives : positives)
            .flatMap(bars -> bars.bars().stream())
            .mapToDouble(HistogramChart.Bar::height)
            .max()
            .orElse(1);
    return new HistogramChart(
        new Frame(
            name("scores"),
            "Scores by label",
            List.of(word(histogram.negatives(), 0), word(histogram.positives(), 1)),
            Axis.share("predicted probability"),
            Axis.around("share of the label's cells", 0, highest),
            Frame.Size.SMALL),
        List.of(negatives, positives));
  }

  private Frame.Word word(Histogram histogram, int label) {
    String name = head.head().classes().get(label);
    return new Frame.Word("label %s: %s".formatted(name, Print.count(total(histogram))), label);
  }

  private static long total(Histogram histogram) {
    return histogram.counts().stream().mapToLong(Integer::longValue).sum();
  }

  private static HistogramChart.Bars bars(Histogram histogram, int color, String what) {
    long total = Math.max(1, total(histogram));
    List<HistogramChart.Bar> bars = new ArrayList<>();
    for (int bin = 0; bin < histogram.counts().size(); bin++) {
      int count = histogram.counts().get(bin);
      String note =
          "%s: %s from %s to %s"
              .formatted(
                  what,
                  Print.count(count),
                  Print.number(histogram.edge(bin)),
                  Print.number(histogram.edge(bin + 1)));
      bars.add(
          new HistogramChart.Bar(
              histogram.edge(bin), histogram.edge(bin + 1), (double) count / total, note));
    }
    return new HistogramChart.Bars(color, bars);
  }

  private void addConfusion(List<Chart> charts, double threshold, String printed, String what) {
    ConfusionMatrix.of(judged.labels(), judged.predictions(), index, threshold)
        .ifPresent(matrix -> charts.add(confusion(matrix, "Decided at " + printed, what)));
  }

  /** Colours are shares of a label's cells, for one class may be a hundred times another. */
  private Chart confusion(ConfusionMatrix matrix, String title, String what) {
    List<List<MatrixChart.Cell>> cells = new ArrayList<>();
    for (int label = 0; label < matrix.classes().size(); label++) {
      List<MatrixChart.Cell> row = new ArrayList<>();
      for (int decision = 0; decision < matrix.classes().size(); decision++) {
        row.add(cell(matrix, label, decision));
      }
      cells.add(row);
    }
    return new MatrixChart(
        name("confusion-" + what),
        title,
        new MatrixChart.Sides("label", "decision"),
        matrix.classes(),
        matrix.classes(),
        cells);
  }

  private static MatrixChart.Cell cell(ConfusionMatrix matrix, int label, int decision) {
    long count = matrix.counts().get(label).get(decision);
    double share = (double) count / Math.max(1, matrix.labelled(label));
    return new MatrixChart.Cell(
        Print.count(count),
        share,
        "label %s, decided %s: %s, %s of the label's cells"
            .formatted(
                matrix.classes().get(label),
                matrix.classes().get(decision),
                Print.count(count),
                Print.percent(share)));
  }

  private Chart scatter(PredictedNumbers numbers) {
    int stride = (numbers.pairs().size() + MOST_DOTS - 1) / MOST_DOTS;
    List<Point> points =
        IntStream.range(0, numbers.pairs().size())
            .filter(i -> i % stride == 0)
            .mapToObj(i -> numbers.pairs().get(i))
            .map(pair -> new Point(pair.prediction(), pair.label()))
            .toList();
    double low = points.stream().mapToDouble(p -> Math.min(p.x(), p.y())).min().orElse(0);
    double high = points.stream().mapToDouble(p -> Math.max(p.x(), p.y())).max().orElse(1);
    Axis predicted = Axis.around("predicted", low, high);
    List<Point> equal =
        List.of(
            new Point(predicted.low(), predicted.low()),
            new Point(predicted.high(), predicted.high()));
    String all = stride == 1 ? "" : ", every %dth cell".formatted(stride);
    return new LineChart(
        frame(
            "predicted",
            withFigure("Predicted and observed" + all, Metric.R2),
            predicted,
            Axis.around("observed", low, high)),
        List.of(new Series("", 0, Series.Shape.DOTS, points)),
        List.of(new LineChart.Reference("", equal)));
  }

  private Chart errors(PredictedNumbers numbers) {
    double[] errors = numbers.pairs().stream().mapToDouble(PredictedNumbers.Pair::error).toArray();
    Histogram histogram = Histogram.of(errors, ERROR_BINS);
    HistogramChart.Bars bars = bars(histogram, 0, "errors");
    double highest = bars.bars().stream().mapToDouble(HistogramChart.Bar::height).max().orElse(1);
    return new HistogramChart(
        frame(
            "errors",
            withFigure("Errors", Metric.MAE),
            Axis.around("predicted minus observed", histogram.low(), histogram.high()),
            Axis.around("share of the observed cells", 0, highest)),
        List.of(bars));
  }
}
