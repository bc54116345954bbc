package dev.lacuna.experiment;

import dev.lacuna.label.Head;
import dev.lacuna.model.ModelCard;
import dev.lacuna.model.ModelFile;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A model file for people.
 *
 * @param content what the file holds
 */
public record ModelSummary(ModelFile.Content content) {
  /**
   * Returns one row per head: kind, classes, mask values, calibration, threshold and its figures on
   * test.
   */
  public Table heads() {
    ModelCard card = content.card();
    List<List<String>> rows = new ArrayList<>();
    for (int t = 0; t < card.schema().size(); t++) {
      Head head = card.schema().head(t);
      rows.add(
          List.of(
              head.name(),
              head.kind(),
              head.classes().isEmpty() ? Figures.NONE : String.join(", ", head.classes()),
              String.join(", ", head.maskValues().stream().map(Object::toString).toList()),
              card.calibrations().get(t).describe(),
              Figures.print(card.thresholds().get(t)),
              figures(card.metrics(), t)));
    }
    String judged = Provenance.folds(card) > 0 ? "mean over folds" : "on test";
    return new Table(
        List.of("head", "kind", "classes", "missing as", "calibration", "threshold", judged),
        rows,
        List.of());
  }

  /** Returns where the model comes from, one fact a row. */
  public Table provenance() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("task", content.card().task()));
    rows.add(List.of("network", content.architecture().toString()));
    rows.add(List.of("members", Integer.toString(content.members().size())));
    content
        .card()
        .provenance()
        .forEach(
            (name, value) -> {
              if (value instanceof List<?> entries) {
                entries.forEach(entry -> rows.add(List.of(name, text(entry))));
              } else {
                rows.add(List.of(name, text(value)));
              }
            });
    return new Table(List.of("provenance", ""), rows, List.of());
  }

  private static String figures(Map<String, Object> metrics, int head) {
    if (metrics.get("heads") instanceof List<?> heads
        && head < heads.size()
        && heads.get(head) instanceof Map<?, ?> figures
        && figures.get("metrics") instanceof Map<?, ?> values) {
      List<String> shown = new ArrayList<>();
      for (String name : List.of("accuracy", "roc_auc", "rmse")) {
        if (values.get(name) instanceof Number number) {
          shown.add(name.replace('_', ' ') + " " + Figures.print(number.doubleValue()));
        }
      }
      return String.join(", ", shown);
    }
    return Figures.NONE;
  }

  /** Numbers that were calculated have more digits than anybody reads. */
  private static Object plain(Object value) {
    return value instanceof Double number ? String.format(Locale.ROOT, "%.4g", number) : value;
  }

  private static String text(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return String.valueOf(value);
    }
    List<String> pairs = new ArrayList<>();
    map.forEach((name, setting) -> pairs.add(name + "=" + plain(setting)));
    return String.join(" ", pairs);
  }
}
