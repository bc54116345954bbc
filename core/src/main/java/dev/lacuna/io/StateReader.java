package dev.lacuna.io;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads what a {@link StateWriter} wrote, in the same order. Arrays are read into arrays that are
 * there already, so that a file cannot ask for more memory than the program has planned.
 */
public final class StateReader {
  private static final int LONGEST_TEXT = 1 << 24;

  private final DataInputStream in;

  /** Reads from a stream, which the caller closes. */
  public StateReader(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /** Returns whether something holds. */
  public boolean flag() throws IOException {
    return in.readBoolean();
  }

  /** Returns a whole number. */
  public long whole() throws IOException {
    return in.readLong();
  }

  /**
   * Returns a whole number within a range.
   *
   * @throws IOException when it is outside
   */
  public int whole(int least, int most) throws IOException {
    long number = whole();
    if (number < least || number > most) {
      throw new IOException("it holds %d instead of %d to %d".formatted(number, least, most));
    }
    return (int) number;
  }

  /** Returns a number. */
  public double number() throws IOException {
    return in.readDouble();
  }

  /** Returns a text. */
  public String text() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new IOException("it holds a text of %d bytes".formatted(length));
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("it ends within a text");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Fills an array.
   *
   * @throws IOException when another number of numbers was written
   */
  public void floats(float[] target) throws IOException {
    checkLength(target.length);
    byte[] bytes = new byte[Math.min(StateWriter.CHUNK, target.length) * Float.BYTES];
    for (int from = 0; from < target.length; from += StateWriter.CHUNK) {
      int count = Math.min(StateWriter.CHUNK, target.length - from);
      in.readFully(bytes, 0, count * Float.BYTES);
      ByteBuffer.wrap(bytes).asFloatBuffer().get(target, from, count);
    }
  }

  /**
   * Fills an array.
   *
   * @throws IOException when another number of numbers was written
   */
  public void doubles(double[] target) throws IOException {
    checkLength(target.length);
    for (int i = 0; i < target.length; i++) {
      target[i] = in.readDouble();
    }
  }

  /**
   * Fills an array.
   *
   * @throws IOException when another number of numbers was written
   */
  public void wholes(long[] target) throws IOException {
    checkLength(target.length);
    for (int i = 0; i < target.length; i++) {
      target[i] = in.readLong();
    }
  }

  private void checkLength(int expected) throws IOException {
    int length = in.readInt();
    if (length != expected) {
      throw new IOException("it holds %d numbers instead of %d".formatted(length, expected));
    }
  }
}
