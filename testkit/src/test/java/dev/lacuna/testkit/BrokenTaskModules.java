package dev.lacuna.testkit;

import com.google.inject.Inject;
import dev.lacuna.data.DataSource;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Split;
import dev.lacuna.data.Splitter;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Modules that break the contract, each in one way. */
final class BrokenTaskModules {
  private BrokenTaskModules() {}

  /** Correct, but no service file names it. */
  static final class Unlisted extends FakeTaskModule {}

  /** Declares an option that every task has. */
  public static final class ClashingOption extends FakeTaskModule {
    @Override
    List<Option<?>> options() {
      return List.of(OptionTypes.text("seed", "WORD", "what to sow"));
    }
  }

  /** Declares a default that its own check refuses, and prefers one that no option knows. */
  public static final class IllegalDefaults extends FakeTaskModule {
    @Override
    public TaskDescription description() {
      Option<String> option =
          new Option<>(
              FLAVOUR.name(),
              FLAVOUR.hint(),
              FLAVOUR.description(),
              Optional.of("bitter"),
              FLAVOUR.parser());
      return new TaskDescription(
          "fake", "Three labels of a number", "high", List.of(option), Map.of("epoch", "3"));
    }
  }

  /** Its data are others every time. */
  public static final class UnrepeatableSource extends FakeTaskModule {
    private static final AtomicInteger LOADED = new AtomicInteger();

    @Override
    Class<? extends DataSource<Double>> source() {
      return ShiftingSource.class;
    }
  }

  /** Adds to every number how often data were loaded. */
  static final class ShiftingSource extends FakeSource {
    @Inject
    ShiftingSource() {}

    @Override
    public Dataset<Double> load() {
      Dataset<Double> data = super.load();
      int shift = UnrepeatableSource.LOADED.incrementAndGet();
      return new Dataset<>(
          data.origin(), data.inputs().stream().map(x -> x + shift).toList(), data.labels());
    }
  }

  /** Its test part is its train part. */
  public static final class OverlappingParts extends FakeTaskModule {
    @Override
    Class<? extends Task<?>> task() {
      return OverlappingTask.class;
    }
  }

  /** Tests on what it trained on. */
  static final class OverlappingTask extends FakeTask {
    @Inject
    OverlappingTask(DataSource<Double> source, Featurizer<Double> featurizer) {
      super(source, featurizer);
    }

    @Override
    public Split<Double> split(Dataset<Double> data, Splitter splitter) {
      Split<Double> split = splitter.split(data);
      return new Split<>(split.train(), split.dev(), split.train(), split.shortfalls());
    }
  }

  /** A row depends on the rows beside it. */
  public static final class NeighbourlyFeaturizer extends FakeTaskModule {
    @Override
    Class<? extends Featurizer<Double>> featurizer() {
      return BatchCentering.class;
    }
  }

  /** Takes the mean of whatever it transforms from a number. */
  static final class BatchCentering implements Featurizer<Double>, FittedFeaturizer<Double> {
    @Inject
    BatchCentering() {}

    @Override
    public FittedFeaturizer<Double> fit(Dataset<Double> train) {
      return this;
    }

    @Override
    public FittedFeaturizer<Double> restore(Map<String, byte[]> files) {
      return this;
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public FeatureMatrix transform(List<Double> inputs) {
      double mean = inputs.stream().mapToDouble(x -> x).average().orElse(0);
      return new CenteringFeaturizer.Fitted(mean).transform(inputs);
    }

    @Override
    public Map<String, byte[]> files() {
      return Map.of();
    }
  }

  /** What it learned is gone after a restore. */
  public static final class ForgetfulFeaturizer extends FakeTaskModule {
    @Override
    Class<? extends Featurizer<Double>> featurizer() {
      return ForgetfulCentering.class;
    }
  }

  /** Restores a mean of 0. */
  static final class ForgetfulCentering extends CenteringFeaturizer {
    @Inject
    ForgetfulCentering() {}

    @Override
    public FittedFeaturizer<Double> restore(Map<String, byte[]> files) {
      return new Fitted(0);
    }
  }

  /** Cannot be shared among threads. */
  public static final class LonelyFeaturizer extends FakeTaskModule {
    @Override
    Class<? extends Featurizer<Double>> featurizer() {
      return LonelyCentering.class;
    }
  }

  /** Restores a featurizer that is right on the first thread to use it, and on no other. */
  static final class LonelyCentering extends CenteringFeaturizer {
    @Inject
    LonelyCentering() {}

    @Override
    public FittedFeaturizer<Double> restore(Map<String, byte[]> files) {
      return new Lonely(super.restore(files), new AtomicReference<>());
    }
  }

  record Lonely(FittedFeaturizer<Double> right, AtomicReference<Thread> first)
      implements FittedFeaturizer<Double> {
    @Override
    public int width() {
      return right.width();
    }

    @Override
    public FeatureMatrix transform(List<Double> inputs) {
      first.compareAndSet(null, Thread.currentThread());
      boolean isFirst = first.get() == Thread.currentThread();
      return isFirst
          ? right.transform(inputs)
          : new CenteringFeaturizer.Fitted(1e3).transform(inputs);
    }

    @Override
    public Map<String, byte[]> files() {
      return right.files();
    }
  }
}
