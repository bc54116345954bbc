package dev.lacuna.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StateTest {
  @Property(tries = 100)
  void everyBitComesBack(
      @ForAll boolean flag,
      @ForAll long whole,
      @ForAll double number,
      @ForAll String text,
      @ForAll double[] doubles,
      @ForAll long[] wholes)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StateWriter out = new StateWriter(bytes);
    out.flag(flag);
    out.whole(whole);
    out.number(number);
    out.text(text);
    out.doubles(doubles);
    out.wholes(wholes);

    StateReader in = reader(bytes);

    assertThat(in.flag()).isEqualTo(flag);
    assertThat(in.whole()).isEqualTo(whole);
    assertThat(in.number()).isEqualTo(number);
    // half of a surrogate pair is no character, and becomes a question mark
    assertThat(in.text()).isEqualTo(new String(text.getBytes(UTF_8), UTF_8));
    double[] readDoubles = new double[doubles.length];
    in.doubles(readDoubles);
    assertThat(readDoubles).isEqualTo(doubles);
    long[] readWholes = new long[wholes.length];
    in.wholes(readWholes);
    assertThat(readWholes).isEqualTo(wholes);
  }

  @Property(tries = 30)
  void floatsOfAnyCountComeBack(@ForAll @IntRange(max = 20_000) int count) throws IOException {
    SplittableRandom random = new SplittableRandom(count);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = Float.intBitsToFloat(random.nextInt());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new StateWriter(bytes).floats(numbers);

    float[] read = new float[count];
    reader(bytes).floats(read);

    assertThat(bits(read)).isEqualTo(bits(numbers));
    assertThat(bytes.size()).isEqualTo(4 + 4 * count);
  }

  @Test
  void anArrayOfAnotherLengthIsRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new StateWriter(bytes).floats(new float[3]);

    assertThatThrownBy(() -> reader(bytes).floats(new float[4]))
        .isInstanceOf(IOException.class)
        .hasMessage("it holds 3 numbers instead of 4");
    assertThatThrownBy(() -> reader(bytes).doubles(new double[2]))
        .hasMessage("it holds 3 numbers instead of 2");
    assertThatThrownBy(() -> reader(bytes).wholes(new long[0]))
        .hasMessage("it holds 3 numbers instead of 0");
  }

  @Test
  void aNumberOutsideOfItsRangeIsRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new StateWriter(bytes).whole(7);

    assertThat(reader(bytes).whole(7, 7)).isEqualTo(7);
    assertThatThrownBy(() -> reader(bytes).whole(8, 9))
        .isInstanceOf(IOException.class)
        .hasMessage("it holds 7 instead of 8 to 9");
    assertThatThrownBy(() -> reader(bytes).whole(0, 6)).isInstanceOf(IOException.class);
  }

  @Test
  void aTextThatIsLongerThanTheFileTakesNoMemory() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new StateWriter(bytes).text("abc");
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), 6);

    assertThatThrownBy(() -> new StateReader(new ByteArrayInputStream(cut)).text())
        .isInstanceOf(EOFException.class);
    byte[] huge = {127, 0, 0, 0};
    assertThatThrownBy(() -> new StateReader(new ByteArrayInputStream(huge)).text())
        .isInstanceOf(IOException.class)
        .hasMessage("it holds a text of 2130706432 bytes");
  }

  private static int[] bits(float[] numbers) {
    int[] bits = new int[numbers.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(numbers[i]);
    }
    return bits;
  }

  private static StateReader reader(ByteArrayOutputStream bytes) {
    return new StateReader(new ByteArrayInputStream(bytes.toByteArray()));
  }
}
