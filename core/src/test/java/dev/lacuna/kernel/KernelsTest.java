package dev.lacuna.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Both implementations against loops in doubles. */
class KernelsTest {
  private static final String SEED = "17";
  private static final int TRIES = 60;
  private static final int LARGE_TRIES = 8;
  private static final Offset<Double> ROUNDING = within(2e-5);
  private static final Offset<Double> ULPS = within(1e-6);

  @Provide
  static Arbitrary<KernelCase> cases() {
    return KernelCase.any();
  }

  @Provide
  static Arbitrary<KernelCase> largeCases() {
    return KernelCase.large();
  }

  @Test
  void vectorsAreUsedWhereThisJavaOffersThem() {
    boolean offered = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    assertThat(Kernels.best().isVectorised()).isEqualTo(Kernels.hint().isEmpty());
    assertThat(offered || !Kernels.best().isVectorised()).isTrue();
    assertThat(Kernels.plain().isVectorised()).isFalse();
  }

  @Property(seed = SEED, tries = TRIES)
  void productIsTheSumOfProductsAndTheBias(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    Panels x = c.rows(c.inputs(), 1, random);
    Panels w = c.weights(1, random).values();
    Panels z = c.rows(c.outputs(), 1, random);
    Panels before = KernelCase.copy(z);

    c.kernels().multiply(x, w, z, c.range());

    assertIsProduct(c, x, w, z, before);
    assertThat(KernelCase.padding(z)).isZero();
  }

  @Property(seed = SEED, tries = LARGE_TRIES)
  void largeProductIsTheSumOfProductsAndTheBias(@ForAll("largeCases") KernelCase c) {
    productIsTheSumOfProductsAndTheBias(c);
  }

  @Property(seed = SEED, tries = LARGE_TRIES)
  void largeGradientIsTheSumOverRows(@ForAll("largeCases") KernelCase c) {
    gradientIsTheSumOverRows(c);
  }

  @Property(seed = SEED, tries = TRIES)
  void productWithoutABiasIsTheSumOfProducts(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    Panels x = c.rows(c.inputs(), 1, random);
    Panels w = c.random(c.inputs(), c.outputs(), 1, random);
    Panels z = c.rows(c.outputs(), 1, random);
    Panels before = KernelCase.copy(z);

    c.kernels().multiply(x, w, z, c.range());

    assertIsProduct(c, x, w, z, before);
  }

  private static void assertIsProduct(KernelCase c, Panels x, Panels w, Panels z, Panels before) {
    for (int j = 0; j < c.outputs(); j++) {
      for (int row = 0; row < z.capacity(); row++) {
        if (row >= c.from() && row < c.from() + c.rows()) {
          double sum = w.capacity() > c.inputs() ? w.get(c.inputs(), j) : 0;
          for (int i = 0; i < c.inputs(); i++) {
            sum += (double) x.get(row, i) * w.get(i, j);
          }
          assertThat((double) z.get(row, j)).isCloseTo(sum, ROUNDING);
        } else if (row < c.from() || row >= c.end()) {
          assertThat(z.get(row, j))
              .as("row %d beyond the tiles", row)
              .isEqualTo(before.get(row, j));
        }
      }
    }
  }

  @Property(seed = SEED, tries = TRIES)
  void gradientIsTheSumOverRows(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    Panels x = c.rows(c.inputs(), 1, random);
    Panels s = c.rows(c.outputs(), 1, random);
    Panels gradient = c.weights(1, random).gradient();
    Panels before = KernelCase.copy(gradient);
    Tile tile = c.tile(gradient, random);

    c.kernels().gradient(new Kernels.Product(x, s, c.range()), gradient, tile);

    assertIsGradient(c, x, s, c.range(), new Written(gradient, before, tile));
    assertThat(KernelCase.padding(gradient)).isZero();
  }

  /** A matrix, what it was before, and where it was written. */
  private record Written(Panels after, Panels before, Tile tile) {}

