package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.model.Predictions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {
  private static final Case RIGHT =
      Case.binary(new double[] {0, 0, 1, 1, 0, 1}, 0.1, 0.2, 0.8, 0.9, 0.3, 0.7);
  private static final Case WRONG =
      Case.binary(new double[] {0, 0, 1, 1, 0, 1}, 0.9, 0.8, 0.2, 0.1, 0.7, 0.3);

  @Test
  void differenceOfTheSamePredictionsIsNothing() {
    PairedBootstrap draws = draws(RIGHT.labels(), RIGHT.predictions(), RIGHT.predictions());

    assertThat(draws.difference("a", "b")).contains(new Interval(0, 0));
  }

  @Test
  void differenceIsTakenInEachResample() {
    PairedBootstrap draws = draws(RIGHT.labels(), RIGHT.predictions(), WRONG.predictions());

    assertThat(draws.interval("a")).contains(new Interval(1, 1));
    assertThat(draws.interval("b")).contains(new Interval(0, 0));
    assertThat(draws.difference("a", "b")).contains(new Interval(1, 1));
    assertThat(draws.difference("b", "a")).contains(new Interval(-1, -1));
  }

  @Test
  void whatNoResampleDefinesHasNoInterval() {
    Case oneClass = Case.binary(new double[] {1, 1, 1}, 0.1, 0.5, 0.9);

    PairedBootstrap draws =
        draws(oneClass.labels(), oneClass.predictions(), oneClass.predictions());

    assertThat(draws.interval("a")).isEmpty();
    assertThat(draws.difference("a", "b")).isEmpty();
  }

  @Test
  void intervalIsThatOfTheEvaluationWhereThereIsOneHead() {
    Case noisy = Case.binary(new double[] {0, 1, 0, 1, 0, 1, 0, 1}, .1, .3, .5, .4, .2, .9, .6, .8);
    Evaluation evaluation =
        Evaluator.evaluate(
            noisy.labels(), noisy.predictions(), Thresholds.fixed(noisy.labels().schema()), 3);

    PairedBootstrap draws =
        PairedBootstrap.of(noisy.labels(), Map.of("a", noisy.predictions()), Headline.BINARY, 3);

    assertThat(draws.interval("a"))
        .contains(evaluation.heads().get(0).intervals().get(Metric.ROC_AUC));
  }

  @Test
  void headsThatNoResampleDefinesAreLeftOutOfTheMean() {
    LabelSchema schema = LabelSchema.of(Case.BINARY, Case.MIXED.head(1), Case.REGRESSION);
    Case example =
        Case.of(
            schema,
            new double[][] {{0, 1, 1}, {1, 1, 2}, {0, 1, 3}, {1, 1, 4}, {0, 1, 5}, {1, 1, 6}},
            new double[] {.1, .5, 9, .9, .5, 1, .2, .5, 5, .8, .5, 2, .3, .5, 8, .7, .5, 0});

    PairedBootstrap draws = draws(example.labels(), example.predictions(), example.predictions());

    assertThat(draws.interval("a")).contains(new Interval(1, 1));
  }

  @Test
  void unknownNameIsRefused() {
    PairedBootstrap draws = draws(RIGHT.labels(), RIGHT.predictions(), WRONG.predictions());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> draws.interval("c"))
        .withMessageContaining("name = c");
  }

  private static PairedBootstrap draws(LabelMatrix labels, Predictions a, Predictions b) {
    return PairedBootstrap.of(labels, Map.of("a", a, "b", b), Headline.BINARY, 1);
  }
}
