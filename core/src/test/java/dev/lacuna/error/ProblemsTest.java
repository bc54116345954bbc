package dev.lacuna.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  @Test
  void nothingIsThrownWhereNothingWasAdded() {
    assertThatCode(() -> new Problems().throwIfAny(ErrorCode.BAD_DATA, "Labels must be legal"))
        .doesNotThrowAnyException();
  }

  @Test
  void singleProblemFollowsTheHeadline() {
    LacunaException thrown = thrownFor(1);

    assertThat(thrown).hasMessage("Labels must be legal: problem 1");
    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_DATA);
  }

  @Test
  void severalProblemsAreCountedAndNumbered() {
    assertThat(linesFor(3))
        .containsExactly(
            "Labels must be legal: 3 problems",
            "  1) problem 1",
            "  2) problem 2",
            "  3) problem 3");
  }

  @Test
  void twentyProblemsAreAllShown() {
    assertThat(linesFor(20)).hasSize(21).last().isEqualTo("  20) problem 20");
  }

  @Test
  void beyondTwentyTheRestIsOnlyCounted() {
    assertThat(linesFor(25))
        .hasSize(22)
        .startsWith("Labels must be legal: 25 problems", "  1) problem 1")
        .endsWith("  20) problem 20", "  … and 5 more");
  }

  @Test
  void countIncludesProblemsThatAreNotShown() {
    assertThat(problems(25).count()).isEqualTo(25);
  }

  private static List<String> linesFor(int count) {
    return String.valueOf(thrownFor(count).getMessage()).lines().toList();
  }

  private static LacunaException thrownFor(int count) {
    Problems problems = problems(count);
    return catchThrowableOfType(
        LacunaException.class,
        () -> problems.throwIfAny(ErrorCode.BAD_DATA, "Labels must be legal"));
  }

  private static Problems problems(int count) {
    Problems problems = new Problems();
    for (int i = 1; i <= count; i++) {
      problems.add("problem " + i);
    }
    return problems;
  }
}
