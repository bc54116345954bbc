package dev.lacuna.toy.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.toy.Point;
import org.junit.jupiter.api.Test;

class FieldTest {

  @Test
  void aPlaneComesBackAsItWas() {
    Field plane = Field.sample((x1, x2) -> 0.2 * x1 + 0.7 * x2);

    for (double x1 = 0; x1 <= 1; x1 += 0.0625) {
      for (double x2 = 0; x2 <= 1; x2 += 0.0625) {
        assertThat(plane.at(x1, x2)).isCloseTo(0.2 * x1 + 0.7 * x2, within(1e-12));
      }
    }
  }

  @Test
  void probabilitiesOfABatchBelongToTheNodesInTheirOrder() {
    double[] batch = Field.nodes().stream().mapToDouble(node -> node.x1() * node.x2()).toArray();

    assertThat(Field.of(batch).at(0.5, 0.25)).isCloseTo(0.125, within(1e-12));
    assertThat(Field.of(batch).at(0.37, 0.81))
        .isEqualTo(Field.sample((x1, x2) -> x1 * x2).at(0.37, 0.81));
  }

  @Test
  void nodesCoverTheSquareWithItsCorners() {
    assertThat(Field.nodes())
        .startsWith(new Point(0, 0))
        .contains(new Point(1, 0), new Point(0, 1), new Point(0.5, 0.5))
        .endsWith(new Point(1, 1));
  }

  @Test
  void laterChangesToTheBatchChangeNothing() {
    double[] batch = new double[Field.nodes().size()];
    Field field = Field.of(batch);

    batch[0] = 1;

    assertThat(field.at(0, 0)).isZero();
  }

  @Test
  void aBatchOfAnotherSizeIsRefused() {
    assertThatThrownBy(() -> Field.of(new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("14641 values. Found 3");
  }
}