  private static void assertIsGradient(
      KernelCase c, Panels x, Panels s, RowRange rows, Written gradient) {
    for (int j = 0; j < c.outputs(); j++) {
      for (int i = 0; i < gradient.after().capacity(); i++) {
        float actual = gradient.after().get(i, j);
        if (!KernelCase.isWithin(gradient.tile(), gradient.after(), i, j)) {
          assertThat(actual).isEqualTo(gradient.before().get(i, j));
        } else if (i <= c.inputs()) {
          double sum = 0;
          for (int row = rows.from(); row < rows.to(); row++) {
            sum += (i == c.inputs() ? 1.0 : x.get(row, i)) * s.get(row, j);
          }
          assertThat((double) actual).isCloseTo(sum, ROUNDING);
        }
      }
    }
  }

  @Property(seed = SEED, tries = TRIES)
  void sparseProductIsThatOfTheDenseRows(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    SparseCase x = SparseCase.random(c, random);
    Panels w = c.weights(1, random).values();
    Panels z = c.rows(c.outputs(), 1, random);
    Panels before = KernelCase.copy(z);

    Tile tile = c.tile(w, random);

    c.kernels().multiply(x.sparse(), w, z, tile);

    for (int j = 0; j < c.outputs(); j++) {
      boolean isWithin = j >= tile.fromPanel() * c.lanes() && j < tile.toPanel() * c.lanes();
      for (int row = 0; row < z.capacity(); row++) {
        if (isWithin && row < x.sparse().rows()) {
          double sum = w.get(c.inputs(), j);
          for (int i = 0; i < c.inputs(); i++) {
            sum += (double) x.dense().get(row, i) * w.get(i, j);
          }
          assertThat((double) z.get(row, j)).isCloseTo(sum, ROUNDING);
        } else {
          assertThat(z.get(row, j)).isEqualTo(before.get(row, j));
        }
      }
    }
    assertThat(KernelCase.padding(z)).isZero();
  }

  @Property(seed = SEED, tries = TRIES)
  void sparseGradientIsThatOfTheDenseRows(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    SparseCase x = SparseCase.random(c, random);
    Panels s = c.rows(c.outputs(), 1, random);
    Panels gradient = c.weights(1, random).gradient();
    Panels before = KernelCase.copy(gradient);
    Tile some = c.tile(gradient, random);
    Tile tile = new Tile(some.fromPanel(), some.toPanel(), 0, gradient.capacity());
    RowRange all = new RowRange();
    all.set(0, c.from() + c.rows());

    c.kernels().gradient(x.sparse(), s, gradient, tile);

    assertIsGradient(c, x.dense(), s, all, new Written(gradient, before, tile));
    assertThat(KernelCase.padding(gradient)).isZero();
  }

  @Property(seed = SEED, tries = 10)
  void sparseGradientOfABandFitsIntoAWindow(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    int columns = 2 * SparseRows.BAND + c.inputs();
    SparseRows x = SparseCase.random(c.rows(), columns, c.lanes(), random).sparse();
    Panels s = c.rows(c.outputs(), 1, random);
    Panels whole = Weights.zeros(c.lanes(), columns, 1, c.outputs()).gradient();
    Tile all = Tile.whole(whole);
    c.kernels().gradient(x, s, whole, all);

    Panels window = new Panels(c.lanes(), SparseRows.BAND + Kernels.TILE, c.outputs());
    for (int from = 0; from < columns; from += SparseRows.BAND) {
      int to = from + SparseRows.BAND < columns ? from + SparseRows.BAND : whole.capacity();
      window.moveTo(0, from);
      c.kernels().gradient(x, s, window, new Tile(0, all.toPanel(), from, to));

      for (int i = from; i <= Math.min(to - 1, columns); i++) {
        for (int j = 0; j < c.outputs(); j++) {
          assertThat(window.get(i, j)).isEqualTo(whole.get(i, j));
        }
      }
    }
  }

