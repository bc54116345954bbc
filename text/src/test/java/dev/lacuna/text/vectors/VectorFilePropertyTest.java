package dev.lacuna.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.error.LacunaException;
import dev.lacuna.text.vectors.VectorFile.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class VectorFilePropertyTest {
  private Path file = Path.of("");

  @BeforeProperty
  void makeFile() throws IOException {
    file = Files.createTempFile("vectors", "");
  }

  @AfterProperty
  void deleteFile() throws IOException {
    Files.deleteIfExists(file);
  }

  @Property
  void whatIsWrittenIsReadBitForBit(@ForAll("vectors") WordVectors vectors) {
    VectorFile.writeText(vectors, file);

    assertSame(VectorFile.read(file, word -> true), vectors, Form.WORD2VEC_TEXT);
  }

  @Property
  void binaryIsReadBitForBit(@ForAll("vectors") WordVectors vectors, @ForAll boolean lines)
      throws IOException {
    List<String> words = new ArrayList<>();
    vectors.words().forEach(word -> words.add("w" + word.replaceAll("[ \n]", "_" + words.size())));
    String header = vectors.size() + " " + vectors.dimension();
    float[] values = VectorFiles.values(vectors);
    Files.write(file, VectorFiles.binary(header, words, values, lines ? "\n" : ""));
    WordVectors expected = new WordVectors(words, vectors.dimension(), values);

    assertSame(VectorFile.read(file, word -> true), expected, Form.WORD2VEC_BINARY);
  }

  private static void assertSame(VectorFile.Content read, WordVectors expected, Form form) {
    assertThat(read.form()).isEqualTo(form);
    assertThat(read.vectors().words()).isEqualTo(expected.words());
    assertThat(read.vectors().dimension()).isEqualTo(expected.dimension());
    assertThat(bits(read.vectors())).isEqualTo(bits(expected));
  }

  private static List<Integer> bits(WordVectors vectors) {
    List<Integer> bits = new ArrayList<>();
    for (float value : VectorFiles.values(vectors)) {
      bits.add(Float.floatToIntBits(value));
    }
    return bits;
  }

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes, @ForAll("beginnings") String beginning)
      throws IOException {
    byte[] begin = VectorFiles.utf8(beginning);
    byte[] content = VectorFiles.cut(begin, begin.length + bytes.length);
    System.arraycopy(bytes, 0, content, begin.length, bytes.length);
    Files.write(file, content);
    try {
      VectorFile.read(file, word -> true);
    } catch (LacunaException refused) {
      assertThat(refused).hasMessageContaining(file.toString()).hasMessageContaining("Found");
    }
  }

  @Provide
  Arbitrary<String> beginnings() {
    return Arbitraries.of(
        "", "1 2\n", "2 1\n", "a 0.5\n", "\uFEFF", "PK\u0003\u0004", "1 1\na ", "9 3 4\n");
  }

  @Provide
  Arbitrary<WordVectors> vectors() {
    Arbitrary<List<String>> words =
        Arbitraries.strings()
            .all()
            .ofMaxLength(8)
            .filter(word -> word.codePoints().noneMatch(VectorFilePropertyTest::isHalf))
            .list()
            .uniqueElements()
            .ofMinSize(1)
            .ofMaxSize(6);
    Arbitrary<float[]> values =
        Arbitraries.integers()
            .map(Float::intBitsToFloat)
            .filter(Float::isFinite)
            .array(float[].class)
            .ofSize(6 * 4);
    return Combinators.combine(words, values, Arbitraries.integers().between(2, 4))
        .as(
            (list, floats, dimension) ->
                new WordVectors(list, dimension, Arrays.copyOf(floats, list.size() * dimension)));
  }

  /** Returns whether a code point is half of a surrogate pair. */
  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
