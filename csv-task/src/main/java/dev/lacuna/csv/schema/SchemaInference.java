package dev.lacuna.csv.schema;

import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.MissingWords;
import dev.lacuna.csv.table.Numbers;
import dev.lacuna.csv.table.Table;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Problems;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.task.Feedback;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the schema of a table's label columns, and says what is odd about them. */
public final class SchemaInference {
  private static final int FEWEST = 10;
  private static final int NAMED = 12;

  private final Declarations declared;
  private final MissingWords.NumberCodes codes;
  private final Feedback feedback;

  /** Creates an inference over what a user declared. */
  public SchemaInference(Declarations declared, Feedback feedback) {
    this.declared = declared;
    this.codes = declared.missing().numberCodes();
    this.feedback = feedback;
  }

  /**
   * Returns the heads that can be learnt; the others are left out with a warning each.
   *
   * @throws LacunaException when none can
   */
  public LabelSchema infer(Table table) {
    Roles roles = Roles.of(table, declared);
    HeadInference inference = new HeadInference(declared.missing());
    List<Head> heads = new ArrayList<>();
    List<String> unfit = new ArrayList<>();
    for (String name : roles.labels()) {
      Column column = table.column(name);
      List<String> values = inference.values(column);
      String reason = reasonAgainst(column, values);
      if (reason.isEmpty()) {
        heads.add(
            inference.infer(column, declared.heads().getOrDefault(name, HeadDeclaration.NONE)));
        warnOfMinusOne(column, values);
      } else {
        unfit.add(reason);
      }
    }
    if (heads.isEmpty()) {
      Problems problems = new Problems();
      unfit.forEach(problems::add);
      problems.throwIfAny(ErrorCode.BAD_DATA, "At least one label must be learnable");
    }
    unfit.forEach(reason -> feedback.warn("not learnt: " + reason));
    warnOfCodesThatNeverOccur(table, roles);
    feedback.note("labels: " + describe(heads));
    return new LabelSchema(heads);
  }

  /** Returns why a label cannot be learnt, or an empty text. */
  private String reasonAgainst(Column column, List<String> values) {
    int observed = observed(column);
    if (observed < FEWEST) {
      return "label '%s' has %d observed cells, and takes at least %d"
          .formatted(column.name(), observed, FEWEST);
    }
    return values.size() == 1
        ? "label '%s' holds one class only, '%s', in all its %,d observed cells"
            .formatted(column.name(), values.get(0), observed)
        : "";
  }

  private int observed(Column column) {
    int observed = 0;
    for (int row = 0; row < column.rows(); row++) {
      observed += column.missing(row) || codes.contains(column.number(row)) ? 0 : 1;
    }
    return observed;
  }

  private void warnOfMinusOne(Column column, List<String> values) {
    if (values.stream().map(Numbers::parse).toList().equals(List.of(-1.0, 0.0, 1.0))) {
      feedback.warn(
          "label '%s' holds -1 beside 0 and 1 and so has three classes; if -1 means missing, say --missing-codes NA,NaN,null,?,-1"
              .formatted(column.name()));
    }
  }

  /** The usual codes may be named beside others without being there. */
  private void warnOfCodesThatNeverOccur(Table table, Roles roles) {
    if (!declared.missingDeclared()) {
      return;
    }
    for (String code : declared.missing().codes()) {
      if (!MissingWords.USUAL.codes().contains(code) && !occurs(code, table, roles)) {
        feedback.warn("--missing-codes names '%s', which never occurs".formatted(code));
      }
    }
  }

  private boolean occurs(String code, Table table, Roles roles) {
    boolean asWord =
        table.columns().stream()
            .flatMap(column -> column.missingWords().keySet().stream())
            .anyMatch(code::equalsIgnoreCase);
    return asWord
        || roles.labels().stream().map(table::column).anyMatch(column -> holds(column, code));
  }

  private static boolean holds(Column column, String code) {
    float number = (float) Numbers.parse(code);
    for (int row = 0; row < column.rows(); row++) {
      if (column.number(row) == number) {
        return true;
      }
    }
    return false;
  }

  private static String describe(List<Head> heads) {
    if (heads.size() <= NAMED) {
      return String.join(", ", heads.stream().map(SchemaInference::describe).toList());
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    heads.forEach(head -> counts.merge(head.kind(), 1, Integer::sum));
    return String.join(
        ", ",
        counts.entrySet().stream()
            .map(entry -> "%,d %s".formatted(entry.getValue(), entry.getKey()))
            .toList());
  }

  private static String describe(Head head) {
    if (head instanceof RegressionHead) {
      return head.name() + " regression";
    }
    List<String> classes = head.classes();
    String shown = classes.size() <= 4 ? String.join("/", classes) : classes.size() + " classes";
    return "%s %s (%s)".formatted(head.name(), head.kind(), shown);
  }
}
