package dev.lacuna.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordVectorsTest {
  private static final WordVectors VECTORS =
      new WordVectors(
          List.of("east", "north", "west", "far-east", "northeast", "nowhere"),
          2,
          new float[] {1, 0, 0, 2, -3, 0, 9, 0, 1, 1, 0, 0});

  @Test
  void wordsHaveNumbersAndVectors() {
    float[] target = new float[3];
    VECTORS.copy(4, target, 1);

    assertThat(VECTORS.indexOf("northeast")).isEqualTo(4);
    assertThat(VECTORS.indexOf("south")).isEqualTo(WordVectors.UNKNOWN);
    assertThat(VECTORS.value(2, 0)).isEqualTo(-3);
    assertThat(target).containsExactly(0, 1, 1);
  }

  @Test
  void similarityIsTheCosine() {
    assertThat(VECTORS.similarity("east", "far-east")).isEqualTo(1);
    assertThat(VECTORS.similarity("east", "west")).isEqualTo(-1);
    assertThat(VECTORS.similarity("east", "north")).isZero();
    assertThat(VECTORS.similarity("north", "northeast")).isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void vectorOfZerosIsSimilarToNone() {
    assertThat(VECTORS.similarity("nowhere", "east")).isZero();
    assertThat(VECTORS.similarity("nowhere", "nowhere")).isZero();
  }

  @Test
  void nearestWordsComeInTheOrderOfTheirSimilarity() {
    assertThat(VECTORS.nearest("east", 9))
        .containsExactly("far-east", "northeast", "north", "nowhere", "west");
    assertThat(VECTORS.nearest("east", 2)).containsExactly("far-east", "northeast");
    assertThat(VECTORS.nearest("east", 0)).isEmpty();
  }

  @Test
  void wordWithoutAVectorHasNoNeighbours() {
    assertThatThrownBy(() -> VECTORS.nearest("south", 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the word must have a vector. Found 'south'");
  }

  @Test
  void someVectorsComeInTheOrderAskedFor() {
    WordVectors some = VECTORS.only(List.of("west", "south", "north"));

    assertThat(some.words()).containsExactly("west", "north");
    assertThat(some.dimension()).isEqualTo(2);
    assertThat(VectorFiles.values(some)).containsExactly(-3, 0, 0, 2);
    assertThat(VECTORS.only(List.of("south")).size()).isZero();
  }

  @Test
  void thereMayBeNoWords() {
    assertThat(new WordVectors(List.of(), 3, new float[0]).size()).isZero();
  }

  @Test
  void sizesMustAgree() {
    assertThatThrownBy(() -> new WordVectors(List.of("a"), 2, new float[3]))
        .hasMessage("values must be words × dimension, words = 1, dimension = 2, values = 3");
    assertThatThrownBy(() -> new WordVectors(List.of(), 0, new float[0]))
        .hasMessageContaining("dimension = 0");
  }

  @Test
  void wordsMustDifferAndNumbersBeFinite() {
    assertThatThrownBy(() -> new WordVectors(List.of("a", "a"), 1, new float[2]))
        .hasMessage("words must differ. Found 'a' twice");
    assertThatThrownBy(() -> new WordVectors(List.of("a"), 1, new float[] {Float.NaN}))
        .hasMessage("values must be finite. Found NaN");
  }
}