  @Property(seed = SEED, tries = TRIES)
  void stepsTakeTheirGradientFromAWindow(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    Weights weights = c.weights(3, random);
    StepRates rates = rates(c, random);
    Tile tile = c.tile(weights.values(), random);
    int rows = tile.toRow() - tile.fromRow();
    int panels = tile.toPanel() - tile.fromPanel();
    Panels window = new Panels(c.lanes(), rows + Kernels.TILE, panels * c.lanes());
    window.moveTo(tile.fromPanel(), tile.fromRow());
    for (int row = tile.fromRow(); row < tile.toRow(); row++) {
      int last = Math.min(tile.toPanel() * c.lanes(), c.outputs());
      for (int column = tile.fromPanel() * c.lanes(); column < last; column++) {
        window.set(row, column, weights.gradient().get(row, column));
      }
    }
    Weights other = copy(weights).with(window);

    c.kernels().adam(weights, rates, tile);
    c.kernels().momentum(weights, rates, tile);
    c.kernels().adam(other, rates, tile);
    c.kernels().momentum(other, rates, tile);

    assertThat(other.values().data()).isEqualTo(weights.values().data());
    assertThat(other.first().data()).isEqualTo(weights.first().data());
    assertThat(other.second().data()).isEqualTo(weights.second().data());
  }

  @Property(seed = SEED, tries = TRIES)
  void reluKeepsWhatIsAboveZero(@ForAll("cases") KernelCase c) {
    Panels z = c.rows(c.outputs(), 3, c.random());
    Panels before = KernelCase.copy(z);

    c.kernels().relu(z, c.range());

    assertRowsAre(c, z, before, sum -> Math.max(0, sum), within(0.0));
  }

  @Property(seed = SEED, tries = TRIES)
  void reluPassesSlopesOnlyAboveZero(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    Panels x = c.rows(c.outputs(), 3, random);
    Panels slopes = c.rows(c.outputs(), 3, random);
    Panels before = KernelCase.copy(slopes);
    c.kernels().relu(x, c.range());
    x.set(c.from(), 0, -0f);

    c.kernels().reluSlopes(x, slopes, 1.25f, c.range());

    for (int j = 0; j < c.outputs(); j++) {
      for (int row = 0; row < x.capacity(); row++) {
        float kept = x.get(row, j) > 0 ? 1.25f * before.get(row, j) : 0;
        boolean inRange = row >= c.from() && row < c.from() + c.rows();
        assertThat(slopes.get(row, j)).isEqualTo(inRange ? kept : before.get(row, j));
      }
    }
  }

  @Property(seed = SEED, tries = TRIES)
  void tanhComesWithItsDerivative(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    Panels z = c.rows(c.outputs(), 12, random);
    Panels derivatives = c.rows(c.outputs(), 1, random);
    Panels before = KernelCase.copy(z);
    Panels derivativesBefore = KernelCase.copy(derivatives);

    c.kernels().tanh(z, derivatives, c.range());

    assertRowsAre(c, z, before, Math::tanh, ULPS);
    Panels expected = select(c, before, derivativesBefore);
    assertRowsAre(c, derivatives, expected, sum -> 1 - Math.tanh(sum) * Math.tanh(sum), ULPS);
    assertThat(KernelCase.padding(z)).isZero();
  }

  @Property(seed = SEED, tries = TRIES)
  void geluComesWithItsDerivative(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    Panels z = c.rows(c.outputs(), random.nextBoolean() ? 5 : 40, random);
    Panels derivatives = c.rows(c.outputs(), 1, random);
    Panels before = KernelCase.copy(z);
    Panels derivativesBefore = KernelCase.copy(derivatives);

    c.kernels().gelu(z, derivatives, c.range());

    assertRowsAre(c, z, before, Gelu::value, within(4e-6));
    Panels expected = select(c, before, derivativesBefore);
    assertRowsAre(c, derivatives, expected, Gelu::derivative, within(2e-6));
    assertThat(KernelCase.padding(z)).isZero();
  }

