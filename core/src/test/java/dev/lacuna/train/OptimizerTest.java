package dev.lacuna.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lacuna.train.Optimizer.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizerTest {
  @Test
  void adamWIsConstantAndDoesNotClip() {
    assertThat(Optimizer.adamW(0.02, 0.3))
        .isEqualTo(new Optimizer(Rule.ADAMW, 0.02, 0.3, 0.9, Schedule.CONSTANT, 0));
  }

  @Test
  void biasesAreLetAloneUnlessWanted() {
    assertThat(Optimizer.adamW(0.02, 0.3).decaysBiases()).isFalse();
    assertThat(new Optimizer(Rule.ADAMW, 0.02, 0.3, true, 0.9, Schedule.CONSTANT, 0))
        .isNotEqualTo(Optimizer.adamW(0.02, 0.3));
  }

  @Test
  void rulesAreNamedAsOnTheCommandLine() {
    assertThat(Rule.values()).extracting(Rule::id).containsExactly("adamw", "adam", "sgd");
  }

  @ParameterizedTest
  @CsvSource({"1e-300, 0, 0, 0", "1e300, 1e300, 0.999999, 1e300"})
  void endsOfTheRangesAreAllowed(double rate, double decay, double momentum, double clip) {
    assertThatCode(() -> new Optimizer(Rule.SGD, rate, decay, momentum, Schedule.CONSTANT, clip))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, the learning rate must be above 0. Found 0.0",
    "-1, 0, 0, 0, the learning rate must be above 0. Found -1.0",
    "NaN, 0, 0, 0, the learning rate must be above 0. Found NaN",
    "Infinity, 0, 0, 0, the learning rate must be above 0. Found Infinity",
    "1, -0.1, 0, 0, the weight decay must be 0 or more. Found -0.1",
    "1, NaN, 0, 0, the weight decay must be 0 or more. Found NaN",
    "1, Infinity, 0, 0, the weight decay must be 0 or more. Found Infinity",
    "1, 0, -0.1, 0, the momentum must be within 0 to below 1. Found -0.1",
    "1, 0, 1, 0, the momentum must be within 0 to below 1. Found 1.0",
    "1, 0, NaN, 0, the momentum must be within 0 to below 1. Found NaN",
    "1, 0, 0, -1, the clip norm must be 0 or more. Found -1.0",
    "1, 0, 0, NaN, the clip norm must be 0 or more. Found NaN",
    "1, 0, 0, Infinity, the clip norm must be 0 or more. Found Infinity",
  })
  void refusesWhatIsOutOfRange(
      double rate, double decay, double momentum, double clip, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer(Rule.SGD, rate, decay, momentum, Schedule.CONSTANT, clip))
        .withMessage(message);
  }
}
