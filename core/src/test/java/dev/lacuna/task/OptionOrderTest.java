package dev.lacuna.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionOrderTest {
  private static final Option<String> FIRST = OptionTypes.text("first", "X", "comes first");
  private static final Option<String> SECOND =
      OptionTypes.text("second", "X", "comes second").withDefault("2");
  private static final Option<String> THIRD = OptionTypes.text("third", "X", "comes third");

  @Test
  void settingsComeInDeclaredOrderWhateverOrderTheyWereGivenIn() {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("third", "3");
    given.put("first", "1");

    OptionValues values =
        OptionValues.read(
            List.of(FIRST, SECOND, THIRD), Map.of(), List.of(OptionValues.Source.names(given)));

    assertThat(values.asMap().keySet()).containsExactly("first", "second", "third");
  }
}