  /** Returns rows of the range from one matrix and the others from another. */
  private static Panels select(KernelCase c, Panels inRange, Panels elsewhere) {
    Panels selected = KernelCase.copy(elsewhere);
    for (int j = 0; j < c.outputs(); j++) {
      for (int row = c.from(); row < c.from() + c.rows(); row++) {
        selected.set(row, j, inRange.get(row, j));
      }
    }
    return selected;
  }

  private static void assertRowsAre(
      KernelCase c, Panels after, Panels before, DoubleUnaryOperator f, Offset<Double> offset) {
    for (int j = 0; j < c.outputs(); j++) {
      for (int row = 0; row < after.capacity(); row++) {
        boolean inRange = row >= c.from() && row < c.from() + c.rows();
        double number = before.get(row, j);
        assertThat((double) after.get(row, j))
            .isCloseTo(inRange ? f.applyAsDouble(number) : number, inRange ? offset : within(0.0));
      }
    }
  }

  @Property(seed = SEED, tries = TRIES)
  void productsOfNumbersAreFloatProducts(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    Panels factors = c.rows(c.outputs(), 2, random);
    Panels product = c.rows(c.outputs(), 2, random);
    Panels before = KernelCase.copy(product);

    c.kernels().multiplyBy(factors, product, c.range());

    for (int j = 0; j < c.outputs(); j++) {
      for (int row = 0; row < product.capacity(); row++) {
        boolean inRange = row >= c.from() && row < c.from() + c.rows();
        assertThat(product.get(row, j))
            .isEqualTo(before.get(row, j) * (inRange ? factors.get(row, j) : 1));
      }
    }
  }

  @Property(seed = SEED, tries = TRIES)
  void additionStaysWithinItsTile(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    Weights weights = c.weights(3, random);
    Panels sum = weights.values();
    Panels before = KernelCase.copy(sum);
    Tile tile = c.tile(sum, random);

    c.kernels().add(weights.gradient(), sum, tile);

    for (int j = 0; j < c.outputs(); j++) {
      for (int row = 0; row < sum.capacity(); row++) {
        boolean inTile = KernelCase.isWithin(tile, sum, row, j);
        assertThat(sum.get(row, j))
            .isEqualTo(before.get(row, j) + (inTile ? weights.gradient().get(row, j) : 0));
      }
    }
  }

  @Property(seed = SEED, tries = TRIES)
  void sumOfSquaresIsThatOfTheTile(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    Panels matrix = c.weights(1, random).values();
    Tile tile = c.tile(matrix, random);
    double sum = 0;
    for (int j = 0; j < c.outputs(); j++) {
      for (int row = 0; row < matrix.capacity(); row++) {
        boolean inTile = KernelCase.isWithin(tile, matrix, row, j);
        sum += inTile ? Math.pow(matrix.get(row, j), 2) : 0;
      }
    }

    assertThat(c.kernels().sumOfSquares(matrix, tile)).isCloseTo(sum, within(1e-5 * (1 + sum)));
  }

  @Property(seed = SEED, tries = TRIES)
  void adamFollowsTheFormulasColumnByColumn(@ForAll("cases") KernelCase c) {
    assertStep(c, true);
  }

  @Property(seed = SEED, tries = TRIES)
  void momentumFollowsTheFormulasColumnByColumn(@ForAll("cases") KernelCase c) {
    assertStep(c, false);
  }

  /** Columns have rates of their own, and every third one rests. */
  private static void assertStep(KernelCase c, boolean isAdam) {
    SplittableRandom random = c.random();
    Weights weights = c.weights(3, random);
    Weights before = copy(weights);
    StepRates rates = rates(c, random);
    Tile tile = c.tile(weights.values(), random);

    if (isAdam) {
      c.kernels().adam(weights, rates, tile);
    } else {
      c.kernels().momentum(weights, rates, tile);
    }

    for (int j = 0; j < c.outputs(); j++) {
      for (int i = 0; i < weights.values().capacity(); i++) {
        if (j % 3 == 2 || !KernelCase.isWithin(tile, weights.values(), i, j)) {
          assertThat(cell(weights, i, j)).containsExactly(cell(before, i, j));
        } else {
          double[] expected = step(before, rates, i, j, isAdam);
          assertThat(cell(weights, i, j)).containsExactly(expected, ROUNDING);
        }
      }
    }
    assertThat(KernelCase.padding(weights.values())).isZero();
  }

