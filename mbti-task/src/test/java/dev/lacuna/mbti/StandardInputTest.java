package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.error.LacunaException;
import dev.lacuna.task.Feedback;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StandardInputTest {
  private static final String REFUSED =
      "Standard input must hold what one user wrote, in UTF-8. Found %s."
          + " Give --text \"…\", --data FILE, or another input.";

  @Test
  void everyLineIsAPostAndBarsPartPostsToo() {
    assertThat(read("ä one\r\n\n two|||three\n").posts()).containsExactly("ä one", " two", "three");
  }

  @Test
  void whoWaitsForAnAnswerIsToldThatItReads() {
    Heard heard = new Heard();

    new StandardInput(new ByteArrayInputStream(new byte[] {'a'}), heard).author();

    assertThat(heard.notes)
        .containsExactly("reading what one user wrote from standard input, a post per line");
  }

  @Test
  void noTextIsRefused() {
    assertThatThrownBy(() -> read("")).hasMessage(REFUSED, "none");
    assertThatThrownBy(() -> read("\n \n|||\n")).hasMessage(REFUSED, "none");
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    InputStream latin1 = new ByteArrayInputStream("groß".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> read(latin1))
        .isInstanceOf(LacunaException.class)
        .hasMessage(REFUSED, "something else than UTF-8");
  }

  @Test
  void anInputWithoutEndIsGivenUp() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }

          @Override
          public int read(byte[] bytes, int offset, int count) {
            Arrays.fill(bytes, offset, offset + count, (byte) 'a');
            return count;
          }
        };

    assertThatThrownBy(() -> read(endless)).hasMessage(REFUSED, "more than 64 MiB");
  }

  @Test
  void anInputThatFailsIsToldByItsReason() {
    InputStream broken =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] bytes, int offset, int count) throws IOException {
            throw new IOException("the pipe broke");
          }
        };

    assertThatThrownBy(() -> read(broken)).hasMessage(REFUSED, "the pipe broke");
  }

  private static Author read(String text) {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Author read(InputStream in) {
    return new StandardInput(in, Feedback.none()).author();
  }
}
