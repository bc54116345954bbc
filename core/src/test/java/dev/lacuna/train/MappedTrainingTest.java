package dev.lacuna.train;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.data.Randomness;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.MappedFeatures;
import dev.lacuna.io.FloatFile;
import dev.lacuna.io.FloatFileWriter;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelFileWriter;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.train.dl4j.Dl4jEngine;
import dev.lacuna.train.fused.FusedEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training from files is held against training from memory. */
class MappedTrainingTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)\\R```", Pattern.DOTALL);
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("above", MaskValue.number(-1)),
          new CategoricalHead("third", List.of("0", "1", "2"), List.of(MaskValue.number(-1))),
          RegressionHead.of("sum", MaskValue.NAN));
  private static final int COLUMNS = 3;
  private static final int ROWS = 300;

  private final Path folder;

  MappedTrainingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A row of a table that is read as a stream. */
  private static final class Row {
    private final float[] numbers;
    private final double[] labels;

    private Row(float[] numbers, double[] labels) {
      this.numbers = numbers;
      this.labels = labels;
    }

    float[] numbers() {
      return numbers;
    }

    double[] labels() {
      return labels;
    }
  }

  private static List<Row> table() {
    RandomGenerator random = Randomness.of(4, "table");
    return IntStream.range(0, ROWS).mapToObj(i -> row(random)).toList();
  }

  private static Row row(RandomGenerator random) {
    float[] numbers = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
    double sum = numbers[0] + numbers[1] + numbers[2];
    double[] labels = {
      random.nextDouble() < 0.3 ? -1 : numbers[0] > numbers[1] ? 1 : 0,
      random.nextDouble() < 0.3 ? -1 : Math.floor(3 * numbers[2]),
      random.nextDouble() < 0.3 ? Double.NaN : 100 * sum
    };
    return new Row(numbers, labels);
  }

  // the page on large data shows this method
  private TrainingSet mapped(Iterable<Row> table) {
    Path features = folder.resolve("features.floats");
    Path labels = folder.resolve("labels.floats");
    try (FloatFileWriter x = FloatFileWriter.create(features, COLUMNS);
        LabelFileWriter y = LabelFileWriter.create(SCHEMA, labels)) {
      for (Row row : table) {
        x.append(row.numbers());
        y.add("row " + x.rows(), row.labels()); // -1 and NaN are missing here, as the heads say
      }
      x.finish();
      y.finish();
    }
    return new TrainingSet(
        new MappedFeatures(FloatFile.open(features)),
        LabelMatrix.mapped(SCHEMA, FloatFile.open(labels)));
  }

  private static TrainingSet inMemory(List<Row> table) {
    float[] features = new float[ROWS * COLUMNS];
    LabelMatrix.Builder labels = LabelMatrix.builder(SCHEMA);
    for (int i = 0; i < ROWS; i++) {
      System.arraycopy(table.get(i).numbers(), 0, features, i * COLUMNS, COLUMNS);
      labels.add("row " + i, table.get(i).labels());
    }
    return new TrainingSet(new DenseFeatures(COLUMNS, features), labels.build());
  }

  @Test
  void fusedEngineFindsTheSameWeights() {
    assertSameWeights(new FusedEngine());
  }

  @Test
  void dl4jEngineFindsTheSameWeights() {
    assertSameWeights(new Dl4jEngine());
  }

  private void assertSameWeights(TrainingEngine engine) {
    TrainingResult expected = train(engine, inMemory(table()));

    TrainingResult found = train(engine, mapped(table()));

    assertThat(found.history()).isEqualTo(expected.history());
    assertThat(found.scaling()).isEqualTo(expected.scaling());
    for (int l = 0; l < expected.network().layers().size(); l++) {
      DenseLayer layer = expected.network().layers().get(l);
      assertThat(found.network().layers().get(l).weights()).isEqualTo(layer.weights());
      assertThat(found.network().layers().get(l).biases()).isEqualTo(layer.biases());
    }
  }

  private static TrainingResult train(TrainingEngine engine, TrainingSet set) {
    TrainingConfig config =
        new TrainingConfig(
            6,
            32,
            0.02,
            0.001,
            Optional.of(new EarlyStopping(3, Optional.empty())),
            new TrainingConfig.Compute(7, 2));
    TrainingJob job =
        new TrainingJob(
            new Architecture(COLUMNS, List.of(8), Activation.RELU, 0, SCHEMA.outputs()),
            MaskedLoss.of(SCHEMA).withObservedSharesOf(set.labels()),
            set,
            set,
            config);
    return new Trainer(engine).train(job, TrainingListener.none());
  }

  @Test
  void pageShowsCodeThatIsCompiledAndRun() throws IOException {
    String code =
        Files.readString(MODULE.resolve("src/test/java/dev/lacuna/train/MappedTrainingTest.java"));
    List<MatchResult> examples =
        JAVA.matcher(Files.readString(MODULE.resolve("../docs/large-data.md"))).results().toList();

    assertThat(examples).isNotEmpty();
    for (MatchResult example : examples) {
      assertThat(unindented(code)).contains(unindented(example.group(1)));
    }
  }

  private static String unindented(String code) {
    return code.lines().map(String::strip).collect(joining("\n"));
  }
}
