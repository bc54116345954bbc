package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.label.LabelSchema;
import org.junit.jupiter.api.Test;

class HeadlineTest {
  private static final LabelSchema NUMBERS = LabelSchema.of(Case.REGRESSION);

  @Test
  void schemaHasTheHeadlinesOfItsKinds() {
    assertThat(Headline.of(Case.MIXED))
        .containsExactly(Headline.BINARY, Headline.CATEGORICAL, Headline.REGRESSION);
    assertThat(Headline.of(NUMBERS)).containsExactly(Headline.REGRESSION);
    assertThat(Headline.of(LabelSchema.of(Case.REGRESSION, Case.BINARY)))
        .containsExactly(Headline.BINARY, Headline.REGRESSION);
  }

  @Test
  void headsOfTheKindAreFoundAndCounted() {
    assertThat(Headline.BINARY.heads(Case.MIXED)).containsExactly(0, 1);
    assertThat(Headline.CATEGORICAL.heads(Case.MIXED)).containsExactly(2);
    assertThat(Headline.REGRESSION.heads(Case.MIXED)).containsExactly(3);
    assertThat(Headline.BINARY.describeHeads(Case.MIXED)).isEqualTo("2 binary heads");
    assertThat(Headline.REGRESSION.describeHeads(Case.MIXED)).isEqualTo("1 regression head");
    assertThat(Headline.BINARY.describeHeads(NUMBERS)).isEqualTo("0 binary heads");
  }

  @Test
  void figureIsTheMeanOverTheHeadsOfTheKind() {
    // y is ranked rightly, z the wrong way round; r is a constant 1 off, so that R² is 1 − 2/2
    Case example =
        Case.of(
            LabelSchema.of(Case.BINARY, Case.MIXED.head(1), Case.REGRESSION),
            new double[][] {{0, 0, 1}, {1, 1, 3}},
            new double[] {0.2, 0.8, 2, 0.7, 0.3, 4});

    Evaluation evaluation = example.evaluate();

    assertThat(Headline.BINARY.of(evaluation)).isEqualTo(MetricValue.of(0.5));
    assertThat(Headline.REGRESSION.of(evaluation)).isEqualTo(MetricValue.of(0));
    assertThat(Headline.CATEGORICAL.of(evaluation).isDefined()).isFalse();
  }
}
