package dev.lacuna.report.run;

import dev.lacuna.eval.Evaluation;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;

/**
 * Rows that were judged.
 *
 * @param labels of the rows
 * @param predictions for the same rows, by models that had not seen them
 * @param evaluation what they come to
 */
record Judged(LabelMatrix labels, Predictions predictions, Evaluation evaluation) {}
