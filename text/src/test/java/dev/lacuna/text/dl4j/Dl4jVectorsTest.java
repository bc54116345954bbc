package dev.lacuna.text.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.error.LacunaException;
import dev.lacuna.text.vectors.VectorFile;
import dev.lacuna.text.vectors.WordVectors;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.models.embeddings.inmemory.InMemoryLookupTable;
import org.deeplearning4j.models.embeddings.loader.WordVectorSerializer;
import org.deeplearning4j.models.word2vec.Word2Vec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.common.primitives.Pair;

class Dl4jVectorsTest {
  private static final WordVectors VECTORS =
      new WordVectors(
          List.of("east", "north", "west", "New York", "northeast"),
          2,
          new float[] {1, 0, 0.1f, 2, -3, 1e-5f, 9, 0.5f, 1, 1.25f});

  @TempDir Path folder;

  @Test
  void dl4jHoldsTheSameVectors() {
    var dl4j = Dl4jVectors.of(VECTORS);

    assertThat(dl4j.vocab().numWords()).isEqualTo(5);
    assertThat(dl4j.hasWord("west")).isTrue();
    assertThat(dl4j.hasWord("south")).isFalse();
    assertThat(dl4j.indexOf("northeast")).isEqualTo(4);
    assertThat(dl4j.getWordVector("west")).containsExactly(-3, 1e-5f);
  }

  @Test
  void dl4jFindsTheSameNeighbours() {
    var dl4j = Dl4jVectors.of(VECTORS);

    assertThat(List.copyOf(dl4j.wordsNearest("east", 4)))
        .containsExactly("New York", "northeast", "north", "west")
        .isEqualTo(VECTORS.nearest("east", 4));
    // (1, 0) and (1, 1.25): 1 / √(1 + 1.25²)
    assertThat(dl4j.similarity("east", "northeast"))
        .isCloseTo(1 / Math.sqrt(1 + 1.25 * 1.25), within(1e-6))
        .isCloseTo(VECTORS.similarity("east", "northeast"), within(1e-6));
  }

  @Test
  void vectorsComeBackBitForBit() {
    assertSame(Dl4jVectors.from(Dl4jVectors.of(VECTORS)));
  }

  @Test
  void dl4jReadsWhatIsWritten() {
    File file = folder.resolve("written.txt").toFile();
    VectorFile.writeText(VECTORS, file.toPath());

    assertSame(Dl4jVectors.from(WordVectorSerializer.readWord2VecModel(file)));
    assertSame(Dl4jVectors.from(WordVectorSerializer.loadStaticModel(file)));
  }

  @Test
  void archiveOfDl4jIsRead() {
    File file = folder.resolve("model.zip").toFile();
    WordVectorSerializer.writeWord2VecModel(word2vec(), file);

    assertReadAs(VectorFile.Form.WORD2VEC_TEXT, file);
  }

  @Test
  void textOfDl4jIsRead() throws IOException {
    File file = folder.resolve("vectors.txt").toFile();
    WordVectorSerializer.writeWordVectors(table(Dl4jVectors.of(VECTORS)), file);

    assertReadAs(VectorFile.Form.WORD2VEC_TEXT, file);
  }

  @Test
  void binaryIsReadAsDl4jReadsIt() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("2 2\neast ".getBytes(StandardCharsets.UTF_8)).putFloat(0.1f).putFloat(-2);
    bytes
        .put("\nwest ".getBytes(StandardCharsets.UTF_8))
        .putFloat(3e-9f)
        .putFloat(4)
        .put((byte) 10);
    byte[] content = Arrays.copyOf(bytes.array(), bytes.position());
    Path file = Files.write(folder.resolve("vectors.bin"), content);

    WordVectors ours = VectorFile.read(file, word -> true).vectors();
    WordVectors theirs =
        Dl4jVectors.from(
            WordVectorSerializer.readBinaryModel(new ByteArrayInputStream(content), true, false));

    assertThat(theirs.words()).isEqualTo(ours.words());
    assertThat(values(theirs)).isEqualTo(values(ours)).containsExactly(0.1f, -2, 3e-9f, 4);
  }

  @Test
  void dl4jNeedsAWord() {
    WordVectors none = new WordVectors(List.of(), 2, new float[0]);

    assertThatThrownBy(() -> Dl4jVectors.of(none)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void numbersOfDl4jMustBeFinite() {
    var dl4j = Dl4jVectors.of(VECTORS);
    table(dl4j).getSyn0().putScalar(2, 1, Float.NaN);

    assertThatThrownBy(() -> Dl4jVectors.from(dl4j))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("Found NaN for 'west'");
  }

  /** Returns a model with all that DL4J writes. */
  private static Word2Vec word2vec() {
    var dl4j = Dl4jVectors.of(VECTORS);
    return WordVectorSerializer.fromPair(Pair.of(table(dl4j), dl4j.vocab()));
  }

  private static InMemoryLookupTable<?> table(
      org.deeplearning4j.models.embeddings.wordvectors.WordVectors vectors) {
    return (InMemoryLookupTable<?>) vectors.lookupTable();
  }

  private static void assertReadAs(VectorFile.Form form, File file) {
    VectorFile.Content content = VectorFile.read(file.toPath(), word -> true);

    assertThat(content.form()).isEqualTo(form);
    assertSame(content.vectors());
  }

  private static void assertSame(WordVectors vectors) {
    assertThat(vectors.words()).isEqualTo(VECTORS.words());
    assertThat(values(vectors)).isEqualTo(values(VECTORS));
  }

  private static float[] values(WordVectors vectors) {
    float[] values = new float[vectors.size() * vectors.dimension()];
    for (int index = 0; index < vectors.size(); index++) {
      vectors.copy(index, values, index * vectors.dimension());
    }
    return values;
  }
}
