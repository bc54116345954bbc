package dev.lacuna.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.data.Dataset;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.feature.FittedFeaturizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What must hold of every featurizer. A test of one extends this class and says what to fit it on;
 * {@link TaskModuleContract} holds it for the featurizer of a task.
 *
 * @param <X> the type of an input
 */
public abstract class FeaturizerContract<X> {
  /** Creates the contract. */
  protected FeaturizerContract() {}

  /** Returns the featurizer. */
  protected abstract Featurizer<X> featurizer();

  /** Returns the data to fit it on. */
  protected abstract Dataset<X> train();

  /** Returns inputs to transform, among them some that it was not fitted on. */
  protected abstract List<X> inputs();

  @Test
  final void aRowPerInputComesBack() {
    FittedFeaturizer<X> fitted = fit();

    FeatureMatrix features = fitted.transform(inputs());

    assertThat(fitted.width()).as("width").isPositive();
    assertThat(features.columns()).as("columns").isEqualTo(fitted.width());
    assertThat(features.rows()).as("rows").isEqualTo(inputs().size());
  }

  @Test
  final void noInputsGiveNoRows() {
    FittedFeaturizer<X> fitted = fit();

    FeatureMatrix features = fitted.transform(List.of());

    assertThat(features.rows()).as("rows").isZero();
    assertThat(features.columns()).as("columns").isEqualTo(fitted.width());
  }

  @Test
  final void featuresAreFinite() {
    FittedFeaturizer<X> fitted = fit();
    List<List<Float>> rows = rows(fitted.transform(inputs()));

    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i))
          .as("features of input %d: %s", i, inputs().get(i))
          .allMatch(Float::isFinite);
    }
  }

  @Test
  final void anInputHasTheSameRowAloneAndAmongOthers() {
    FittedFeaturizer<X> fitted = fit();
    List<List<Float>> together = rows(fitted.transform(inputs()));

    for (int i = 0; i < together.size(); i += Math.max(1, together.size() / 50)) {
      X input = inputs().get(i);
      assertThat(rows(fitted.transform(List.of(input))))
          .as("features of input %d alone: %s", i, input)
          .containsExactly(together.get(i));
    }
  }

  @Test
  final void rowsFollowTheOrderOfInputs() {
    FittedFeaturizer<X> fitted = fit();
    List<X> backwards = new ArrayList<>(inputs());
    Collections.reverse(backwards);

    List<List<Float>> rows = rows(fitted.transform(backwards));

    Collections.reverse(rows);
    assertSame(rows, rows(fitted.transform(inputs())));
  }

  @Test
  final void fittingTwiceGivesTheSameFeatures() {
    assertSame(rows(fit().transform(inputs())), rows(fit().transform(inputs())));
  }

  @Test
  final void theRestoredFeaturizerGivesTheSameFeatures() {
    FittedFeaturizer<X> fitted = fit();

    FittedFeaturizer<X> restored = featurizer().restore(fitted.files());

    assertThat(restored.width()).as("width").isEqualTo(fitted.width());
    assertSame(rows(restored.transform(inputs())), rows(fitted.transform(inputs())));
  }

  @Test
  final void theRestoredFeaturizerCanBeSavedAgain() {
    Map<String, byte[]> files = fit().files();

    Map<String, byte[]> again = featurizer().restore(files).files();

    assertThat(again).containsOnlyKeys(files.keySet());
    files.forEach((name, bytes) -> assertThat(again.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  final void aMissingFileIsRefused() {
    Map<String, byte[]> files = fit().files();

    if (!files.isEmpty()) {
      assertThatThrownBy(() -> featurizer().restore(Map.of()))
          .as("restoring without %s", files.keySet())
          .isInstanceOf(LacunaException.class);
    }
  }

  private FittedFeaturizer<X> fit() {
    return featurizer().fit(train());
  }

  private void assertSame(List<List<Float>> actual, List<List<Float>> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).as("features of input %d", i).isEqualTo(expected.get(i));
    }
  }

  private static List<List<Float>> rows(FeatureMatrix features) {
    float[] row = new float[features.columns()];
    List<List<Float>> rows = new ArrayList<>();
    for (int i = 0; i < features.rows(); i++) {
      features.copyRow(i, row, 0);
      List<Float> copy = new ArrayList<>(row.length);
      for (float value : row) {
        copy.add(value);
      }
      rows.add(copy);
    }
    return rows;
  }
}
