package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.evaluation.classification.EvaluationBinary;
import org.nd4j.evaluation.classification.ROC;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J's evaluations are right where no label is missing and no score comes twice. */
class PeerAgreementTest {
  private static final int ROWS = 200;

  private final double[] labels = new double[ROWS];
  private final double[] scores = new double[ROWS];

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithDl4jOnCompleteLabels(long seed) {
    fill(seed);
    Case example = Case.binary(labels, scores);
    ROC roc = new ROC(0);
    roc.eval(column(labels), column(scores));
    EvaluationBinary binary = new EvaluationBinary();
    binary.eval(column(labels), column(scores));
    assertThat(example.value(Metric.ROC_AUC)).isCloseTo(roc.calculateAUC(), within(1e-6));
    assertThat(example.value(Metric.ACCURACY)).isCloseTo(binary.accuracy(0), within(1e-12));
    assertThat(example.value(Metric.F1)).isCloseTo(binary.f1(0), within(1e-12));
    assertThat(example.value(Metric.MCC)).isCloseTo(binary.matthewsCorrelation(0), within(1e-12));
  }

  /** Scores are distinct and exact in single precision; labels follow them loosely. */
  private void fill(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ROWS; i++) {
      scores[i] = (i * 4 + 1 + random.nextInt(3)) / 1024.0;
      labels[i] = random.nextDouble() < scores[i] ? 1 : 0;
    }
  }

  private static INDArray column(double[] values) {
    return Nd4j.createFromArray(values).reshape(values.length, 1);
  }
}
