package dev.lacuna.report.run;

import dev.lacuna.report.Block;
import dev.lacuna.report.chart.Axis;
import dev.lacuna.report.chart.Chart;
import dev.lacuna.report.chart.Frame;
import dev.lacuna.report.chart.LineChart;
import dev.lacuna.report.chart.Point;
import dev.lacuna.report.chart.Series;
import dev.lacuna.train.EpochRecord;
import dev.lacuna.train.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a training went, epoch by epoch. */
final class TrainingCharts {
  /** As many lines as there are colours. */
  private static final int MOST_LINES = 7;

  private static final int MOST_PANELS = 24;
  private static final String BY_EPOCH = "epoch";

  private final List<History> members;

  TrainingCharts(List<History> members) {
    this.members = List.copyOf(members);
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>(losses());
    if (members.size() > 1) {
      blocks.add(new Block.Charts(ofMembers(), membersCaption()));
    }
    blocks.addAll(dev());
    return blocks;
  }

  private List<Block> losses() {
    History first = members.get(0);
    int heads = first.last().heads().size();
    String ofWhom = members.size() > 1 ? ", first of %d networks".formatted(members.size()) : "";
    String caption =
        "Mean loss of each head's observed cells, on the rows that are learnt"
            + ofWhom
            + ". All figures are in history.csv.";
    if (heads <= MOST_LINES) {
      return List.of(new Block.Charts(together(first, heads), caption));
    }
    List<Chart> panels =
        IntStream.range(0, Math.min(MOST_PANELS, heads))
            .mapToObj(head -> panel(first, head))
            .toList();
    String rest =
        heads > MOST_PANELS
            ? " The first %d of %d heads are shown.".formatted(MOST_PANELS, heads)
            : "";
    return List.of(
        new Block.Charts(panels, caption + " Dashed: the loss of all heads together." + rest));
  }

  private static Chart together(History history, int heads) {
    List<Series> series =
        IntStream.range(0, heads)
            .mapToObj(head -> line(history, headName(history, head), head, lossOf(head)))
            .toList();
    return chart("training-loss", "Training loss by epoch", "loss", series);
  }

  private static Chart panel(History history, int head) {
    List<Point> all = points(history, epoch -> OptionalDouble.of(epoch.loss()));
    Series own = line(history, "", 0, lossOf(head));
    Axis loss = around("loss", Stream.concat(all.stream(), own.points().stream()));
    return new LineChart(
        new Frame(
            "training-loss-" + (head + 1),
            headName(history, head),
            epochs(history),
            loss,
            Frame.Size.SMALL),
        List.of(own),
        List.of(new LineChart.Reference("", all)));
  }

  private Chart ofMembers() {
    List<Series> series =
        IntStream.range(0, Math.min(MOST_LINES, members.size()))
            .mapToObj(
                k ->
                    line(
                        members.get(k),
                        "network " + (k + 1),
                        k,
                        epoch -> OptionalDouble.of(epoch.loss())))
            .toList();
    return chart("training-members", "Training loss of each network", "loss", series);
  }

  private String membersCaption() {
    return members.size() > MOST_LINES
        ? "The first %d of %d networks.".formatted(MOST_LINES, members.size())
        : "";
  }

