package dev.lacuna.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.train.Schedule.Shape;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  @ParameterizedTest
  @CsvSource({
    // shape, warm-up, step, steps, factor
    "CONSTANT, 0, 0, 100, 1",
    "CONSTANT, 0, 99, 100, 1",
    "COSINE, 0, 0, 100, 1",
    "COSINE, 0, 25, 100, 0.8535533905932737", // (1 + √½) / 2
    "COSINE, 0, 50, 100, 0.5",
    "COSINE, 0, 75, 100, 0.1464466094067262",
    "COSINE, 0, 100, 100, 0",
    // four rising steps of a fifth each
    "CONSTANT, 0.4, 0, 10, 0.2",
    "CONSTANT, 0.4, 1, 10, 0.4",
    "CONSTANT, 0.4, 3, 10, 0.8",
    "CONSTANT, 0.4, 4, 10, 1",
    // the cosine goes over the six steps that are left
    "COSINE, 0.4, 3, 10, 0.8",
    "COSINE, 0.4, 4, 10, 1",
    "COSINE, 0.4, 7, 10, 0.5",
    "COSINE, 0.4, 9, 10, 0.0669872981077807", // (1 − √3 / 2) / 2
    // 0.04 + 0.96 · (1 − cos) / 2 up to step 30, then down to 4e-6
    "ONE_CYCLE, 0, 0, 100, 0.04",
    "ONE_CYCLE, 0, 15, 100, 0.52",
    "ONE_CYCLE, 0, 30, 100, 1",
    "ONE_CYCLE, 0, 65, 100, 0.500002",
    "ONE_CYCLE, 0, 100, 100, 0.000004",
    // beyond the plan it stays where it ended
    "COSINE, 0, 130, 100, 0",
    "ONE_CYCLE, 0, 130, 100, 0.000004",
    // a training of one step
    "CONSTANT, 0, 0, 1, 1",
    "COSINE, 0, 0, 1, 1",
    "ONE_CYCLE, 0, 0, 1, 0.04",
    "CONSTANT, 0.5, 0, 1, 0.6666666666666667",
  })
  void factorIsWhatWasWorkedByHand(
      Shape shape, double warmUp, long step, long steps, double factor) {
    assertThat(new Schedule(shape, warmUp).factor(step, steps)).isCloseTo(factor, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.33, 0.9})
  void warmUpRisesInEqualPartsAndNeverFalls(double warmUp) {
    Schedule schedule = new Schedule(Shape.CONSTANT, warmUp);
    double[] factors =
        IntStream.range(0, 250).mapToDouble(step -> schedule.factor(step, 250)).toArray();

    for (int step = 1; step < 250; step++) {
      double part = factors[step] == 1 ? 1 - factors[step - 1] : factors[0];
      assertThat(factors[step] - factors[step - 1]).isCloseTo(part, within(1e-12));
      assertThat(part).isBetween(0.0, factors[0] + 1e-12);
    }
    assertThat(factors[0]).isPositive();
    assertThat(factors[249]).isEqualTo(1);
  }

  @Test
  void constantScheduleHasNoWarmUp() {
    assertThat(Schedule.CONSTANT).isEqualTo(new Schedule(Shape.CONSTANT, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, 2, Double.NaN})
  void refusesWarmUpsThatAreNoShare(double warmUp) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schedule(Shape.COSINE, warmUp))
        .withMessage("the warm-up must be within 0 to below 1. Found " + warmUp);
  }

  @Test
  void refusesASecondRiseForOneCycle() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schedule(Shape.ONE_CYCLE, 0.1))
        .withMessage("one-cycle takes no warm-up. Found 0.1");
  }

  @Test
  void shapesAreNamedAsOnTheCommandLine() {
    assertThat(Shape.values())
        .extracting(Shape::id)
        .containsExactly("constant", "cosine", "one-cycle");
  }
}
