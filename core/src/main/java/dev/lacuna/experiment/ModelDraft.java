package dev.lacuna.experiment;

import dev.lacuna.eval.Evaluation;
import dev.lacuna.eval.Thresholds;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.model.Model;
import dev.lacuna.model.ModelCard;
import dev.lacuna.model.Predictions;
import dev.lacuna.train.TrainingResult;
import java.util.List;

/**
 * A model that can predict, but whose thresholds and figures are still to come.
 *
 * @param <X> the type of an input
 */
record ModelDraft<X>(LabelSchema schema, FittedFeaturizer<X> featurizer, TrainingResult trained) {
  Predictions predict(List<X> inputs) {
    double[] logits = trained.network().logits(featurizer.transform(inputs));
    return Predictions.ofLogits(schema, trained.scaling(), logits);
  }

  Model<X> finish(Thresholds thresholds, Evaluation evaluation, Provenance.RunRecord provenance) {
    ModelCard card =
        new ModelCard(
            provenance.task(),
            schema,
            trained.scaling(),
            thresholds.values(),
            evaluation.toMap(),
            provenance.toMap());
    return new Model<>(card, featurizer, trained.network());
  }
}
