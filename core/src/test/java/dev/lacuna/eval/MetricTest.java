package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {
  @Test
  void eachKindOfHeadHasItsMetricsInFixedOrder() {
    assertThat(Metric.forHead(Case.BINARY).stream().map(Metric::id))
        .containsExactly(
            "accuracy",
            "balanced_accuracy",
            "f1",
            "f1_macro",
            "roc_auc",
            "pr_auc",
            "mcc",
            "log_loss",
            "brier",
            "ece");
    assertThat(Metric.forHead(Case.CATEGORICAL).stream().map(Metric::id))
        .containsExactly("accuracy", "balanced_accuracy", "f1_macro", "log_loss");
    assertThat(Metric.forHead(Case.REGRESSION).stream().map(Metric::id))
        .containsExactly("rmse", "mae", "r2", "spearman");
  }

  @ParameterizedTest
  @EnumSource
  void idLeadsBackToTheMetric(Metric metric) {
    assertThat(Metric.byId(metric.id())).isEqualTo(metric);
  }

  @Test
  void unknownIdNamesTheNearest() {
    assertThatThrownBy(() -> Metric.byId("roc_acu"))
        .isInstanceOfSatisfying(
            LacunaException.class,
            thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.UNKNOWN_NAME))
        .hasMessageStartingWith("A metric must be one of accuracy, ")
        .hasMessageEndingWith("Found 'roc_acu'. Did you mean 'roc_auc'?");
  }

  @Test
  void smallerErrorsAndLossesAreBetter() {
    assertThat(Metric.values())
        .filteredOn(metric -> !metric.largerIsBetter())
        .containsExactly(Metric.LOG_LOSS, Metric.BRIER, Metric.ECE, Metric.RMSE, Metric.MAE);
    assertThat(Metric.RMSE.better(1, 2)).isTrue();
    assertThat(Metric.R2.better(1, 2)).isFalse();
    assertThat(Metric.R2.better(2, 2)).isFalse();
    assertThat(Metric.RMSE.better(2, 2)).isFalse();
    assertThat(Metric.R2.better(2, 1)).isTrue();
  }

  @Test
  void thresholdMattersToMetricsOfDecisionsOnly() {
    assertThat(Metric.values())
        .filteredOn(Metric::judgesDecisions)
        .containsExactly(
            Metric.ACCURACY, Metric.BALANCED_ACCURACY, Metric.F1, Metric.F1_MACRO, Metric.MCC);
  }
}
