package dev.lacuna.io;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes down the state of a program that is to go on later: numbers, texts and arrays, one after
 * the other. {@link StateReader} reads them in the same order.
 */
public final class StateWriter {
  /** Numbers of an array that are turned into bytes at once. */
  static final int CHUNK = 8_192;

  private final DataOutputStream out;

  /** Writes into a stream, which the caller flushes and closes. */
  public StateWriter(OutputStream out) {
    this.out = new DataOutputStream(out);
  }

  /** Writes whether something holds. */
  public void flag(boolean holds) throws IOException {
    out.writeBoolean(holds);
  }

  /** Writes a whole number. */
  public void whole(long number) throws IOException {
    out.writeLong(number);
  }

  /** Writes a number, every bit of it. */
  public void number(double number) throws IOException {
    out.writeDouble(number);
  }

  /** Writes a text. */
  public void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Writes numbers, every bit of them. */
  public void floats(float[] numbers) throws IOException {
    out.writeInt(numbers.length);
    ByteBuffer chunk = ByteBuffer.allocate(Math.min(CHUNK, numbers.length) * Float.BYTES);
    for (int from = 0; from < numbers.length; from += CHUNK) {
      int count = Math.min(CHUNK, numbers.length - from);
      chunk.asFloatBuffer().put(numbers, from, count);
      out.write(chunk.array(), 0, count * Float.BYTES);
    }
  }

  /** Writes numbers, every bit of them. */
  public void doubles(double[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }

  /** Writes whole numbers. */
  public void wholes(long[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (long number : numbers) {
      out.writeLong(number);
    }
  }
}
