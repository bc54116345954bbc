package dev.lacuna.eval;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.Calibration;
import dev.lacuna.model.Predictions;
import java.util.List;
import java.util.stream.IntStream;

/** Finds calibrations on the observed cells of the development part. */
public final class Calibrator {
  private static final int FEWEST_LABELS = 20;
  private static final int ISOTONIC_LABELS = 1_000;
  private static final int ISOTONIC_LABELS_OF_CLASS = 100;

  private Calibrator() {}

  /**
   * Returns a calibration for each head; none for a head without at least 20 observed cells and two
   * classes among them, for a regression head, and where none lowers the log loss on dev. {@link
   * CalibrationChoice#AUTO} is isotonic for a binary head with at least 1,000 observed cells and
   * 100 of each class.
   *
   * @param dev labels of the development part
   * @param devPredictions for the same rows, not calibrated
   */
  public static List<Calibration> fit(
      CalibrationChoice choice, LabelMatrix dev, Predictions devPredictions) {
    Evaluator.checkAlike(dev, devPredictions);
    return IntStream.range(0, dev.heads())
        .parallel()
        .mapToObj(head -> fit(choice, new ObservedCells(dev, devPredictions, head)))
        .toList();
  }

  private static Calibration fit(CalibrationChoice choice, ObservedCells cells) {
    if (choice == CalibrationChoice.NONE || cells.head() instanceof RegressionHead) {
      return Calibration.none();
    }
    LabelledProbabilities sample = LabelledProbabilities.of(cells);
    if (sample.size() < FEWEST_LABELS || sample.classes() < 2 || !sample.isUsable()) {
      return Calibration.none();
    }
    boolean isotonic = cells.head() instanceof BinaryHead && wantsIsotonic(choice, sample);
    Calibration fitted = isotonic ? IsotonicFit.of(sample) : TemperatureFit.of(sample);
    return sample.logLoss(fitted) < sample.logLoss(Calibration.none())
        ? fitted
        : Calibration.none();
  }

  private static boolean wantsIsotonic(CalibrationChoice choice, LabelledProbabilities sample) {
    return choice == CalibrationChoice.ISOTONIC
        || (choice == CalibrationChoice.AUTO
            && sample.size() >= ISOTONIC_LABELS
            && sample.rarestClass() >= ISOTONIC_LABELS_OF_CLASS);
  }
}
