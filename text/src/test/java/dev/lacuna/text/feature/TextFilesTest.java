package dev.lacuna.text.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.text.Document;
import dev.lacuna.text.Terms;
import dev.lacuna.text.Tokenizer;
import dev.lacuna.text.Vocabulary;
import dev.lacuna.text.vectors.WordVectors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFilesTest {
  private static final String TEXT = "text.json";
  private static final String VECTORS = "vectors.f32";
  private static final FittedText FITTED =
      new FittedText(
          new Tokenizer(2),
          new Terms(Vocabulary.of(Map.of("sea", 5L, "sun", 1L), 1, 9), 3, List.of(3, 1)),
          new WordVectors(List.of("sea", "sun"), 2, new float[] {3, 4, 1, -0.1f}),
          List.of(Pooling.MEAN),
          new BlockScaling(2, List.of(0.1, -1e-300), List.of(1 / 3.0)));
  private static final String JSON =
      """
      {"shortest_word":2,"poolings":["mean"],"dimension":2,"means":[0.1,-1.0E-300],\
      "factors":[0.3333333333333333],"documents":3,"words":["sea","sun"],"counts":[5,1],\
      "documents_with":[3,1]}""";

  @Test
  void filesAreThoseDescribed() {
    Map<String, byte[]> files = FITTED.files();

    assertThat(files).containsOnlyKeys(TEXT, VECTORS);
    assertThat(files.get(TEXT)).asString(StandardCharsets.UTF_8).isEqualTo(JSON);
    assertThat(files.get(VECTORS)).isEqualTo(floats(3, 4, 1, -0.1f));
  }

  @Test
  void restoredIsTheSameToTheBit() {
    List<Document> documents = List.of(Texts.document("Cats, мыши", "dogs"), Texts.ANIMALS.get(0));
    FittedText fitted = Texts.fitted();
    FittedText restored = FittedText.restore(fitted.files());

    assertSameFiles(restored.files(), fitted.files());
    assertThat(Texts.rows(restored.transform(documents)))
        .isEqualTo(Texts.rows(fitted.transform(documents)));
    assertThat(restored.words(documents.get(1))).isEqualTo(fitted.words(documents.get(1)));
  }

  @Test
  void wordsOfEveryAlphabetAreKept() {
    List<Document> train = List.of(Texts.document("東京 \uD801\uDC28\uD801\uDC29 naïve мир"));
    FittedText fitted =
        new TextFeaturizer(
                Texts.settings(1, new VectorChoice.Windows(2), Pooling.MEAN), 3, new Notes())
            .fit(train);

    assertThat(FittedText.restore(fitted.files()).vectors().words())
        .isEqualTo(fitted.vectors().words())
        .hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {TEXT, VECTORS})
  void missingFileIsRefused(String name) {
    Map<String, byte[]> files = new HashMap<>(FITTED.files());
    files.remove(name);

    assertThatThrownBy(() -> FittedText.restore(files))
        .isInstanceOf(LacunaException.class)
        .hasMessage(
            "The words of a model must be whole: %s must be there. Found none. Train again, or fetch the file anew."
                .formatted(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"shortest_word\":2|\"shortest_word\":0|a word must have at least 1 character. Found 0",
        "\"shortest_word\":2|\"shortest_word\":\"2\"|shortest_word must be a whole number from 0 to 2147483647. Found type string",
        "\"shortest_word\":2,||shortest_word must be a whole number from 0 to 2147483647. Found nothing",
        "\"mean\"|\"median\"|poolings must be of tf-idf, mean",
        "\"mean\"|7|poolings must hold texts. Found 7",
        "\"mean\"||there must be words and poolings. Found 2 and 0",
        "\"mean\"|\"mean\",\"max\"|the scaling must be of 4 features",
        "[\"mean\"]|\"mean\"|poolings must be an array. Found type string",
        "\"dimension\":2|\"dimension\":2.5|dimension must be a whole number from 0 to 2147483647. Found 2.5",
        "\"dimension\":2|\"dimension\":-2|Found -2",
        "\"dimension\":2|\"dimension\":0|Found 16 bytes for 2 words of 0 numbers",
        "\"dimension\":2|\"dimension\":1|Found 16 bytes for 2 words of 1 numbers",
        "\"dimension\":2|\"dimension\":2147483647|for 2 words of 2147483647 numbers",
        "\"dimension\":2|\"dimension\":4294967298|Found 4294967298",
        "0.1,|0.1,0.2,|blocks must make up the features",
        "0.1,|null,|means must hold finite numbers. Found type null",
        "0.1,|1E999,|means must hold finite numbers. Found Infinity",
        "0.3333333333333333|0|a factor must be above 0 and at most 1E18. Found 0.0",
        "0.3333333333333333|-1|a factor must be above 0 and at most 1E18. Found -1.0",
        "0.3333333333333333|1E300|a factor must be above 0 and at most 1E18. Found 1.0E300",
        "0.1,|1E300,|means must be finite floats",
        "0.3333333333333333|1E999|factors must hold finite numbers. Found Infinity",
        "0.3333333333333333|\"NaN\"|factors must hold finite numbers. Found type string",
        "\"documents\":3|\"documents\":2|word number 0 must be in 1 to 2 documents. Found 3",
        "\"documents\":3|\"documents\":-3|documents must be a whole number from 0 to 2147483647. Found -3",
        "[\"sea\",\"sun\"],\"counts\":[5,1]|[\"sun\",\"sea\"],\"counts\":[5,5]|Found number 0 out of",
        "[\"sea\",\"sun\"]|[\"sea\",\"sea\"]|words must differ",
        "[\"sea\",\"sun\"]|[\"sea\",null]|words must hold texts. Found type null",
        "[\"sea\",\"sun\"]|{\"sea\":1,\"sun\":2}|words must be an array. Found type object",
        "[\"sea\",\"sun\"]|[\"sea\"]|Found 1 words and 2 counts",
        "[5,1]|[5]|Found 2 words and 1 counts",
        "[5,1]|[1,5]|Found number 0 out of its place",
        "[5,1]|[5,0]|Found number 1 out of its place",
        "[5,1]|[5,-1]|counts must hold whole numbers from 0 to 9223372036854775807. Found -1",
        "[5,1]|[2,1]|word number 0 must be in 1 to 2 documents. Found 3",
        "[5,1]|[99999999999999999999,1]|Found 99999999999999999999",
        "[3,1]|[3]|every word must have a count",
        "[3,1]|[3,0]|word number 1 must be in 1 to 1 documents. Found 0",
        "[3,1]|[3,4294967297]|Found 4294967297",
        "{\"shortest|[\"shortest|it must be JSON. Found a mistake in line 1, column 17",
        "}|,\"words\":[]}|it must be JSON. Found a mistake in line 1, column",
        "}|}}|it must be JSON",
      })
  void damagedTextIsRefused(String part, String replacement, String found) {
    String damaged = JSON.replace(part, replacement == null ? "" : replacement);

    assertThat(damaged).isNotEqualTo(JSON);
    assertRefused(damaged.getBytes(StandardCharsets.UTF_8), floats(3, 4, 1, 0), found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "7", "\"text\""})
  void textThatIsNoObjectIsRefused(String text) {
    assertRefused(
        text.getBytes(StandardCharsets.UTF_8),
        floats(3, 4, 1, 0),
        "all of it must be an object. Found");
  }

  @Test
  void deepTextIsRefused() {
    assertRefused(
        "[".repeat(100_000).getBytes(StandardCharsets.UTF_8), floats(), "it must be JSON");
  }

  /** No words make vectors of any dimension fit, which later memory must not be asked for. */
  @Test
  void noWordsOfAHugeDimensionAreRefused() {
    String text =
        """
        {"shortest_word":1,"poolings":["mean","max","std","mean"],"dimension":1073741824,\
        "means":[],"factors":[1,1,1,1],"documents":0,"words":[],"counts":[],"documents_with":[]}""";

    assertRefused(text.getBytes(StandardCharsets.UTF_8), floats(), "blocks must make up");
    assertRefused(
        text.replace("[1,1,1,1]", "[]").getBytes(StandardCharsets.UTF_8),
        floats(),
        "there must be words and poolings. Found 0 and 4");
  }

  @Test
  void vectorsMustBeAllThereAndFinite() {
    byte[] text = JSON.getBytes(StandardCharsets.UTF_8);

    assertRefused(text, floats(3, 4, 1, Float.NaN), "values must be finite. Found NaN");
    assertRefused(
        text, floats(3, Float.POSITIVE_INFINITY, 1, 0), "values must be finite. Found Infinity");
    assertRefused(text, floats(3, 4, 1), "Found 12 bytes for 2 words of 2 numbers");
    assertRefused(text, Arrays.copyOf(floats(3, 4, 1, 0), 17), "Found 17 bytes");
    assertRefused(text, new byte[0], "vectors.f32 must hold 4 bytes per number. Found 0 bytes");
  }

  /** Some changes make another whole model, but none is any other failure. */
  @Property(tries = 1_000)
  void anyOtherByteIsRefusedOrRead(
      @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double place,
      @ForAll byte other,
      @ForAll boolean inText) {
    byte[] text = JSON.getBytes(StandardCharsets.UTF_8);
    byte[] vectors = floats(3, 4, 1, -0.1f);
    byte[] changed = inText ? text : vectors;
    changed[(int) (place * changed.length)] = other;

    assertRefusedOrRead(Map.of(TEXT, text, VECTORS, vectors));
  }

  @Test
  void cutTextIsRefused() {
    byte[] text = JSON.getBytes(StandardCharsets.UTF_8);

    for (int length = 0; length < text.length; length++) {
      assertRefused(Arrays.copyOf(text, length), floats(3, 4, 1, 0), "must be");
    }
  }

  private static void assertRefusedOrRead(Map<String, byte[]> files) {
    try {
      FittedText restored = FittedText.restore(files);
      assertThat(restored.transform(Texts.ANIMALS).rows()).isEqualTo(Texts.ANIMALS.size());
    } catch (LacunaException refused) {
      assertThat(refused.code()).isEqualTo(ErrorCode.BAD_MODEL);
    }
  }

  private static void assertRefused(byte[] text, byte[] vectors, String found) {
    assertThatThrownBy(() -> FittedText.restore(Map.of(TEXT, text, VECTORS, vectors)))
        .isInstanceOfSatisfying(
            LacunaException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_MODEL))
        .hasMessageStartingWith("The words of a model must be whole: ")
        .hasMessageContaining(found)
        .hasMessageEndingWith(" Train again, or fetch the file anew.");
  }

  private static void assertSameFiles(Map<String, byte[]> files, Map<String, byte[]> expected) {
    assertThat(files).containsOnlyKeys(expected.keySet());
    expected.forEach((name, bytes) -> assertThat(files.get(name)).isEqualTo(bytes));
  }

  private static byte[] floats(float... numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    return bytes.array();
  }
}
