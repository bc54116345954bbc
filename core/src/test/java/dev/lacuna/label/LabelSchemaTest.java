package dev.lacuna.label;

import static dev.lacuna.label.SchemaRefusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelSchemaTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("sick"),
          new CategoricalHead("stage", List.of("i", "ii", "iii"), List.of()),
          RegressionHead.of("age"));

  @Test
  void logitsOfTheHeadsStandSideBySide() {
    assertThat(SCHEMA.size()).isEqualTo(3);
    assertThat(SCHEMA.outputs()).isEqualTo(5);
    assertThat(SCHEMA.offsets()).containsExactly(0, 1, 4, 5);
    assertThat(SCHEMA.offset(0)).isZero();
    assertThat(SCHEMA.offset(2)).isEqualTo(4);
    assertThat(SCHEMA.offset(3)).isEqualTo(5);
  }

  @Test
  void headsAreFoundByName() {
    assertThat(SCHEMA.names()).containsExactly("sick", "stage", "age");
    assertThat(SCHEMA.indexOf("sick")).isZero();
    assertThat(SCHEMA.indexOf("stage")).isEqualTo(1);
    assertThat(SCHEMA.head(2).name()).isEqualTo("age");
  }

  @Test
  void unknownNameIsRefusedWithTheNearest() {
    LacunaException thrown =
        catchThrowableOfType(LacunaException.class, () -> SCHEMA.indexOf("stages"));

    assertThat(thrown)
        .hasMessage(
            "A head must be one of sick, stage, age. Found 'stages'. Did you mean 'stage'?");
    assertThat(thrown.code()).isEqualTo(ErrorCode.UNKNOWN_NAME);
  }

  @Test
  void schemaWithoutHeadsIsRefused() {
    assertRefused(
        LabelSchema::of, "A schema needs at least one head. Found none. Name a label column.");
  }

  @Test
  void nameThatComesTwiceIsRefused() {
    assertRefused(
        () -> LabelSchema.of(BinaryHead.of("y"), BinaryHead.of("z"), RegressionHead.of("y")),
        "Each head needs a name of its own. Found 'y' twice. Give one another name.");
  }

  @Test
  void headsAreCopied() {
    List<Head> heads = new ArrayList<>(SCHEMA.heads());
    LabelSchema schema = new LabelSchema(heads);

    heads.clear();

    assertThat(schema).isEqualTo(SCHEMA);
  }
}
