package dev.lacuna.report.run;

import dev.lacuna.eval.HeadEvaluation;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.model.Calibration;
import dev.lacuna.model.Model;
import dev.lacuna.report.Block;
import dev.lacuna.report.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a reader must know before using a model, and where it comes from (M. Mitchell et al., Model
 * Cards for Model Reporting, 2019).
 */
final class CardSections {
  private static final int FEW = 50;
  private static final int MOST_NAMES = 8;
  private static final List<String> DATA =
      List.of("data", "data_sha256", "rows", "train_rows", "dev_rows", "test_rows");

  private final RunOrigin origin;

  CardSections(RunOrigin origin) {
    this.origin = origin;
  }

  /** Returns the card of a model. */
  Page.Section card(Model<?> model, List<HeadEvaluation> heads) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading("Data", ""));
    blocks.add(new Block.Facts(data(model)));
    blocks.add(new Block.Heading("Intended use", ""));
    blocks.add(
        new Block.Paragraph(
            "Task %s: %s. It predicts %s."
                .formatted(origin.task().name(), origin.task().summary(), origin.task().heads())));
    blocks.add(
        new Block.Paragraph(
            "The author of the model must say the rest before it is passed on: who is to use it and on which data, what a wrong answer costs, and what it is not for."));
    blocks.add(new Block.Heading("Limits", ""));
    blocks.add(new Block.Sentences(limits(heads)));
    return new Page.Section("Model card", blocks);
  }

  private static Map<String, String> data(Model<?> model) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String name : DATA) {
      Object value = model.card().provenance().get(name);
      if (value != null) {
        facts.put(
            words(name), value instanceof Number n ? Print.count(n.longValue()) : value.toString());
      }
    }
    return facts;
  }

  private List<String> limits(List<HeadEvaluation> heads) {
    List<String> limits = new ArrayList<>();
    addNames(
        limits,
        "Fewer than " + FEW + " labels stand behind the figures of %s: they are rough.",
        heads.stream().filter(head -> head.counts().observed() < FEW).toList());
    addNames(
        limits,
        "Some figures of %s are undefined; the tables say why.",
        heads.stream().filter(CardSections::hasUndefined).toList());
    addNames(
        limits,
        "The probabilities of %s are as the network gives them: nothing was fitted to how often they come true.",
        heads.stream()
            .filter(head -> !head.head().classes().isEmpty())
            .filter(head -> head.calibration().equals(Calibration.none()))
            .toList());
    limits.add(
        "Labels of the rows that were judged are missing too. Figures hold for cells that somebody labelled; whether they hold for the others depends on why those are missing, which the data cannot tell.");
    limits.add(
        "Figures hold for rows like those that were judged. Data from elsewhere, or from another time, have to be judged anew; lacuna %s evaluate does it."
            .formatted(origin.task().name()));
    return limits;
  }

  private static void addNames(List<String> limits, String sentence, List<HeadEvaluation> heads) {
    if (!heads.isEmpty()) {
      List<String> names = heads.stream().map(HeadEvaluation::name).toList();
      limits.add(sentence.formatted(Print.names(names, MOST_NAMES)));
    }
  }

  private static boolean hasUndefined(HeadEvaluation head) {
    return head.metrics().values().stream().anyMatch(MetricValue.Undefined.class::isInstance);
  }

  /** Returns where a model comes from, and the command that makes it again. */
  Page.Section origin(Model<?> model) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "network",
        model.architecture() + ", " + Print.count(model.architecture().weights()) + " weights");
    facts.put("networks averaged", Print.count(model.members().size()));
    return origin(facts, model.card().provenance());
  }

  /** Returns where a page comes from that is not about one model. */
  Page.Section origin(Map<String, String> facts, Map<String, Object> provenance) {
    Map<String, String> all = new LinkedHashMap<>(facts);
    List<Block> blocks = new ArrayList<>();
    provenance.forEach(
        (name, value) -> {
          if (!(value instanceof Map<?, ?>) && !DATA.contains(name)) {
            all.put(words(name), value.toString());
          }
        });
    blocks.add(new Block.Facts(all));
    if (provenance.get("options") instanceof Map<?, ?> options) {
      blocks.add(new Block.Heading("Options in force", ""));
      Map<String, String> sorted = new TreeMap<>();
      options.forEach((name, value) -> sorted.put(String.valueOf(name), String.valueOf(value)));
      blocks.add(new Block.Facts(sorted));
    }
    blocks.add(new Block.Heading("To do it again", ""));
    blocks.add(new Block.Command(origin.command()));
    blocks.add(
        new Block.Paragraph(
            "The same version, data and machine give the same figures; where SOURCE_DATE_EPOCH is set, the same files."));
    return new Page.Section("Where it comes from", blocks);
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }
}
