package dev.lacuna.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedbackTest {
  private final List<String> heard = new ArrayList<>();
  private final Feedback feedback =
      new Feedback() {
        @Override
        public void note(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public Work begin(String what, long total) {
          heard.add("begin %s of %d".formatted(what, total));
          return new Work() {
            @Override
            public void at(long done) {}

            @Override
            public void close() {
              heard.add("end");
            }
          };
        }
      };

  @Test
  void workWithoutAnEndInSightIsBegunAndEnded() {
    assertThat(feedback.<Integer>during("counting", () -> 3)).isEqualTo(3);
    assertThat(heard).containsExactly("begin counting of 0", "end");
  }

  @Test
  void workThatFailsIsEndedToo() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                feedback.during(
                    "counting",
                    () -> {
                      throw new IllegalStateException("lost count");
                    }));
    assertThat(heard).endsWith("end");
  }
}
