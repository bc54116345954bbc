package dev.lacuna.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.TaskDescription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOriginTest {
  @Test
  void theCommandNamesWhatWasSetAndTheSeed() {
    Map<String, String> set = new LinkedHashMap<>();
    set.put("epochs", "40");
    set.put("out", "my results");

    assertThat(origin(set).command())
        .startsWith("lacuna toy train ")
        .contains(" --epochs 40", " --out 'my results'", " --seed 1")
        .doesNotContain("--batch-size");
  }

  @Test
  void aSeedThatWasSetComesOnce() {
    assertThat(origin(Map.of("seed", "7")).command()).isEqualTo("lacuna toy train --seed 7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a,b=2 | a,b=2",
        "out/x.csv | out/x.csv",
        "two words | 'two words'",
        "it's | 'it'\\''s'",
        "$(rm -r) | '$(rm -r)'",
        "a;b | 'a;b'",
        "`` | ''"
      })
  void wordsAreQuotedForAShell(String text, String quoted) {
    assertThat(RunOrigin.shellWord(text)).isEqualTo(quoted);
  }

  private static RunOrigin origin(Map<String, String> set) {
    return new RunOrigin(
        new TaskDescription("toy", "Points", "y0 (binary)", List.of(), Map.of()),
        "train",
        OptionValues.read(SharedOptions.all(), Map.of(), List.of(OptionValues.Source.names(set))));
  }
}
