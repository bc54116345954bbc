package dev.lacuna.csv.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.csv.Heard;
import dev.lacuna.csv.table.MissingWords;
import dev.lacuna.csv.table.Table;
import dev.lacuna.csv.table.Tables;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which heads label columns make, and what is pointed out on the way. */
class SchemaInferenceTest {
  private final Heard heard = new Heard();

  @ParameterizedTest
  @CsvSource({
    "0 1, 0, 1",
    "1 0, 0, 1",
    "-1 1, -1, 1",
    "1.0 0 1, 0, 1",
    "yes no, no, yes",
    "Positive Negative, Negative, Positive",
    "TRUE FALSE, FALSE, TRUE",
    "absent present, absent, present",
    "b a, a, b",
    "no never, never, no"
  })
  void twoValuesAreBinaryTheNegativeOneFirst(String values, String negative, String positive) {
    BinaryHead head = (BinaryHead) only(values);

    assertThat(head.negative()).isEqualTo(negative);
    assertThat(head.positive()).isEqualTo(positive);
  }

  @Test
  void upToTwentyNumbersAreCategoricalBySize() {
    Head head = only("10 9 2 -1");

    assertThat(head).isInstanceOf(CategoricalHead.class);
    assertThat(head.classes()).containsExactly("-1", "2", "9", "10");
    assertThat(only(range(20))).isInstanceOf(CategoricalHead.class);
  }

  @Test
  void moreNumbersAreRegressionWhetherTheyRepeatOrNot() {
    assertThat(only(range(21))).isInstanceOf(RegressionHead.class);
    assertThat(only(range(600))).isInstanceOf(RegressionHead.class);
  }

  @Test
  void wordsAreCategoricalByTheAlphabet() {
    assertThat(only("red blue green").classes()).containsExactly("blue", "green", "red");
    String words = IntStream.range(0, 300).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    assertThat(only(words).classes()).hasSize(300);
  }

  @Test
  void declaredKindsGoOverWhatTheColumnShows() {
    Table table = table(row -> "%d,%d".formatted(row % 2, row % 5), 60);

    LabelSchema schema =
        infer(table, Map.of("labels", "a,b", "kinds", "a=categorical,b=regression"));

    assertThat(schema.heads()).extracting(Head::kind).containsExactly("categorical", "regression");
    assertThat(heard.notes).containsExactly("labels: a categorical (0/1), b regression");
  }

