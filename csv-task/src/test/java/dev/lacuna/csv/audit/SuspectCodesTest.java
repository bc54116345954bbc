package dev.lacuna.csv.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.csv.table.MissingWords;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SuspectCodesTest {
  @Test
  void minusOneAmongZeroAndOneMayMeanMissing() {
    assertThat(findings("a,y", (row, random) -> row + "," + (random.nextInt(3) - 1)))
        .containsExactly("'-1' may mean missing (y): if so, --missing-codes NA,NaN,null,?,-1.");
  }

  @Test
  void aDeclaredCodeIsNoSuspectInLabels() {
    List<String> lines = Lines.of("a,y", 200, (row, random) -> row + "," + (random.nextInt(3) - 1));

    Chapter chapter = new SuspectCodes().look(Audits.of(lines, MissingWords.parse("NA,-1")));

    assertThat(chapter.findings()).isEmpty();
  }

  @Test
  void aNumberFarFromAllOthersThatRepeatsMayMeanMissing() {
    assertThat(
            findings(
                "a,y",
                (row, random) ->
                    (row % 10 == 0 ? "-999" : "%.3f".formatted(20 * random.nextDouble()))
                        + ","
                        + row % 2))
        .singleElement()
        .asString()
        .startsWith("'-999' may mean missing in features (a)")
        .endsWith("leave these cells blank in the file.");
  }

  @Test
  void aWordForNothingMayMeanMissing() {
    assertThat(
            findings(
                "a,y",
                (row, random) -> (row % 5 == 0 ? "unknown" : "word" + row % 4) + "," + row % 2))
        .singleElement()
        .asString()
        .contains("--missing-codes NA,NaN,null,?,unknown");
  }

  @Property(tries = 20)
  void usualNumbersAreNoSuspects(
      @ForAll @DoubleRange(min = -100, max = 100) double from,
      @ForAll @DoubleRange(min = 0.1, max = 1000) double width) {
    assertThat(
            findings(
                "a,b,y",
                (row, random) ->
                    "%.3f,%d,%d"
                        .formatted(
                            from + width * random.nextDouble(),
                            random.nextInt(2),
                            random.nextInt(2))))
        .isEmpty();
  }

  private static List<String> findings(String header, Lines.Line line) {
    return Audits.sentences(new SuspectCodes().look(Audits.of(Lines.of(header, 200, line))));
  }
}
