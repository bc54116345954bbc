package dev.lacuna.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.report.Block;
import dev.lacuna.report.chart.Chart;
import dev.lacuna.report.chart.LineChart;
import dev.lacuna.report.chart.Point;
import dev.lacuna.report.chart.Series;
import dev.lacuna.train.EpochRecord;
import dev.lacuna.train.History;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingChartsTest {
  @Test
  void fewHeadsShareAChart() {
    LineChart chart = (LineChart) charts(history(3, OptionalDouble.empty())).get(0);

    assertThat(chart.series()).extracting(Series::label).containsExactly("h0", "h1", "h2");
    assertThat(chart.series().get(1).points())
        .containsExactly(new Point(1, 1.5), new Point(3, 0.5));
  }

  @Test
  void manyHeadsHaveAChartEachAndNotAllAreShown() {
    List<Chart> charts = charts(history(30, OptionalDouble.empty()));

    assertThat(charts).hasSize(24);
    assertThat(captions(history(30, OptionalDouble.empty())).get(0))
        .contains("The first 24 of 30 heads are shown.");
  }

  @Test
  void withoutAWatchedFigureThePageSaysHowToHaveOne() {
    assertThat(new TrainingCharts(List.of(history(1, OptionalDouble.empty()))).blocks())
        .anyMatch(
            block -> block instanceof Block.Paragraph why && why.text().contains("--patience"));
  }

  @Test
  void aWatchedFigureIsShownWithTheEpochThatWasKept() {
    List<Chart> charts = charts(history(1, OptionalDouble.of(0.25)));

    LineChart dev = (LineChart) charts.get(1);
    assertThat(dev.title()).isEqualTo("On the dev part: roc auc by epoch");
    assertThat(dev.series()).extracting(Series::shape).contains(Series.Shape.DOTS);
    assertThat(dev.series().get(1).points())
        .containsExactly(new Point(2, 0.25, 1, "epoch 2: 0.2500"));
  }

  @Test
  void networksOfAnEnsembleStandSideBySide() {
    History one = history(2, OptionalDouble.of(0.5));

    assertThat(new TrainingCharts(List.of(one, one, one)).blocks())
        .filteredOn(Block.Charts.class::isInstance)
        .extracting(block -> ((Block.Charts) block).charts().get(0).name())
        .containsExactly("training-loss", "training-members", "training-dev", "training-dev-heads");
  }

  /** Three epochs; in the second the heads have no label. */
  private static History history(int heads, OptionalDouble dev) {
    List<EpochRecord> epochs =
        IntStream.rangeClosed(1, 3)
            .mapToObj(
                epoch ->
                    new EpochRecord(
                        epoch,
                        2.0 - epoch / 2.0,
                        IntStream.range(0, heads)
                            .mapToObj(
                                head ->
                                    new EpochRecord.HeadRecord(
                                        "h" + head,
                                        epoch == 2
                                            ? OptionalDouble.empty()
                                            : OptionalDouble.of(2.0 - epoch / 2.0),
                                        epoch == 2 ? 0 : 10,
                                        dev))
                            .toList(),
                        dev))
            .toList();
    return new History(epochs, 2, dev.isPresent() ? "roc_auc" : "");
  }

  private static List<Chart> charts(History history) {
    return new TrainingCharts(List.of(history))
        .blocks().stream()
            .filter(Block.Charts.class::isInstance)
            .flatMap(block -> ((Block.Charts) block).charts().stream())
            .toList();
  }

  private static List<String> captions(History history) {
    return new TrainingCharts(List.of(history))
        .blocks().stream()
            .filter(Block.Charts.class::isInstance)
            .map(block -> ((Block.Charts) block).caption())
            .toList();
  }
}
