package dev.lacuna.experiment;

import com.google.inject.Inject;
import dev.lacuna.data.DataSource;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Randomness;
import dev.lacuna.data.Split;
import dev.lacuna.data.Splitter;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.task.InputReader;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.TaskModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What no straight line fits: the square of a number, and whether it is a large one. By option,
 * labels of small numbers go missing more often than those of large ones; a third head has all. The
 * test part is complete.
 */
final class BentTask implements Task<double[]> {
  static final LabelSchema SCHEMA =
      LabelSchema.of(
          RegressionHead.of("square", MaskValue.NAN),
          BinaryHead.of("far", MaskValue.number(-1)),
          BinaryHead.of("complete"));
  static final Option<Double> STEEPNESS =
      OptionTypes.number(
              "steepness", 0, 10, "how fast labels go missing as numbers fall; 0 for at random")
          .withDefault("2");
  private static final int TRAIN = 1_500;
  private static final int DEV = 300;
  private static final int TEST = 3_000;

  private final double steepness;
  private final long seed;

  @Inject
  BentTask(OptionValues options) {
    steepness = options.get(STEEPNESS);
    seed = options.get(SharedOptions.SEED);
  }

  /** What a task's jar would bring. */
  static final class Module extends TaskModule {
    @Override
    public TaskDescription description() {
      return new TaskDescription(
          "bent",
          "squares of numbers",
          "square (regression), far (binary), complete (binary)",
          List.of(STEEPNESS),
          Map.of("hidden", "none", "epochs", "40", "batch-size", "50", "learning-rate", "0.02"));
    }

    @Override
    protected void configureTask() {
      bindTask(BentTask.class);
    }
  }

  @Override
  public DataSource<double[]> source() {
    return () -> {
      RandomGenerator random = Randomness.of(seed, "bent");
      List<double[]> inputs = new ArrayList<>();
      LabelMatrix.Builder labels = LabelMatrix.builder(SCHEMA);
      for (int row = 0; row < TRAIN + DEV + TEST; row++) {
        double[] input = {random.nextGaussian(), random.nextGaussian()};
        double propensity = 1 / (1 + Math.exp(1 - steepness * input[0]));
        boolean complete = row >= TRAIN + DEV;
        inputs.add(input);
        double square = input[0] * input[0] + 0.3 * random.nextGaussian();
        double far = Math.abs(input[0] + 0.2 * random.nextGaussian()) > 0.8 ? 1 : 0;
        labels.add(
            "row " + row,
            random.nextDouble() < propensity || complete ? square : Double.NaN,
            random.nextDouble() < propensity || complete ? far : -1,
            input[1] > 0 ? 1 : 0);
      }
      return new Dataset<>("drawn", inputs, labels.build());
    };
  }

  @Override
  public Split<double[]> split(Dataset<double[]> data, Splitter splitter) {
    return new Split<>(
        data.select(IntStream.range(0, TRAIN).toArray()),
        data.select(IntStream.range(TRAIN, TRAIN + DEV).toArray()),
        data.select(IntStream.range(TRAIN + DEV, TRAIN + DEV + TEST).toArray()),
        List.of());
  }

  @Override
  public Featurizer<double[]> featurizer() {
    return new Featurizer<>() {
      @Override
      public FittedFeaturizer<double[]> fit(Dataset<double[]> train) {
        return new AsTheyAre();
      }

      @Override
      public FittedFeaturizer<double[]> restore(Map<String, byte[]> files) {
        return new AsTheyAre();
      }
    };
  }

  @Override
  public InputReader<double[]> inputs() {
    return new InputReader<>() {
      @Override
      public List<double[]> parse(List<String> words) {
        return List.of(words.stream().mapToDouble(Double::parseDouble).toArray());
      }

      @Override
      public List<double[]> read(Path file) {
        throw new LacunaException(ErrorCode.BAD_FILE, "This task reads no files.");
      }

      @Override
      public String print(double[] input) {
        return input[0] + " " + input[1];
      }
    };
  }

  private record AsTheyAre() implements FittedFeaturizer<double[]> {
    @Override
    public int width() {
      return 2;
    }

    @Override
    public FeatureMatrix transform(List<double[]> inputs) {
      float[] values = new float[2 * inputs.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) inputs.get(i / 2)[i % 2];
      }
      return new DenseFeatures(2, values);
    }

    @Override
    public Map<String, byte[]> files() {
      return Map.of();
    }
  }
}
