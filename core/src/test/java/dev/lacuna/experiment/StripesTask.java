package dev.lacuna.experiment;

import com.google.inject.Inject;
import dev.lacuna.data.DataSource;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Randomness;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.task.InputReader;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.TaskModule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Points of the plane: above the diagonal or not, in which of three stripes, and how far out. */
class StripesTask implements Task<double[]> {
  static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("above", MaskValue.number(-1)),
          new CategoricalHead("stripe", List.of("0", "1", "2"), List.of(MaskValue.number(-1))),
          RegressionHead.of("distance", MaskValue.NAN));
  static final Option<Double> MISSING =
      OptionTypes.number("missing", 0, 1, "share of missing labels").withDefault("0.4");

  private final double missing;

  @Inject
  StripesTask(OptionValues options) {
    missing = options.get(MISSING);
  }

  /** What a task's jar would bring. */
  static final class Module extends TaskModule {
    private final String name;

    Module() {
      this("stripes");
    }

    Module(String name) {
      this.name = name;
    }

    @Override
    public TaskDescription description() {
      return new TaskDescription(
          name,
          "points in stripes",
          "above (binary), stripe (categorical), distance (regression)",
          List.of(MISSING),
          Map.of("hidden", "12", "epochs", "30", "batch-size", "16", "learning-rate", "0.02"));
    }

    @Override
    protected void configureTask() {
      bindTask(StripesTask.class);
    }
  }

  @Override
  public DataSource<double[]> source() {
    return () -> {
      RandomGenerator random = Randomness.of(5, "stripes");
      List<double[]> inputs = new ArrayList<>();
      LabelMatrix.Builder labels = LabelMatrix.builder(SCHEMA);
      for (int row = 0; row < 240; row++) {
        double[] point = {random.nextDouble(-1, 1), random.nextDouble(-1, 1)};
        double sum = point[0] + point[1];
        inputs.add(point);
        labels.add(
            "row " + row,
            random.nextDouble() < missing ? -1 : point[0] > point[1] ? 1 : 0,
            random.nextDouble() < missing ? -1 : sum < -0.5 ? 0 : sum < 0.5 ? 1 : 2,
            random.nextDouble() < missing ? Double.NaN : 100 + 10 * sum);
      }
      return new Dataset<>("drawn", inputs, labels.build());
    };
  }

  @Override
  public Featurizer<double[]> featurizer() {
    return new Scale();
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

  /** Divides by the largest coordinate of the train part. */
  private static final class Scale implements Featurizer<double[]> {
    @Override
    public FittedFeaturizer<double[]> fit(Dataset<double[]> train) {
      double largest =
          train.inputs().stream()
              .mapToDouble(point -> Math.max(Math.abs(point[0]), Math.abs(point[1])))
              .max()
              .orElse(1);
      return new Scaled(largest);
    }

    @Override
    public FittedFeaturizer<double[]> restore(Map<String, byte[]> files) {
      byte[] text = files.get("largest.txt");
      if (text == null) {
        throw new LacunaException(ErrorCode.BAD_MODEL, "The model lacks largest.txt.");
      }
      return new Scaled(Double.parseDouble(new String(text, StandardCharsets.UTF_8)));
    }
  }

  private record Scaled(double largest) implements FittedFeaturizer<double[]> {
    @Override
    public int width() {
      return 2;
    }

    @Override
    public FeatureMatrix transform(List<double[]> inputs) {
      float[] values = new float[2 * inputs.size()];
      for (int row = 0; row < inputs.size(); row++) {
        values[2 * row] = (float) (inputs.get(row)[0] / largest);
        values[2 * row + 1] = (float) (inputs.get(row)[1] / largest);
      }
      return new DenseFeatures(2, values);
    }

    @Override
    public Map<String, byte[]> files() {
      return Map.of("largest.txt", Double.toString(largest).getBytes(StandardCharsets.UTF_8));
    }
  }
}
