package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.task.Feedback;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusLineTest {
  private final Screen screen = new Screen(80);
  private final StatusLine line = screen.status();

  @Test
  void aTextCoversTheLongerOneBeforeIt() {
    line.show(this, "halfway through", false);
    line.show(this, "done", false);

    assertThat(screen.lines()).containsExactly("done");
  }

  @Test
  void whatIsPrintedMeanwhileStandsAbove() {
    line.show(this, "epochs  50%", false);
    line.above().println("lacuna: warning: something");
    line.show(this, "epochs  60%", false);
    line.leave(this, "epochs 100%");

    assertThat(screen.lines()).containsExactly("lacuna: warning: something", "epochs 100%");
  }

  @Test
  void aLineThatIsPrintedInPiecesIsNotTornApart() {
    line.above().print("half a ");
    line.show(this, "epochs  50%", false);
    line.above().println("line");
    line.show(this, "epochs  60%", false);

    assertThat(screen.lines()).containsExactly("half a line", "epochs  60%");
  }

  @Test
  void oneOfSeveralWorksHasTheLine() {
    Object other = new Object();
    line.show(this, "sweep 12/210", false);
    line.show(other, "epochs 3/60", false);
    line.leave(other, "epochs 60/60");
    line.leave(this, "sweep 210/210");

    assertThat(screen.updates()).filteredOn(text -> text.contains("epochs")).isEmpty();
    assertThat(screen.lines()).containsExactly("sweep 210/210");
  }

  @Test
  void aWorkWithoutAnEndGivesTheLineToOneThatHasAnEnd() {
    Object inner = new Object();
    line.show(this, "judging 0:01", true);
    line.show(inner, "resamples 10/100", false);
    line.show(this, "judging 0:02", true);
    line.leave(inner, "resamples 100/100");
    line.show(this, "judging 0:03", true);
    line.clear(this);
    line.above().println("done");

    assertThat(screen.updates()).contains("judging 0:03");
    assertThat(screen.lines()).containsExactly("resamples 100/100", "done");
  }

  @Test
  void nothingIsShownOnceAFailureIsReported() {
    line.show(this, "epochs  50%", false);
    line.end();
    line.above().println("lacuna: no more room on the disk");
    line.show(this, "epochs  60%", false);

    assertThat(screen.lines()).containsExactly("epochs  50%", "lacuna: no more room on the disk");
  }

  @Test
  void barsOfWorksSideBySideLeaveWholeLines() {
    Stream.of("first", "second", "third", "fourth")
        .parallel()
        .forEach(
            name -> {
              try (Bar bar = new Bar(line, name, 1_000, 0)) {
                for (int i = 1; i <= 1_000; i++) {
                  bar.at(i);
                }
              }
            });

    assertThat(screen.lines())
        .isNotEmpty()
        .allMatch(
            text -> text.matches("(first|second|third|fourth) 100% \\[=+] 1,000/1,000, 0:0\\d"));
  }

  @Test
  void aWorkThatEndsAtOnceIsNotShown() {
    Feedback feedback = new ConsoleFeedback(screen.console(), false);
    try (Feedback.Work work = feedback.begin("reading table.csv", 10)) {
      work.at(10);
    }

    assertThat(screen.written()).isEmpty();
  }

  @Test
  void whoWantsQuietSeesNoBar() {
    try (Feedback.Work work = new ConsoleFeedback(screen.console(), true).begin("reading", 1)) {
      assertThat(work).isNotInstanceOf(Bar.class);
    }
  }

  @Test
  void aBarThatIsEndedEarlySaysHowFarItCame() {
    try (Bar bar = new Bar(line, "reading table.csv", 5_000_000, 0)) {
      bar.at(2_000_000);
    }

    assertThat(screen.lines())
        .hasSize(1)
        .first()
        .asString()
        .matches("reading table.csv {2}40% \\[=+ +] 0:0\\d");
  }

  @Test
  void noUpdateIsWiderThanTheTerminal() {
    for (int columns : List.of(80, 40, 20)) {
      Screen narrow = new Screen(columns);
      String title = "reading a file whose name is as long as can be and then some.csv";
      try (Bar bar = new Bar(narrow.status(), title, 210, 0)) {
        bar.beginAt(3);
        bar.at(12);
        bar.say("loss 1.23e+05, dev 0.4012");
      }

      assertThat(narrow.updates())
          .isNotEmpty()
          .allMatch(text -> DisplayWidth.of(text) < columns, "fits " + columns);
    }
  }
}
