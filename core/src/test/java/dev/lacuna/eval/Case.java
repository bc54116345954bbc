package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Labels and predictions of the same rows, made by hand or by chance. */
record Case(LabelMatrix labels, Predictions predictions) {
  static final double MISSING = Double.NaN;
  static final Head BINARY = BinaryHead.of("y", MaskValue.NAN);
  static final Head CATEGORICAL =
      new CategoricalHead("c", List.of("a", "b", "c", "d"), List.of(MaskValue.NAN));
  static final Head REGRESSION = RegressionHead.of("r", MaskValue.NAN);
  static final LabelSchema MIXED =
      LabelSchema.of(
          BINARY,
          BinaryHead.of("z", MaskValue.NAN),
          new CategoricalHead("c", List.of("0", "1", "2"), List.of(MaskValue.NAN)),
          REGRESSION);

  /** A label and a score, as a table of test data reads best. */
  record Cell(double label, double score) {}

  static Case of(LabelSchema schema, double[][] labels, double[] predictions) {
    LabelMatrix.Builder builder = LabelMatrix.builder(schema);
    for (double[] row : labels) {
      builder.add("row", row);
    }
    return new Case(builder.build(), Predictions.of(schema, predictions));
  }

  static Case binary(double[] labels, double... scores) {
    return single(BINARY, labels, scores);
  }

  static Case binary(List<Cell> cells) {
    return binary(
        cells.stream().mapToDouble(Cell::label).toArray(),
        cells.stream().mapToDouble(Cell::score).toArray());
  }

  static Case regression(double[] labels, double... predictions) {
    return single(REGRESSION, labels, predictions);
  }

  static Case regression(List<Cell> cells) {
    return regression(
        cells.stream().mapToDouble(Cell::label).toArray(),
        cells.stream().mapToDouble(Cell::score).toArray());
  }

  /** Labels are texts, the empty text being missing; probabilities are for a, b, c and d. */
  static Case categorical(List<String> labels, double[]... probabilities) {
    LabelSchema schema =
        LabelSchema.of(
            new CategoricalHead("c", List.of("a", "b", "c", "d"), List.of(MaskValue.BLANK)));
    LabelMatrix.Builder builder = LabelMatrix.builder(schema);
    labels.forEach(label -> builder.add("row", List.of(label)));
    double[] values = Arrays.stream(probabilities).flatMapToDouble(Arrays::stream).toArray();
    return new Case(builder.build(), Predictions.of(schema, values));
  }

  /** Four heads, a third of the cells missing, scores with many ties that follow the labels. */
  static Case random(long seed, int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] labels = new double[rows][MIXED.size()];
    double[] values = new double[rows * MIXED.outputs()];
    for (int row = 0; row < rows; row++) {
      double[] full = {
        random.nextInt(2), random.nextInt(2), random.nextInt(3), random.nextInt(-4, 5)
      };
      int at = row * MIXED.outputs();
      values[at] = (random.nextInt(7) + 3 * full[0]) / 9;
      values[at + 1] = (random.nextInt(10) + full[1]) / 10;
      fillSimplex(random, values, at + 2);
      values[at + 5] = full[3] + random.nextInt(-3, 4);
      for (int head = 0; head < full.length; head++) {
        labels[row][head] = random.nextInt(3) == 0 ? MISSING : full[head];
      }
    }
    return of(MIXED, labels, values);
  }

  private static Case single(Head head, double[] labels, double[] scores) {
    double[][] rows =
        Arrays.stream(labels).mapToObj(y -> new double[] {y}).toArray(double[][]::new);
    return of(LabelSchema.of(head), rows, scores);
  }

  private static void fillSimplex(SplittableRandom random, double[] values, int from) {
    double a = random.nextInt(5);
    double b = random.nextInt(5);
    double c = 1 + random.nextInt(5);
    values[from] = a / (a + b + c);
    values[from + 1] = b / (a + b + c);
    values[from + 2] = c / (a + b + c);
  }

  HeadSample sample() {
    return sample(0);
  }

  HeadSample sample(int head) {
    return HeadSample.of(labels, predictions, head);
  }

  MetricValue measure(Metric metric) {
    return sample().measure(metric);
  }

  double value(Metric metric) {
    return measure(metric).toOptional().orElseThrow();
  }

  Evaluation evaluate() {
    return Evaluator.evaluate(labels, predictions, Thresholds.fixed(labels.schema()), 1);
  }

  /** Returns these rows in this order; a row may come more than once. */
  Case select(int... rows) {
    int outputs = labels.schema().outputs();
    double[] selected = new double[rows.length * outputs];
    List<Double> all = outputs();
    for (int i = 0; i < selected.length; i++) {
      selected[i] = all.get(rows[i / outputs] * outputs + i % outputs);
    }
    return new Case(labels.select(rows), Predictions.of(labels.schema(), selected));
  }

  /** Returns the case with each row as often as its weight says. */
  Case repeat(int... weights) {
    return select(
        IntStream.range(0, weights.length)
            .flatMap(row -> IntStream.generate(() -> row).limit(weights[row]))
            .toArray());
  }

  /** Returns all predictions, row by row. */
  List<Double> outputs() {
    List<Double> values = new ArrayList<>();
    for (int row = 0; row < labels.rows(); row++) {
      for (int head = 0; head < labels.heads(); head++) {
        for (int k = 0; k < labels.schema().head(head).outputs(); k++) {
          values.add(predictions.value(row, head, k));
        }
      }
    }
    return values;
  }

  static void assertClose(Map<Metric, MetricValue> actual, Map<Metric, MetricValue> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    actual.forEach(
        (metric, value) -> assertClose(value, Objects.requireNonNull(expected.get(metric))));
  }

  static void assertClose(MetricValue actual, MetricValue expected) {
    if (expected instanceof MetricValue.Defined defined) {
      assertThat(actual.toOptional().orElseThrow()).isCloseTo(defined.value(), within(1e-12));
    } else {
      assertThat(actual).isEqualTo(expected);
    }
  }
}
