package dev.lacuna.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
  @Test
  void widthsGoFromInputsToOutputs() {
    Architecture architecture = new Architecture(10, List.of(8, 4), Activation.RELU, 0.1, 3);

    assertThat(architecture.widths()).containsExactly(10, 8, 4, 3);
    assertThat(architecture).hasToString("10-8-4-3");
  }

  @Test
  void linearNetworkHasNoTrunk() {
    assertThat(new Architecture(10, List.of(), Activation.IDENTITY, 0, 3).widths())
        .containsExactly(10, 3);
  }

  @ParameterizedTest
  @CsvSource({"0, 4, 1", "4, 0, 1", "4, 4, 0", "-1, 4, 1"})
  void layerWithoutUnitsIsRefused(int inputs, int hidden, int outputs) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Architecture(inputs, List.of(hidden), Activation.RELU, 0, outputs))
        .withMessage(
            "every layer must have at least one unit. Found %s, [%s], %s", inputs, hidden, outputs);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void dropoutThatIsNoProbabilityBelowOneIsRefused(double dropout) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Architecture(1, List.of(), Activation.RELU, dropout, 1))
        .withMessage("dropout must be within 0 to below 1. Found " + dropout);
  }

  @Test
  void widthsOfTheTrunkAreCopied() {
    List<Integer> hidden = new ArrayList<>(List.of(8));
    Architecture architecture = new Architecture(2, hidden, Activation.RELU, 0, 1);

    hidden.clear();

    assertThat(architecture.hidden()).containsExactly(8);
  }
}
