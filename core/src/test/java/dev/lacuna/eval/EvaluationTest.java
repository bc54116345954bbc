package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.io.Json;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.model.Calibration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  @Test
  void mapHasTheKeysOfMetricsJson() {
    JsonNode tree = tree(Case.random(2, 100));
    assertThat(keys(tree)).containsExactly("heads", "macro", "macro_heads", "joint");
    assertThat(keys(head(tree, 0)))
        .containsExactly(
            "name",
            "kind",
            "observed",
            "missing",
            "positives",
            "threshold",
            "metrics",
            "tuned",
            "interval");
    assertThat(keys(head(tree, 2)))
        .containsExactly("name", "kind", "observed", "missing", "classes", "metrics", "interval");
    assertThat(keys(head(tree, 3)))
        .containsExactly("name", "kind", "observed", "missing", "metrics", "interval");
  }

  @Test
  void undefinedMetricsGiveTheirReason() throws JsonProcessingException {
    Case example = Case.binary(new double[] {1, 1, Case.MISSING}, 0.9, 0.2, 0.5);
    Evaluation evaluation = example.evaluate();
    HeadEvaluation head = evaluation.head("y");
    Evaluation withoutIntervals =
        new Evaluation(
            List.of(
                new HeadEvaluation(
                    head.head(),
                    head.counts(),
                    Calibration.none(),
                    0.5,
                    head.metrics(),
                    head.tuned(),
                    Map.of())),
            evaluation.joint());
    assertThat(Json.mapper().writeValueAsString(withoutIntervals.toMap()).replace('"', '\''))
        .startsWith(
            "{'heads':[{'name':'y','kind':'binary','observed':2,'missing':1,'positives':2,"
                + "'threshold':0.5,'metrics':{'accuracy':0.5,'f1':0.6666666666666666,")
        .contains(
            "'undefined':{'balanced_accuracy':'only one class among 2 observed labels',"
                + "'f1_macro':'only one class among 2 observed labels',")
        .contains("'joint':{'subset_accuracy':0.5,'rows':2}")
        .doesNotContain("interval");
  }

  @Test
  void macroMeansStandInTheMapWhereTheyAreDefined() {
    JsonNode tree = tree(Case.binary(new double[] {1, 1}, 0.9, 0.2));

    assertThat(tree.path("macro").path("accuracy").asDouble()).isEqualTo(0.5);
    assertThat(tree.path("macro_heads").path("accuracy").asInt()).isOne();
    assertThat(tree.path("macro").has("roc_auc")).isFalse();
    assertThat(tree.path("macro_heads").has("roc_auc")).isFalse();
  }

  @Test
  void jointReasonIsGiven() {
    Case example =
        Case.of(LabelSchema.of(Case.REGRESSION), new double[][] {{1}, {2}}, new double[] {1.5, 2});
    assertThat(example.evaluate().toMap())
        .containsEntry(
            "joint",
            Map.of("rows", 0, "undefined", Map.of("subset_accuracy", "no head has classes")));
  }

  @Test
  void intervalIsPairOfEnds() {
    JsonNode ends = head(tree(Case.random(2, 50)), 3).path("interval").path("rmse");
    assertThat(ends.size()).isEqualTo(2);
    assertThat(ends.path(0).doubleValue()).isLessThan(ends.path(1).doubleValue());
  }

  private static JsonNode tree(Case example) {
    return Json.mapper().valueToTree(example.evaluate().toMap());
  }

  private static JsonNode head(JsonNode tree, int index) {
    return tree.path("heads").path(index);
  }

  private static List<String> keys(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }
}