  private List<Block> dev() {
    String monitor = members.get(0).monitor();
    List<Series> series = new ArrayList<>();
    for (int k = 0; k < Math.min(MOST_LINES, members.size()); k++) {
      String label = members.size() > 1 ? "network " + (k + 1) : monitor.replace('_', ' ');
      Series line = line(members.get(k), label, k, EpochRecord::dev);
      if (!line.points().isEmpty()) {
        series.add(line);
        series.add(best(members.get(k), k));
      }
    }
    if (series.isEmpty()) {
      return List.of(
          new Block.Paragraph(
              "Nothing was watched on the dev part; with --patience, training stops by a figure there, and the figure is shown here."));
    }
    String name = monitor.replace('_', ' ');
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Charts(
            chart("training-dev", "On the dev part: " + name + " by epoch", name, series),
            "The figure of all heads together that early stopping watches. The dot is the epoch whose weights were kept: "
                + bestEpochs()
                + "."));
    devOfHeads(name).ifPresent(blocks::add);
    return blocks;
  }

  /** Returns the figure of each head; nothing where there is one head. */
  private Optional<Block> devOfHeads(String name) {
    History first = members.get(0);
    int heads = first.last().heads().size();
    if (heads < 2) {
      return Optional.empty();
    }
    String caption =
        "The same figure of each head" + (members.size() > 1 ? ", first network." : ".");
    if (heads <= MOST_LINES) {
      List<Series> lines =
          IntStream.range(0, heads)
              .mapToObj(head -> line(first, headName(first, head), head, devOf(head)))
              .filter(line -> !line.points().isEmpty())
              .toList();
      Chart chart = chart("training-dev-heads", "On the dev part: each head", name, lines);
      return Optional.of(new Block.Charts(chart, caption));
    }
    List<Chart> panels =
        IntStream.range(0, Math.min(MOST_PANELS, heads))
            .mapToObj(head -> devPanel(first, head, name))
            .toList();
    return Optional.of(new Block.Charts(panels, caption));
  }

  private static Chart devPanel(History history, int head, String name) {
    Series own = line(history, "", 0, devOf(head));
    return new LineChart(
        new Frame(
            "training-dev-" + (head + 1),
            headName(history, head) + ", on dev",
            epochs(history),
            around(name, own.points().stream()),
            Frame.Size.SMALL),
        List.of(own));
  }

  private static Function<EpochRecord, OptionalDouble> devOf(int head) {
    return epoch -> epoch.heads().get(head).dev();
  }

  private String bestEpochs() {
    List<String> epochs =
        members.stream().map(history -> Print.count(history.bestEpoch())).toList();
    return Print.names(epochs, MOST_LINES);
  }

  private static Series best(History history, int color) {
    EpochRecord best = history.epochs().get(history.bestEpoch() - 1);
    List<Point> points =
        best.dev().stream()
            .mapToObj(
                figure ->
                    new Point(
                        best.epoch(),
                        figure,
                        1,
                        "epoch %d: %s".formatted(best.epoch(), Print.number(figure))))
            .toList();
    return new Series("", color, Series.Shape.DOTS, points);
  }

  private static Function<EpochRecord, OptionalDouble> lossOf(int head) {
    return epoch -> epoch.heads().get(head).loss();
  }

  private static String headName(History history, int head) {
    return history.last().heads().get(head).name();
  }

  private static Series line(
      History history, String label, int color, Function<EpochRecord, OptionalDouble> figure) {
    return new Series(label, color, Series.Shape.LINE, points(history, figure));
  }

  private static List<Point> points(History history, Function<EpochRecord, OptionalDouble> figure) {
    return history.epochs().stream()
        .flatMap(
            epoch ->
                figure.apply(epoch).stream().mapToObj(value -> new Point(epoch.epoch(), value)))
        .toList();
  }

  private static Axis epochs(History history) {
    return new Axis(BY_EPOCH, 0, Math.max(2, history.epochs().size()));
  }

  private static Axis around(String label, Stream<Point> points) {
    double[] heights = points.mapToDouble(Point::y).filter(Double::isFinite).toArray();
    double low = DoubleStream.of(heights).min().orElse(0);
    double high = DoubleStream.of(heights).max().orElse(1);
    return Axis.around(label, label.equals("loss") ? Math.min(0, low) : low, high);
  }

  private static Chart chart(String name, String title, String y, List<Series> series) {
    List<Point> all = series.stream().flatMap(one -> one.points().stream()).toList();
    double last = all.stream().mapToDouble(Point::x).max().orElse(2);
    return new LineChart(
        new Frame(
            name,
            title,
            new Axis(BY_EPOCH, 0, Math.max(2, last)),
            around(y, all.stream()),
            Frame.Size.LARGE),
        series);
  }
}