  private static Weights copy(Weights weights) {
    return new Weights(
        KernelCase.copy(weights.values()),
        KernelCase.copy(weights.gradient()),
        KernelCase.copy(weights.first()),
        KernelCase.copy(weights.second()),
        weights.inputs(),
        weights.decaying());
  }

  private static double[] cell(Weights weights, int row, int column) {
    return new double[] {
      weights.values().get(row, column),
      weights.gradient().get(row, column),
      weights.first().get(row, column),
      weights.second().get(row, column)
    };
  }

  /** The formulas of {@link StepRates}; decay is for weights, and biases where they decay. */
  private static double[] step(Weights before, StepRates rates, int i, int j, boolean isAdam) {
    boolean decays = i < before.decaying();
    double[] cell = cell(before, i, j);
    double weight = cell[0];
    double slope = rates.gain()[j] * cell[1] + (decays ? rates.pull()[j] * weight : 0);
    double first = rates.keepFirst()[j] * cell[2] + rates.addFirst()[j] * slope;
    double second = rates.keepSecond()[j] * cell[3] + rates.addSecond()[j] * slope * slope;
    double move = isAdam ? first / (Math.sqrt(second) + rates.epsilon()[j]) : first;
    double kept = decays ? rates.keep()[j] * weight : weight;
    return new double[] {kept - rates.rate()[j] * move, cell[1], first, isAdam ? second : cell[3]};
  }

  private static StepRates rates(KernelCase c, SplittableRandom random) {
    int columns = (c.outputs() + c.lanes() - 1) / c.lanes() * c.lanes();
    StepRates rates = StepRates.none(columns);
    StepRates one = StepRates.none(1);
    for (int j = 0; j < c.outputs(); j++) {
      one.rate()[0] = (float) random.nextDouble(0.01, 0.2);
      one.keep()[0] = (float) random.nextDouble(0.8, 1);
      one.pull()[0] = (float) random.nextDouble(0, 0.5);
      one.gain()[0] = (float) random.nextDouble(0.1, 1);
      one.epsilon()[0] = (float) random.nextDouble(0.05, 0.1);
      one.keepFirst()[0] = (float) random.nextDouble(0.5, 1);
      one.addFirst()[0] = (float) random.nextDouble(0.1, 1);
      one.keepSecond()[0] = (float) random.nextDouble(0.5, 1);
      one.addSecond()[0] = (float) random.nextDouble(0.1, 1);
      rates.set(j, j + 1, one);
    }
    for (int j = 2; j < c.outputs(); j += 3) {
      rates.rest(j, j + 1);
    }
    return rates;
  }

  @Property(seed = SEED, tries = 20)
  void momentsFadeToZeroAndNeverToDenormals(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    Weights weights = c.weights(1, random);
    weights.gradient().clear(Tile.whole(weights.gradient()));
    StepRates rates = StepRates.none(weights.values().panels() * c.lanes());
    StepRates halving = StepRates.none(1);
    halving.keepFirst()[0] = 0.5f;
    halving.keepSecond()[0] = 0.5f;
    halving.rate()[0] = 0.01f;
    rates.set(0, rates.rate().length, halving);

    for (int step = 0; step < 130; step++) {
      c.kernels().adam(weights, rates, Tile.whole(weights.values()));
      for (int at = 0; at < weights.first().data().length; at++) {
        assertThat(isDenormal(weights.first().data()[at])).isFalse();
        assertThat(isDenormal(weights.second().data()[at])).isFalse();
      }
    }

    assertThat(weights.first().data()).containsOnly(0);
    assertThat(weights.second().data()).containsOnly(0);
  }

  private static boolean isDenormal(float number) {
    return number != 0 && Math.abs(number) < Float.MIN_NORMAL;
  }
}
