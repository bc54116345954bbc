package dev.lacuna.toy;

import com.google.inject.Inject;
import dev.lacuna.data.DataSource;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Split;
import dev.lacuna.data.SplitShares;
import dev.lacuna.data.Splitter;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.task.InputReader;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskReport;
import java.util.stream.IntStream;

/** The toy task: three labels of a point in a square. */
public final class ToyTask implements Task<Point> {
  private final ToySource source;
  private final ToyFeaturizer featurizer;
  private final PointReader inputs;
  private final ToyReport report;
  private final OptionValues options;

  @Inject
  ToyTask(
      ToySource source,
      ToyFeaturizer featurizer,
      PointReader inputs,
      ToyReport report,
      OptionValues options) {
    this.source = source;
    this.featurizer = featurizer;
    this.inputs = inputs;
    this.report = report;
    this.options = options;
  }

  @Override
  public DataSource<Point> source() {
    return source;
  }

  @Override
  public Featurizer<Point> featurizer() {
    return featurizer;
  }

  @Override
  public InputReader<Point> inputs() {
    return inputs;
  }

  @Override
  public TaskReport<Point> report() {
    return report;
  }

  /**
   * Keeps the reserved points for the test and divides the others by {@code --train-share}, unless
   * {@code --split} asks for something else.
   */
  @Override
  public Split<Point> split(Dataset<Point> data, Splitter splitter) {
    if (options.find(SharedOptions.SPLIT).isPresent()) {
      return splitter.split(data);
    }
    int unreserved = data.size() - source.reserved();
    double share = options.get(ToyOptions.TRAIN_SHARE);
    Split<Point> parts =
        splitter
            .withShares(new SplitShares(share, 1 - share, 0))
            .split(data.select(IntStream.range(0, unreserved).toArray()));
    Dataset<Point> test = data.select(IntStream.range(unreserved, data.size()).toArray());
    return new Split<>(parts.train(), parts.dev(), test, parts.shortfalls());
  }
}
