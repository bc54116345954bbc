package dev.lacuna.mbti;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8. Unlike an {@link java.io.InputStreamReader} it hands out all letters in front of
 * bytes that are not UTF-8 before it throws, so that its reader knows in which line they are.
 */
final class StrictText extends Reader {
  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14).flip();
  private boolean ended;

  StrictText(InputStream in) {
    this.in = in;
  }

  /**
   * Reads letters.
   *
   * @throws CharacterCodingException when the next bytes are not UTF-8
   */
  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    CharBuffer letters = CharBuffer.wrap(buffer, offset, length);
    int before = letters.position();
    while (letters.position() == before && letters.hasRemaining()) {
      CoderResult result = decoder.decode(bytes, letters, ended);
      boolean anyLetter = letters.position() > before;
      if (result.isError() && !anyLetter) {
        result.throwException();
      } else if (result.isUnderflow() && !anyLetter && !fill()) {
        return -1;
      } else if (result.isOverflow() && !anyLetter) {
        throw new IllegalArgumentException("a buffer must take two letters. Found " + length);
      }
    }
    return letters.position() - before;
  }

  /**
   * Reads further bytes behind those that are left; returns whether there is anything to decode.
   */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = read < 0;
    bytes.position(bytes.position() + Math.max(0, read)).flip();
    return !ended || bytes.hasRemaining();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
