package dev.lacuna.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActivationTest {
  @Test
  void reluCutsNegativeSums() {
    assertThat(Activation.RELU.apply(-2)).isZero();
    assertThat(Activation.RELU.apply(0)).isZero();
    assertThat(Activation.RELU.apply(2.5f)).isEqualTo(2.5f);
  }

  @Test
  void tanhSquashesSums() {
    assertThat(Activation.TANH.apply(0)).isZero();
    assertThat(Activation.TANH.apply(0.5f)).isEqualTo(0.46211717f);
    assertThat(Activation.TANH.apply(-100)).isEqualTo(-1);
  }

  @Test
  void identityPassesSums() {
    assertThat(Activation.IDENTITY.apply(-2.5f)).isEqualTo(-2.5f);
  }

  @Test
  void idIsInLowerCase() {
    assertThat(Activation.RELU.id()).isEqualTo("relu");
  }
}
