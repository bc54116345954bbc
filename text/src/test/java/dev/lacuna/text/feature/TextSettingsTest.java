package dev.lacuna.text.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.text.vectors.SkipGramSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextSettingsTest {
  private static final VectorChoice VECTORS = new VectorChoice.Documents(1);

  @Test
  void theLeastThatIsAllowed() {
    assertThat(Texts.settings(1, VECTORS, Pooling.MEAN).poolings())
        .isEqualTo(List.of(Pooling.MEAN));
  }

  @Test
  void poolingAndDocumentAreNeeded() {
    assertThatThrownBy(() -> Texts.settings(1, VECTORS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there must be a pooling, and words in at least 1 document. Found [] and 1");
    assertThatThrownBy(() -> Texts.settings(0, VECTORS, Pooling.MEAN))
        .hasMessageEndingWith("Found [MEAN] and 0");
  }

  @Test
  void dimensionOfWindowsIsThatOfSkipGramAtMost() {
    assertThat(SkipGramSettings.DEFAULTS.withDimension(10_000).dimension())
        .isEqualTo(new VectorChoice.Windows(10_000).dimension());
    assertThatThrownBy(() -> new VectorChoice.Windows(10_001))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a dimension must be at most 10000. Found 10001");
  }

  @Test
  void dimensionIsAtLeastOne() {
    assertThatThrownBy(() -> new VectorChoice.Documents(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a dimension must be at least 1. Found 0");
    assertThatThrownBy(() -> new VectorChoice.Windows(-1))
        .hasMessage("a dimension must be at least 1. Found -1");
  }
}
