package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BarTextTest {
  private static final List<String> FIGURES =
      List.of("12/210", "3:10 left", "loss 1.23e+05", "dev 0.4012");

  private static BarText text(String what) {
    return new BarText(what, OptionalDouble.of(0.5), FIGURES);
  }

  @Test
  void aWideTerminalShowsTheBarAndEveryFigure() {
    assertThat(text("epochs").fit(79))
        .isEqualTo(
            "epochs  50% [==========          ] 12/210, 3:10 left, loss 1.23e+05, dev 0.4012");
  }

  @Test
  void aLongTitleIsCutBeforeAFigureIsDropped() {
    assertThat(text("reading a-file-with-a-rather-long-name.csv.gz").fit(79))
        .isEqualTo(
            "reading a-file-with-a-rather…  50% 12/210, 3:10 left, loss 1.23e+05, dev 0.4012");
  }

  @Test
  void aNarrowTerminalDropsTheBarAndTheLastFigures() {
    assertThat(text("epochs").fit(39)).isEqualTo("epochs  50% 12/210, 3:10 left");
  }

  @Test
  void workWithoutAnEndHasNoBar() {
    assertThat(new BarText("choosing thresholds", OptionalDouble.empty(), List.of("0:07")).fit(79))
        .isEqualTo("choosing thresholds 0:07");
  }

  @Test
  void wideLettersCountTwice() {
    String fitted = text("名".repeat(60)).fit(79);

    assertThat(fitted).startsWith("名名").contains("…", "dev 0.4012");
    assertThat(DisplayWidth.of(fitted)).isLessThanOrEqualTo(79);
  }

  @Test
  void whatMovesTheCursorIsTakenOutOfTitles() {
    assertThat(text("reading a\nb\u001b[2J.csv").fit(79)).startsWith("reading a?b?[2J.csv");
  }

  @Test
  void durationsAreMinutesAndSecondsAfterHours() {
    assertThat(BarText.print(Duration.ofSeconds(190))).isEqualTo("3:10");
    assertThat(BarText.print(Duration.ofSeconds(9))).isEqualTo("0:09");
    assertThat(BarText.print(Duration.ofSeconds(3 * 3600 + 62))).isEqualTo("3:01:02");
  }

  @Property
  void noTextIsWiderThanTheTerminal(
      @ForAll String what,
      @ForAll @DoubleRange(min = -0.5, max = 1.5) double share,
      @ForAll @Size(max = 5) List<String> figures,
      @ForAll @IntRange(min = 1, max = 200) int width) {
    List<String> plain = figures.stream().map(each -> each.replaceAll("\\p{Cntrl}", "")).toList();

    assertThat(DisplayWidth.of(new BarText(what, OptionalDouble.of(share), plain).fit(width)))
        .isLessThanOrEqualTo(width);
  }
}
