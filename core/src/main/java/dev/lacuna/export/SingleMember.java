package dev.lacuna.export;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.model.Calibration;
import dev.lacuna.model.ModelCard;
import dev.lacuna.model.ModelFile;
import java.util.Collections;
import java.util.List;

/** One network out of a model of several. */
public final class SingleMember {
  private SingleMember() {}

  /**
   * Returns the model that a member is by itself. Calibrations and thresholds were chosen for the
   * mean of all members, so that it has none: thresholds are 0.5.
   *
   * @param number from 1 to the number of members
   * @throws LacunaException when there is no such member
   */
  public static ModelFile.Content of(ModelFile.Content content, int number) {
    int members = content.members().size();
    if (number < 1 || number > members) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "--member must be one of the model's networks, 1 to %d. Found %d."
              .formatted(members, number));
    }
    return members == 1
        ? content
        : new ModelFile.Content(
            alone(content.card()),
            List.of(content.members().get(number - 1)),
            content.featurizerFiles());
  }

  private static ModelCard alone(ModelCard card) {
    int heads = card.schema().size();
    return card.with(Calibration.none(heads), Collections.nCopies(heads, 0.5));
  }
}
