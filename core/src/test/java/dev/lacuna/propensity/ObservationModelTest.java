package dev.lacuna.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.SparseFeatures;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.train.EpochRecord;
import dev.lacuna.train.Trainer;
import dev.lacuna.train.TrainingConfig;
import dev.lacuna.train.TrainingJob;
import dev.lacuna.train.TrainingListener;
import dev.lacuna.train.TrainingSet;
import dev.lacuna.train.fused.FusedEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationModelTest {
  private static final int BINS = 5;

  @Test
  void propensitiesAreThoseByWhichLabelsWentMissing() {
    ToDoubleFunction<double[]> seldom = x -> sigmoid(-2 + 1.5 * x[0]);
    ToDoubleFunction<double[]> often = x -> sigmoid(1 - x[1] + 0.5 * x[2]);
    Table table = Table.draw(6_000, 3, 1, List.of(seldom, often));

    Propensities found = fit(table, 1, 1);

    for (int t = 0; t < 2; t++) {
      assertThat(found.isModelled(t)).isTrue();
      ToDoubleFunction<double[]> truth = t == 0 ? seldom : often;
      double distance = 0;
      for (int row = 0; row < 6_000; row++) {
        distance += Math.abs(found.of(row, t) - truth.applyAsDouble(table.rows()[row])) / 6_000;
      }
      assertThat(distance).isLessThan(0.02);
    }
  }

  /** Of labels whose propensity is about so much, about so many are observed. */
  @Test
  void propensitiesAreReliableForManySparseFeaturesToo() {
    double[] slopes = new SplittableRandom(2).doubles(40, -1, 1).toArray();
    Table table =
        Table.drawBits(
            4_000,
            400,
            x -> {
              double sum = 0.4;
              for (int j = 0; j < slopes.length; j++) {
                sum += 1.5 * slopes[j] * x[10 * j];
              }
              return sigmoid(sum);
            });

    Propensities found = fit(table, 1, 1);

    assertThat(found.isModelled(0)).isTrue();
    assertThat(unreliability(table, found)).isLessThan(0.03);
  }

  private static double unreliability(Table table, Propensities found) {
    double[] gap = new double[BINS];
    int rows = found.rows();
    for (int row = 0; row < rows; row++) {
      int bin = Math.min(BINS - 1, (int) (BINS * found.of(row, 0)));
      gap[bin] += (table.labels().observed(row, 0) ? 1 : 0) - found.of(row, 0);
    }
    return Arrays.stream(gap).map(Math::abs).sum() / rows;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void manyFeaturesThatTellNothingLeaveWeightsNearOne(long seed) {
    Table table = Table.draw(1_000, 200, seed, List.of(x -> 0.5));

    InverseWeights weights = InverseWeights.of(table.labels(), fit(table, 1, 1), 10);

    assertThat(weights.heads().get(0).effectiveShare()).isGreaterThan(0.98);
  }

  @Test
  void headsWithoutEnoughOfBothAreNotModelled() {
    Table table =
        Table.draw(
            500, 2, 1, List.of(x -> 1, x -> 0, x -> sigmoid(2 * x[0]), x -> x[0] > 2.4 ? 1 : 0));

    Propensities found = fit(table, 1, 1);

    assertThat(found.heads()).isEqualTo(4);
    assertThat(found.rows()).isEqualTo(500);
    assertThat(found.isModelled(0)).isFalse();
    assertThat(found.isModelled(1)).isFalse();
    assertThat(found.isModelled(2)).isTrue();
    assertThat(table.labels().observedCount(3)).isBetween(1, ObservationModel.FEWEST - 1);
    assertThat(found.isModelled(3)).isFalse();
  }

  @Test
  void nothingIsTrainedWhereNothingIsMissing() {
    Table table = Table.draw(100, 2, 1, List.of(x -> 1, x -> 1));
    List<String> seen = new ArrayList<>();

    Propensities found = model(1, 1).fit(table.part(), watch(seen));

    assertThat(found.isModelled(0) || found.isModelled(1)).isFalse();
    assertThat(seen).isEmpty();
  }

  /** A row's own indicator has no say in its propensity: all but those of its fold stay apart. */
  @Test
  void noRowIsToldByARegressionThatHasSeenIt() {
    Table table = Table.draw(1_000, 1, 1, List.of(x -> sigmoid(2 * x[0])));
    CrossFitting folds = new CrossFitting(table.labels(), new int[] {0}, 7);
    int[] all = new int[1_000];
    Arrays.setAll(all, row -> row);
    LabelMatrix learnt = folds.learnt();
    LabelMatrix heldOut = folds.heldOut(all);
    int[] rowsOfFold = new int[CrossFitting.FOLDS];

    for (int row = 0; row < 1_000; row++) {
      int unseen = folds.unseen(row, 0);
      rowsOfFold[unseen]++;
      for (int fold = 0; fold < CrossFitting.FOLDS; fold++) {
        assertThat(learnt.observed(row, fold)).isEqualTo(fold != unseen);
        assertThat(heldOut.observed(row, fold)).isEqualTo(fold == unseen);
        float indicator = table.labels().observed(row, 0) ? 1 : 0;
        assertThat(fold == unseen ? heldOut.value(row, fold) : learnt.value(row, fold))
            .isEqualTo(indicator);
      }
    }
    assertThat(rowsOfFold).containsOnly(1_000 / CrossFitting.FOLDS);
  }

  @Test
  void propensitiesAreTheSameBitForBitForAnyNumberOfThreads() {
    Table table =
        Table.draw(700, 5, 1, List.of(x -> sigmoid(x[0]), x -> sigmoid(x[1] - 1), x -> 0.5));

    Propensities one = fit(table, 3, 1);
    Propensities four = fit(table, 3, 4);

    for (int t = 0; t < 3; t++) {
      assertThat(four.isModelled(t)).isEqualTo(one.isModelled(t));
      for (int row = 0; row < 700; row++) {
        assertThat(four.of(row, t)).isEqualTo(one.of(row, t));
      }
    }
  }

  @Test
  void itIsOneTrainingOfLogisticRegressions() {
    Table table = Table.draw(300, 4, 1, List.of(x -> sigmoid(x[0]), x -> sigmoid(x[1]), x -> 1));
    List<String> seen = new ArrayList<>();

    model(1, 1).fit(table.part(), watch(seen));

    assertThat(seen)
        .containsExactly(
            "4-10, heads [y0/1, y0/2, y0/3, y0/4, y0/5, y1/1, y1/2, y1/3, y1/4, y1/5]");
  }

  @Test
  void labelsThemselvesHaveNoSay() {
    Table table = Table.draw(400, 2, 1, List.of(x -> sigmoid(x[0])));
    LabelMatrix.Builder other =
        LabelMatrix.builder(LabelSchema.of(RegressionHead.of("y0", MaskValue.NAN)));
    for (int row = 0; row < 400; row++) {
      other.add("row", table.labels().observed(row, 0) ? 1e6 * row : Double.NaN);
    }
    TrainingSet changed = new TrainingSet(table.features(), other.build());

    Propensities found = model(1, 1).fit(changed, TrainingListener.none());

    Propensities expected = fit(table, 1, 1);
    for (int row = 0; row < 400; row++) {
      assertThat(found.of(row, 0)).isEqualTo(expected.of(row, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.MIN_NORMAL, 1_000_000, Float.MAX_VALUE})
  void featuresOfAnySizeLeaveFiniteWeights(float size) {
    Table table = Table.draw(100, 1, 1, List.of(x -> sigmoid(2 * x[0])));
    float[] features = new float[100 * 50];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) (size * Math.tanh(table.rows()[i / 50][0]));
    }
    TrainingSet part = new TrainingSet(new DenseFeatures(50, features), table.labels());

    Propensities found = model(1, 1).fit(part, TrainingListener.none());

    HeadWeighting head = InverseWeights.of(table.labels(), found, 10).heads().get(0);
    assertThat(head.effective()).isBetween(1.0, (double) head.observed());
  }

  @Test
  void propensitiesAverageToTheObservedShare() {
    Table table = Table.draw(2_000, 3, 5, List.of(x -> sigmoid(-3 + x[0])));

    Propensities found = fit(table, 1, 1);

    double sum = 0;
    for (int row = 0; row < 2_000; row++) {
      sum += found.of(row, 0);
    }
    assertThat(sum).isCloseTo(table.labels().observedCount(0), within(2.0));
  }

  private static Propensities fit(Table table, long seed, int threads) {
    return model(seed, threads).fit(table.part(), TrainingListener.none());
  }

  private static ObservationModel model(long seed, int threads) {
    return new ObservationModel(
        new Trainer(new FusedEngine()), new TrainingConfig.Compute(seed, threads));
  }

  private static TrainingListener watch(List<String> seen) {
    return new TrainingListener() {
      @Override
      public void started(TrainingJob job, String engine) {
        seen.add("%s, heads %s".formatted(job.architecture(), job.loss().schema().names()));
      }

      @Override
      public void epochEnded(EpochRecord epoch) {}
    };
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  /** Rows whose labels are observed with a probability that depends on the row. */
  @SuppressWarnings("ArrayRecordComponent") // made once a test, never compared
  private record Table(double[][] rows, FeatureMatrix features, LabelMatrix labels) {
    TrainingSet part() {
      return new TrainingSet(features, labels);
    }

    /** Draws normal features. */
    static Table draw(
        int rows, int columns, long seed, List<ToDoubleFunction<double[]>> propensities) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] numbers = new double[rows][columns];
      float[] values = new float[rows * columns];
      for (int i = 0; i < values.length; i++) {
        numbers[i / columns][i % columns] = random.nextGaussian();
        values[i] = (float) numbers[i / columns][i % columns];
      }
      LabelMatrix labels = labels(numbers, propensities, random);
      return new Table(numbers, new DenseFeatures(columns, values), labels);
    }

    /** Draws features of which one in twenty is 1, and the others 0. */
    static Table drawBits(int rows, int columns, ToDoubleFunction<double[]> propensity) {
      SplittableRandom random = new SplittableRandom(3);
      double[][] numbers = new double[rows][columns];
      int[] starts = new int[rows + 1];
      int[] indices = new int[rows * columns];
      int count = 0;
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          if (random.nextInt(20) == 0) {
            numbers[row][column] = 1;
            indices[count++] = column;
          }
        }
        starts[row + 1] = count;
      }
      float[] ones = new float[count];
      Arrays.fill(ones, 1);
      FeatureMatrix features =
          new SparseFeatures(columns, starts, Arrays.copyOf(indices, count), ones);
      return new Table(numbers, features, labels(numbers, List.of(propensity), random));
    }

    private static LabelMatrix labels(
        double[][] rows, List<ToDoubleFunction<double[]>> propensities, SplittableRandom random) {
      List<BinaryHead> heads = new ArrayList<>();
      for (int t = 0; t < propensities.size(); t++) {
        heads.add(BinaryHead.of("y" + t, MaskValue.number(-1)));
      }
      LabelMatrix.Builder builder = LabelMatrix.builder(new LabelSchema(List.copyOf(heads)));
      for (double[] row : rows) {
        builder.add(
            "row",
            propensities.stream()
                .mapToDouble(
                    propensity ->
                        random.nextDouble() < propensity.applyAsDouble(row)
                            ? random.nextInt(2)
                            : -1)
                .toArray());
      }
      return builder.build();
    }
  }
}
