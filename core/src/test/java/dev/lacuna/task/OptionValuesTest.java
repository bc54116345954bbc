package dev.lacuna.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.task.OptionValues.Source;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionValuesTest {
  private static final Option<Path> OUT = OptionTypes.path("out", "DIR", "folder");
  private static final Option<Integer> EPOCHS =
      OptionTypes.integer("epochs", 1, 99, "passes").withDefault("10");
  private static final Option<Double> RATE =
      OptionTypes.number("missing-rate", 0, 1, "share").withDefault("0.3");
  private static final List<Option<?>> DECLARED = List.of(OUT, EPOCHS, RATE);

  @Test
  void declaredDefaultHoldsWhereNothingWasSet() {
    OptionValues values = OptionValues.read(DECLARED, Map.of(), List.of());

    assertThat(values.get(EPOCHS)).isEqualTo(10);
    assertThat(values.find(OUT)).isEmpty();
  }

  @Test
  void taskPrefersItsOwnDefaultOverTheDeclaredOne() {
    OptionValues values = OptionValues.read(DECLARED, Map.of("epochs", "20"), List.of());

    assertThat(values.get(EPOCHS)).isEqualTo(20);
  }

  @Test
  void onlyWhatASourceSaysIsSet() {
    OptionValues values =
        OptionValues.read(
            DECLARED, Map.of("epochs", "20"), List.of(Source.names(Map.of("out", "here"))));

    assertThat(values.isSet(OUT)).isTrue();
    assertThat(values.isSet(EPOCHS)).isFalse();
    assertThat(values.isSet(RATE)).isFalse();
  }

  @Test
  void laterSourceGoesOverEarlierOneAndBothOverDefaults() {
    OptionValues values =
        OptionValues.read(
            DECLARED,
            Map.of("epochs", "20"),
            List.of(
                Source.names(Map.of("epochs", "30", "missing-rate", "0.5")),
                Source.flags(Map.of("epochs", "40"))));

    assertThat(values.get(EPOCHS)).isEqualTo(40);
    assertThat(values.get(RATE)).isEqualTo(0.5);
  }

  @Test
  void effectiveSettingsStandInDeclaredOrderWhateverTheOrderTheyWereSetIn() {
    Map<String, String> set = new LinkedHashMap<>();
    set.put("missing-rate", "0.1");
    set.put("out", "here");

    OptionValues values = OptionValues.read(DECLARED, Map.of(), List.of(Source.flags(set)));

    assertThat(values.asMap())
        .containsExactly(
            Map.entry("out", "here"), Map.entry("epochs", "10"), Map.entry("missing-rate", "0.1"));
  }

  @Test
  void optionThatIsNeededAndWasNotGivenIsNamed() {
    OptionValues values = OptionValues.read(DECLARED, Map.of(), List.of());

    LacunaException thrown = catchThrowableOfType(LacunaException.class, () -> values.get(OUT));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_OPTION);
    assertThat(thrown)
        .hasMessage("The option --out is needed here. Found nothing. Give --out DIR.");
  }

  @Test
  void unknownOptionIsRefusedWithTheNearestName() {
    LacunaException thrown = refusal(Map.of(), Source.names(Map.of("epoch", "3")));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_OPTION);
    assertThat(thrown).hasMessage("there is no option 'epoch'. Did you mean 'epochs'?");
  }

  @Test
  void allProblemsOfAllSourcesComeTogether() {
    LacunaException thrown =
        refusal(
            Map.of(),
            Source.names(Map.of("epochs", "0")),
            Source.flags(Map.of("missing-rate", "2")),
            Source.flags(Map.of("verbosity", "2")),
            Source.file(Map.of("epochs", "-1"), Path.of("run.yaml")));

    assertThat(thrown)
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "4 problems",
                "  1) epochs must be a whole number within 1 to 99. Found '0'",
                "  2) --missing-rate must be a number within 0 to 1. Found '2'",
                "  3) there is no option '--verbosity'.",
                "  4) epochs must be a whole number within 1 to 99. Found '-1' in run.yaml"));
  }

  @Test
  void oneOptionCanBeSetAnew() {
    OptionValues values = OptionValues.read(DECLARED, Map.of(), List.of());

    assertThat(values.with(EPOCHS, "30").get(EPOCHS)).isEqualTo(30);
    assertThat(values.get(EPOCHS)).isEqualTo(10);
    assertThat(catchThrowableOfType(LacunaException.class, () -> values.with(EPOCHS, "0")))
        .hasMessage("epochs must be a whole number within 1 to 99. Found '0'");
  }

  @Test
  void whatIsPreferredGoesOverDefaultsAndUnderWhatWasSet() {
    OptionValues values =
        OptionValues.read(
            DECLARED, Map.of("missing-rate", "0.2"), List.of(Source.flags(Map.of("epochs", "10"))));

    OptionValues preferring =
        values.preferring(Map.of("epochs", "77", "missing-rate", "0.9", "out", "there"));

    assertThat(preferring.get(EPOCHS)).isEqualTo(10);
    assertThat(preferring.get(RATE)).isEqualTo(0.9);
    assertThat(preferring.find(OUT)).contains(Path.of("there"));
    assertThat(preferring.isSet(RATE)).isFalse();
    assertThat(preferring.isSet(EPOCHS)).isTrue();
    assertThat(values.get(RATE)).isEqualTo(0.2);
  }

  @Test
  void defaultOfATaskIsCheckedToo() {
    assertThat(refusal(Map.of("epochs", "many")))
        .hasMessageContaining("epochs must be a whole number within 1 to 99. Found 'many'");
  }

  private static LacunaException refusal(Map<String, String> defaults, Source... sources) {
    LacunaException thrown =
        catchThrowableOfType(
            LacunaException.class, () -> OptionValues.read(DECLARED, defaults, List.of(sources)));
    assertThat(thrown).isNotNull();
    return thrown;
  }
}
