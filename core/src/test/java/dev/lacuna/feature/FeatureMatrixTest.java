package dev.lacuna.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FeatureMatrixTest {
  @Property
  void sparseAndDenseRowsAgree(@ForAll("pairs") MatrixPair pair) {
    assertThat(pair.sparse().rows()).isEqualTo(pair.dense().rows());
    assertThat(pair.sparse().columns()).isEqualTo(pair.dense().columns());
    assertThat(contentOf(pair.sparse())).isEqualTo(contentOf(pair.dense()));
  }

  @Property
  void selectedRowsComeInTheOrderAskedFor(
      @ForAll("pairs") MatrixPair pair, @ForAll @Size(max = 12) List<Integer> picks) {
    int rows = pair.dense().rows();
    int[] selection =
        picks.stream().filter(pick -> rows > 0).mapToInt(p -> Math.floorMod(p, rows)).toArray();
    float[][] expected =
        Arrays.stream(selection)
            .mapToObj(row -> contentOf(pair.dense())[row])
            .toArray(float[][]::new);

    assertThat(contentOf(pair.dense().select(selection))).isEqualTo(expected);
    assertThat(contentOf(pair.sparse().select(selection))).isEqualTo(expected);
  }

  @Property
  void columnsLeftOutAreZeroAndAllOthersStay(
      @ForAll("pairs") MatrixPair pair,
      @ForAll @Size(max = 7) Set<@IntRange(max = 6) Integer> left) {
    BitSet columns = new BitSet();
    left.stream().filter(column -> column < pair.dense().columns()).forEach(columns::set);
    float[][] before = contentOf(pair.dense());
    float[][] expected = contentOf(pair.dense());
    for (float[] row : expected) {
      columns.stream().forEach(column -> row[column] = 0);
    }

    assertThat(contentOf(pair.dense().withoutColumns(columns))).isEqualTo(expected);
    assertThat(contentOf(pair.sparse().withoutColumns(columns))).isEqualTo(expected);
    assertThat(contentOf(pair.dense())).isEqualTo(before);
    assertThat(contentOf(pair.sparse())).isEqualTo(before);
  }

  @Provide
  static Arbitrary<MatrixPair> pairs() {
    return MatrixPair.upTo(8, 7);
  }

  private static float[][] contentOf(FeatureMatrix features) {
    float[][] content = new float[features.rows()][features.columns()];
    for (int row = 0; row < content.length; row++) {
      Arrays.fill(content[row], Float.NaN);
      features.copyRow(row, content[row], 0);
    }
    return content;
  }
}
