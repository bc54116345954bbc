package dev.lacuna.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.RegressionHead;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadLossTest {
  @Test
  void eachKindOfHeadHasItsUsualLoss() {
    assertThat(HeadLoss.of(BinaryHead.of("y"))).isEqualTo(new BinaryCrossEntropy());
    assertThat(HeadLoss.of(new CategoricalHead("c", List.of("a", "b", "c"), List.of())))
        .isEqualTo(new SoftmaxCrossEntropy(3));
    assertThat(HeadLoss.of(RegressionHead.of("r"))).isEqualTo(new SquaredError());
  }
}
