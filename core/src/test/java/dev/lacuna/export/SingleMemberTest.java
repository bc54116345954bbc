package dev.lacuna.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.error.LacunaException;
import dev.lacuna.model.Calibration;
import dev.lacuna.model.ModelFile;
import org.junit.jupiter.api.Test;

class SingleMemberTest {
  private final RandomModels models = new RandomModels(8);

  @Test
  void oneOfSeveralHasWhatWasChosenForTheirMeanNoMore() {
    ModelFile.Content content = models.any(3);

    ModelFile.Content second = SingleMember.of(content, 2);

    assertThat(second.members()).containsExactly(content.members().get(1));
    assertThat(second.card().calibrations()).containsOnly(Calibration.none());
    assertThat(second.card().thresholds()).containsOnly(0.5);
    assertThat(second.card().schema()).isEqualTo(content.card().schema());
  }

  @Test
  void theOnlyMemberIsTheModel() {
    ModelFile.Content content = models.any(1);

    assertThat(SingleMember.of(content, 1)).isEqualTo(content);
    assertThatThrownBy(() -> SingleMember.of(content, 2))
        .isInstanceOf(LacunaException.class)
        .hasMessage("--member must be one of the model's networks, 1 to 1. Found 2.");
  }
}
