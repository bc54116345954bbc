package dev.lacuna.csv.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.csv.table.MissingWords;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A schema file says all that the options say, and the options go over it. */
class SchemaFileTest {
  private static final String WHOLE =
      """
      labels:
        - NR-*
        - {name: dose, kind: regression, minimum: 0, maximum: 10}
        - {name: outcome, kind: binary, classes: [worse, better]}
      features: {age: numeric, city: categorical, note: text}
      ignore: [id]
      missing: [NA, "?", -1]
      group: patient
      """;

  @TempDir private Path folder;

  @Test
  void allKeysAreRead() throws IOException {
    Declarations declared = read(WHOLE);

    assertThat(declared.labels().patterns()).containsExactly("NR-*", "dose", "outcome");
    assertThat(declared.ignored().patterns()).containsExactly("id");
    assertThat(declared.heads())
        .containsOnly(
            Map.entry(
                "dose", new HeadDeclaration(Optional.of(HeadKind.REGRESSION), List.of(), 0, 10)),
            Map.entry(
                "outcome",
                new HeadDeclaration(
                    Optional.of(HeadKind.BINARY),
                    List.of("worse", "better"),
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY)));
    assertThat(declared.features())
        .containsOnly(
            Map.entry("age", FeatureKind.NUMERIC),
            Map.entry("city", FeatureKind.CATEGORICAL),
            Map.entry("note", FeatureKind.TEXT));
    assertThat(declared.missing().codes()).containsExactly("NA", "?", "-1");
    assertThat(declared.missingDeclared()).isTrue();
    assertThat(declared.group()).contains("patient");
  }

  @Test
  void whatIsLeftOutIsAsUsual() throws IOException {
    Declarations declared = read("labels: y\nignore: id\n");

    assertThat(declared.ignored().patterns()).containsExactly("id");
    assertThat(declared.labels().patterns()).containsExactly("y");
    assertThat(declared.missing()).isEqualTo(MissingWords.USUAL);
    assertThat(declared.missingDeclared()).isFalse();
    assertThat(declared.group()).isEmpty();
  }

  @Test
  void optionsGoOverTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("schema.yaml"), WHOLE);

    Declarations declared =
        Said.by(
            Map.of(
                "schema",
                file.toString(),
                "labels",
                "dose",
                "kinds",
                "outcome=categorical,age=text",
                "missing-codes",
                "none",
                "group",
                "city"));

    assertThat(declared.labels().patterns()).containsExactly("dose");
    assertThat(declared.heads())
        .hasEntrySatisfying(
            "outcome",
            head -> {
              assertThat(head.kind()).contains(HeadKind.CATEGORICAL);
              assertThat(head.classes()).containsExactly("worse", "better");
            });
    assertThat(declared.features()).containsEntry("age", FeatureKind.TEXT);
    assertThat(declared.missing().codes()).containsExactly("none");
    assertThat(declared.group()).contains("city");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "label: [y] | it has a key 'label', which is none of labels, features, ignore, missing, group. Did you mean 'labels'?",
        "labels: [{name: y, typ: binary}] | a label has a key 'typ', which is none of",
        "labels: [{kind: binary}] | a label has no name",
        "labels: [{name: y, kind: ordinal}] | a kind must be one of binary, categorical, regression, not 'ordinal'",
        "features: {x: binary} | a kind must be one of numeric, categorical, text, not 'binary'",
        "features: [x] | 'features' must be a list of 'name: kind' lines",
        "labels: [{name: y, minimum: low}] | 'minimum' must be a number, not 'low'",
        "[y] | it is no list of 'name: value' lines",
        "just words | it is no list of 'name: value' lines",
        "labels: [y | is no YAML, or repeats a name"
      })
  void anotherFileIsRefusedWithItsName(String text, String reason) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            LacunaException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_FILE))
        .hasMessageStartingWith("--schema must be a YAML file on columns. Found ")
        .hasMessageContaining("schema.yaml")
        .hasMessageContaining(reason);
  }

  @Test
  void aNameThatComesTwiceIsRefusedWithItsLine() {
    assertThatThrownBy(() -> read("labels: [y]\nlabels: [z]\n"))
        .hasMessageContaining("is no YAML, or repeats a name");
  }

  @Test
  void aFileThatDoesNotExistAndAnEmptyOneAreRefused() {
    assertThatThrownBy(() -> SchemaFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("none.yaml: no such file");
    assertThatThrownBy(() -> read("")).isInstanceOf(LacunaException.class);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws IOException {
    Path file = Files.write(folder.resolve("schema.yaml"), new byte[] {'y', (byte) 0xe9, 'x'});

    assertThatThrownBy(() -> SchemaFile.read(file))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("it is no text in UTF-8");
  }

  private Declarations read(String text) throws IOException {
    return SchemaFile.read(Files.writeString(folder.resolve("schema.yaml"), text));
  }
}
