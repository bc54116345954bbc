package dev.lacuna.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelsTest {
  @Provide
  static Arbitrary<KernelCase> cases() {
    return KernelCase.any();
  }

  @Test
  void panelsStandOneAfterTheOtherAndTheirRowsWithin() {
    Panels panels = new Panels(4, 3, 6);

    assertThat(panels.panels()).isEqualTo(2);
    assertThat(panels.data()).hasSize(24);
    assertThat(panels.at(0, 0)).isZero();
    assertThat(panels.at(1, 3)).isEqualTo(7);
    assertThat(panels.at(0, 4)).isEqualTo(12);
    assertThat(panels.at(2, 5)).isEqualTo(21);
    assertThat(panels.start(1, 2)).isEqualTo(20);
  }

  @Property(seed = "5")
  void everyNumberHasAPlaceOfItsOwn(@ForAll("cases") KernelCase c) {
    Panels panels = new Panels(c.lanes(), c.rows(), c.inputs());
    int[] places =
        IntStream.range(0, c.rows() * c.inputs())
            .map(cell -> panels.at(cell / c.inputs(), cell % c.inputs()))
            .toArray();

    assertThat(places).doesNotHaveDuplicates();
    assertThat(IntStream.of(places).max().orElseThrow()).isLessThan(panels.data().length);
  }

  @Property(seed = "5")
  void loadedRowsAreWhereTheyBelong(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    Panels panels = c.rows(c.inputs(), 1, random);
    Panels before = KernelCase.copy(panels);
    float[] rows = new float[c.rows() * c.inputs() + 5];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextFloat();
    }

    panels.load(rows, c.range());

    for (int row = 0; row < panels.capacity(); row++) {
      boolean loaded = row >= c.from() && row < c.from() + c.rows();
      for (int j = 0; j < c.inputs(); j++) {
        assertThat(panels.get(row, j))
            .isEqualTo(loaded ? rows[(row - c.from()) * c.inputs() + j] : before.get(row, j));
      }
    }
    assertThat(KernelCase.padding(panels)).isZero();
  }

  @Property(seed = "5")
  void tilesTransposeOnToTheirMirrorImage(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    Panels weights = c.weights(1, random).values();
    Panels transposed = c.random(c.outputs(), c.inputs(), 1, random);
    Panels before = KernelCase.copy(transposed);
    Tile tile = c.tile(weights, random);

    transposed.transpose(weights, tile);

    for (int i = 0; i < c.inputs(); i++) {
      for (int j = 0; j < c.outputs(); j++) {
        boolean inTile = KernelCase.isWithin(tile, weights, i, j);
        assertThat(transposed.get(j, i)).isEqualTo(inTile ? weights.get(i, j) : before.get(j, i));
      }
    }
    assertThat(KernelCase.padding(transposed)).isZero();
  }

  @Property(seed = "5")
  void clearingStaysWithinItsTile(@ForAll("cases") KernelCase c) {
    SplittableRandom random = c.random();
    Panels weights = c.weights(1, random).values();
    Panels before = KernelCase.copy(weights);
    Tile tile = c.tile(weights, random);

    weights.clear(tile);

    for (int row = 0; row < weights.capacity(); row++) {
      for (int j = 0; j < c.outputs(); j++) {
        boolean inTile = KernelCase.isWithin(tile, weights, row, j);
        assertThat(weights.get(row, j)).isEqualTo(inTile ? 0 : before.get(row, j));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 1, 1", "0, 1, 1", "4, 0, 1", "4, 1, 0"})
  void refusesWhatIsNoMatrix(int lanes, int capacity, int columns) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Panels(lanes, capacity, columns))
        .withMessageContaining("%d, %d, %d", lanes, capacity, columns);
  }

  @ParameterizedTest
  @CsvSource({"-1, 3", "4, 3"})
  void refusesRangesThatDoNotGoUpwardsFromZero(int from, int to) {
    RowRange range = new RowRange();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> range.set(from, to))
        .withMessageContaining("%d to %d", from, to);
  }
}
