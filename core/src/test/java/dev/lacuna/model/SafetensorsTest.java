package dev.lacuna.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lacuna.data.Randomness;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  private static final Architecture LINEAR = new Architecture(2, List.of(), Activation.RELU, 0, 1);
  private static final Network NETWORK =
      new Network(LINEAR, List.of(new DenseLayer(new float[] {1.5f, -2}, new float[] {0.25f})));
  private static final String HEADER =
      "{\"layers.0.weight\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
          + "\"layers.0.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}";

  private static final Network NORMED =
      normed(new LayerNorm(new float[] {1.5f, -2, 0.1f}, new float[] {0, Float.MIN_VALUE, -3}));

  @Test
  void bytesAreThoseOfTheFormat() {
    String aligned = HEADER + " ".repeat(-HEADER.length() & 7);

    assertThat(SafetensorsWriter.write(NETWORK)).isEqualTo(file(aligned, 1.5f, -2, 0.25f));
  }

  @Test
  void deepNetworkComesBackBitForBit() {
    Architecture deep = new Architecture(3, List.of(2, 4), Activation.RELU, 0, 2);
    Network network = Network.initial(deep, Randomness.of(1, "weights"));

    Network back = Safetensors.read(SafetensorsWriter.write(network), deep);

    for (int l = 0; l < 3; l++) {
      assertThat(back.layers().get(l).weights()).isEqualTo(network.layers().get(l).weights());
      assertThat(back.layers().get(l).biases()).isEqualTo(network.layers().get(l).biases());
    }
  }

  @Test
  void layerNormsComeBackBitForBit() {
    Network back = Safetensors.read(SafetensorsWriter.write(NORMED), NORMED.architecture());

    LayerNorm norm = back.layers().get(0).norm().orElseThrow();
    assertThat(norm.scale()).containsExactly(1.5f, -2, 0.1f);
    assertThat(norm.shift()).containsExactly(0, Float.MIN_VALUE, -3);
    assertThat(back.layers().get(1).norm()).isEmpty();
  }

  @Test
  void layerNormsHaveNamesOfTheirOwn() {
    String text = new String(SafetensorsWriter.write(NORMED), StandardCharsets.ISO_8859_1);

    assertThat(text)
        .contains(
            "\"layers.0.norm.scale\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[36,48]},"
                + "\"layers.0.norm.shift\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[48,60]}")
        .doesNotContain("layers.1.norm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scale", "shift"})
  void layerNormThatIsNotThereIsRefusedByName(String part) {
    byte[] bytes = renamed(SafetensorsWriter.write(NORMED), "0.norm." + part, "0.norm.other");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Safetensors.read(bytes, NORMED.architecture()))
        .withMessage("tensor 'layers.0.norm." + part + "' must be F32 [3]. Found none");
  }

  @Test
  void layerNormOfAnotherShapeIsRefused() {
    byte[] bytes =
        renamed(
            SafetensorsWriter.write(NORMED),
            "\"layers.0.norm.scale\":{\"dtype\":\"F32\",\"shape\":[3]",
            "\"layers.0.norm.scale\":{\"dtype\":\"F32\",\"shape\":[4]");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Safetensors.read(bytes, NORMED.architecture()))
        .withMessageStartingWith("tensor 'layers.0.norm.scale' must be F32 [3]. Found F32 [4]");
  }

  @Test
  void layerNormThatIsNotFiniteIsRefused() {
    Network broken = normed(new LayerNorm(new float[] {1, 1, 1}, new float[] {0, Float.NaN, 0}));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Safetensors.read(SafetensorsWriter.write(broken), broken.architecture()))
        .withMessage("the weights hold a number that is not finite");
  }

  @Test
  void tensorsInAnotherOrderWithMetadataAndPaddingAreRead() {
    String header =
        "{\"__metadata__\":{\"format\":\"pt\"},"
            + "\"layers.0.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"layers.0.weight\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[4,12]}}   ";

    Network network = Safetensors.read(file(header, 0.25f, 1.5f, -2), LINEAR);

    assertThat(network.layers().get(0).weights()).containsExactly(1.5f, -2);
    assertThat(network.layers().get(0).biases()).containsExactly(0.25f);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "F64", // instead of F32
        "[1,2]", // instead of [2,1]
        "[8,0]", // instead of [0,8]
        "[0,8,8]",
        "[4,12000]",
        "[0,4]",
      })
  void tensorThatDoesNotFitIsRefused(String instead) {
    String from = instead.startsWith("F") ? "F32" : instead.equals("[1,2]") ? "[2,1]" : "[0,8]";
    byte[] bytes = file(HEADER.replace(from, instead), 1.5f, -2, 0.25f);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Safetensors.read(bytes, LINEAR))
        .withMessageStartingWith("tensor 'layers.0.weight' must be F32 [2, 1]. Found F");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[-4,4]", "[0,1e1]", "[0,99999999999999999999]", "\"0,8\"", "{}"})
  void offsetsThatAreNoneAreRefused(String instead) {
    byte[] bytes = file(HEADER.replace("[0,8]", instead), 1.5f, -2, 0.25f);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Safetensors.read(bytes, LINEAR))
        .withMessageStartingWith("data_offsets must ");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 1000})
  void dataOfNoTensorAreRefused(int more) {
    byte[] bytes = file(HEADER, 1.5f, -2, 0.25f);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Safetensors.read(Arrays.copyOf(bytes, bytes.length + more), LINEAR))
        .withMessageContaining("one behind the other, in %d bytes", 12 + more);
  }

  @Test
  void tensorThatTheNetworkDoesNotHaveIsRefused() {
    String header =
        HEADER.replace(
            "}}", "},\"other\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Safetensors.read(file(header, 1.5f, -2, 0.25f), LINEAR))
        .withMessageContaining("Found 1 more tensors");
  }

  @Test
  void tensorThatIsNotThereIsRefusedByName() {
    byte[] bytes = file(HEADER.replace("layers.0.bias", "layers.0.b"), 1.5f, -2, 0.25f);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Safetensors.read(bytes, LINEAR))
        .withMessage("tensor 'layers.0.bias' must be F32 [1]. Found none");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void numberThatIsNotFiniteIsRefused(float number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Safetensors.read(file(HEADER, 1, number, 2), LINEAR))
        .withMessage("the weights hold a number that is not finite");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 1000, Long.MAX_VALUE, Long.MIN_VALUE})
  void headerOfAnImpossibleLengthIsRefused(long length) {
    byte[] bytes = file(HEADER, 1.5f, -2, 0.25f);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Safetensors.read(bytes, LINEAR))
        .withMessage("the weights have no header");
  }

  @Test
  void bytesCutShortAnywhereAreRefused() {
    byte[] whole = SafetensorsWriter.write(NETWORK);

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatIllegalArgumentException().isThrownBy(() -> Safetensors.read(cut, LINEAR));
    }
  }

  @Test
  void networkThatNoFileCanHoldIsRefusedBeforeItsWeightsAreRead() {
    for (int width : new int[] {25_000, 1 << 30, Integer.MAX_VALUE}) {
      Architecture huge = new Architecture(width, List.of(width, width), Activation.RELU, 0, width);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Safetensors.largest(huge))
          .withMessage("its network is larger than a model file can hold");
    }
    assertThat(Safetensors.largest(LINEAR))
        .isBetween(SafetensorsWriter.write(NETWORK).length, 1 << 12);
    assertThat(Safetensors.largest(NORMED.architecture()))
        .isGreaterThan(SafetensorsWriter.write(NORMED).length);
  }

  @Test
  void sizesThatOverflowAreRefused() {
    Architecture huge =
        new Architecture(Integer.MAX_VALUE, List.of(), Activation.RELU, 0, Integer.MAX_VALUE);
    String header =
        "{\"layers.0.weight\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647],"
            + "\"data_offsets\":[17179869184,4]}}";

    Throwable refusal = catchThrowable(() -> Safetensors.read(file(header, 1), huge));

    assertThat(refusal).isInstanceOf(ArithmeticException.class);
  }

  @Property
  void flippedByteIsReadOrRefusedButNeverADefect(
      @ForAll @IntRange(max = 170) int position, @ForAll byte flip) {
    byte[] bytes = SafetensorsWriter.write(NETWORK);
    bytes[position % bytes.length] ^= flip;

    Throwable thrown = catchThrowable(() -> Safetensors.read(bytes, LINEAR));

    assertThat(thrown == null || thrown instanceof IllegalArgumentException).isTrue();
  }

  private static Network normed(LayerNorm norm) {
    return new Network(
        new Architecture(2, List.of(3), Activation.GELU, Norm.LAYER, 0, 1),
        List.of(
            new DenseLayer(new float[6], new float[3], Optional.of(norm)),
            new DenseLayer(new float[3], new float[1])));
  }

  /** Writes other words of the same length into the header. */
  private static byte[] renamed(byte[] bytes, String from, String to) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] file(String header, float... numbers) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer =
        ByteBuffer.allocate(8 + json.length + 4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(json.length).put(json);
    for (float number : numbers) {
      buffer.putFloat(number);
    }
    return buffer.array();
  }
}
