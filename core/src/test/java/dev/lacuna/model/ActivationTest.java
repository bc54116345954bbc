package dev.lacuna.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.kernel.Kernels;
import dev.lacuna.kernel.Panels;
import dev.lacuna.kernel.RowRange;
import org.junit.jupiter.api.Test;

class ActivationTest {
  @Test
  void reluCutsNegativeSums() {
    assertThat(activated(Activation.RELU, -2)).isZero();
    assertThat(activated(Activation.RELU, 0)).isZero();
    assertThat(activated(Activation.RELU, 2.5f)).isEqualTo(2.5f);
  }

  @Test
  void tanhSquashesSums() {
    assertThat(activated(Activation.TANH, 0)).isZero();
    assertThat(activated(Activation.TANH, 0.5f)).isEqualTo(0.46211717f);
    assertThat(activated(Activation.TANH, -100)).isEqualTo(-1);
  }

  @Test
  void identityPassesSums() {
    assertThat(activated(Activation.IDENTITY, -2.5f)).isEqualTo(-2.5f);
  }

  @Test
  void idIsInLowerCase() {
    assertThat(Activation.RELU.id()).isEqualTo("relu");
  }

  private static float activated(Activation activation, float sum) {
    Panels z = new Panels(4, Kernels.TILE, 1);
    z.set(0, 0, sum);
    RowRange one = new RowRange();
    one.set(0, 1);
    activation.apply(Kernels.plain(), z, new Panels(4, Kernels.TILE, 1), one);
    return z.get(0, 0);
  }
}