  @Test
  void aNumberDeclaredMissingIsNoClass() {
    Table table = table(row -> "%d,%d".formatted(row % 3 - 1, row), 60);

    LabelSchema schema = infer(table, Map.of("labels", "a", "missing-codes", "-1"));

    assertThat(schema.heads().get(0).classes()).containsExactly("0", "1");
    assertThat(heard.warnings).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 1", "-1.0, 0.0, 1.0"})
  void minusOneBesideZeroAndOneIsPointedOut(String minus, String zero, String one) {
    List<String> values = List.of(minus, zero, one);

    infer(table(row -> values.get(row % 3) + "," + row, 60), Map.of("labels", "a"));

    assertThat(heard.warnings)
        .containsExactly(
            "label 'a' holds -1 beside 0 and 1 and so has three classes; if -1 means missing, say"
                + " --missing-codes NA,NaN,null,?,-1");
  }

  @Test
  void aDeclaredCodeThatNeverOccursIsPointedOutButNotTheUsualOnes() {
    String codes = "NA,?,-1,none,nil";
    Table table = Tables.of("a,b\n" + "0,none\n1,x\n".repeat(30), MissingWords.parse(codes));

    infer(table, Map.of("labels", "a", "missing-codes", codes));

    assertThat(heard.warnings)
        .containsExactly(
            "--missing-codes names '-1', which never occurs",
            "--missing-codes names 'nil', which never occurs");
  }

  @Test
  void aLabelWithOneClassOrTooFewCellsIsLeftOutWithAWarning() {
    Table table =
        Tables.of(
            "a,b,c,x\n"
                + IntStream.range(0, 40)
                    .mapToObj(i -> "%d,7,%s,%d\n".formatted(i % 2, i < 9 ? "1" : "", i))
                    .collect(Collectors.joining()));

    LabelSchema schema = infer(table, Map.of("labels", "a,b,c"));

    assertThat(schema.names()).containsExactly("a");
    assertThat(heard.warnings)
        .containsExactly(
            "not learnt: label 'b' holds one class only, '7', in all its 40 observed cells",
            "not learnt: label 'c' has 9 observed cells, and takes at least 10");
  }

  @Test
  void cellsThatHoldACodeAreNotObserved() {
    Table table = table(row -> "%s,%d".formatted(row < 9 ? row % 2 : "-99.9", row), 60);

    refused(table, Map.of("labels", "a", "missing-codes", "-99.9"), ErrorCode.BAD_DATA)
        .hasMessage(
            "At least one label must be learnable: label 'a' has 9 observed cells, and takes at"
                + " least 10");
  }

  @Test
  void withoutAnyLabelLeftAllReasonsAreGiven() {
    refused(table(row -> "1,2", 60), Map.of("labels", "a,b"), ErrorCode.BAD_DATA)
        .hasMessageContaining("At least one label must be learnable: 2 problems");
  }

  @Test
  void aKindThatDoesNotFitIsRefused() {
    Table table = table(row -> "%d,%d".formatted(row % 5, row), 600);

    refused(table, Map.of("labels", "a", "kinds", "a=binary"), ErrorCode.BAD_SCHEMA)
        .hasMessageContaining("A binary label has two different values")
        .hasMessageContaining("Found 5: 0, 1, 2, 3, 4 in column 'a'");
    refused(table, Map.of("labels", "b", "kinds", "b=binary"), ErrorCode.BAD_SCHEMA)
        .hasMessageContaining("Found many different numbers in column 'b'");
    refused(table, Map.of("labels", "b", "kinds", "b=categorical"), ErrorCode.BAD_SCHEMA)
        .hasMessageContaining("A categorical label has at most 1,000 classes")
        .hasMessageContaining("--kinds b=regression");
  }

  @Test
  void moreThanAThousandClassesAreRefused() {
    refused(
            table(row -> "w%d,%d".formatted(row, row), 1001),
            Map.of("labels", "a"),
            ErrorCode.BAD_SCHEMA)
        .hasMessageContaining("Found 1001: w0, w1, w10, w100, w1000, w101, … in column 'a'");
  }

  @Test
  void manyHeadsAreCountedAndNotNamed() {
    String header = IntStream.range(0, 13).mapToObj(i -> "y" + i).collect(Collectors.joining(","));
    String rows = ("0" + ",0".repeat(12) + "\n1" + ",1".repeat(12) + "\n").repeat(20);

    infer(Tables.of(header + ",x\n" + rows.replace("\n", ",5\n")), Map.of("labels", "y*"));

    assertThat(heard.notes).containsExactly("labels: 13 binary");
  }

  @Test
  void aColumnPlaysOnePart() {
    Table table = table(row -> row % 2 + "," + row, 60);

    refused(table, Map.of("labels", "a", "ignore", "a,b"), ErrorCode.BAD_OPTION)
        .hasMessageContaining("Found 'a' as both");
    refused(table, Map.of("labels", "a", "kinds", "c=binary"), ErrorCode.BAD_DATA)
        .hasMessageContaining("a kind was declared for column 'c', which the table does not have");
    refused(table, Map.of("labels", "a", "kinds", "b=binary"), ErrorCode.BAD_OPTION)
        .hasMessageContaining("column 'b' is a feature, and must be numeric, categorical or text");
    refused(table, Map.of("labels", "a", "kinds", "a=text"), ErrorCode.BAD_OPTION)
        .hasMessageContaining(
            "column 'a' is a label, and must be binary, categorical or regression");
    refused(table, Map.of("labels", "a", "group", "d"), ErrorCode.BAD_DATA)
        .hasMessageContaining("must have a column 'd'");
  }

  @Test
  void theGroupIsNoFeature() {
    Table table = table(row -> row % 2 + "," + row, 60);

    Roles roles = Roles.of(table, Said.by(Map.of("labels", "a", "group", "b")));

    assertThat(roles.labels()).containsExactly("a");
    assertThat(roles.features()).isEmpty();
    assertThat(roles.group()).contains("b");
  }

  /** Returns the head of a column that repeats these values. */
  private Head only(String values) {
    String[] each = values.split(" ", -1);
    Table table = table(row -> each[row % each.length] + ",1", Math.max(30, each.length));
    return infer(table, Map.of("labels", "a")).heads().get(0);
  }

  private LabelSchema infer(Table table, Map<String, String> options) {
    return new SchemaInference(Said.by(options), heard).infer(table);
  }

  private AbstractThrowableAssert<?, ?> refused(
      Table table, Map<String, String> options, ErrorCode code) {
    return assertThatThrownBy(() -> infer(table, options))
        .isInstanceOfSatisfying(
            LacunaException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private static String range(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }

  private static Table table(IntFunction<String> cells, int rows) {
    return Tables.of(
        "a,b\n"
            + IntStream.range(0, rows)
                .mapToObj(row -> cells.apply(row) + "\n")
                .collect(Collectors.joining()));
  }
}
