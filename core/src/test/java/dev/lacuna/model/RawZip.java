package dev.lacuna.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes zip files, byte by byte, so that they may lie (ZIP File Format Specification 6.3, 4.3).
 */
final class RawZip {
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private int count;

  /** Adds a deflated entry whose content is what it says. */
  RawZip add(String name, byte[] content) {
    return add(name, deflated(content, true), content.length, crc(content), 8);
  }

  /**
   * Adds an entry.
   *
   * @param compressed its bytes in the file
   * @param size that it says it has
   * @param method 0 stored, 8 deflated
   */
  RawZip add(String name, byte[] compressed, long size, int crc, int method) {
    byte[] letters = name.getBytes(StandardCharsets.UTF_8);
    int place = body.size();
    ByteBuffer local = buffer(30).putInt(0x04034b50).putShort((short) 20).putShort((short) 0x800);
    local
        .putShort((short) method)
        .putInt(0)
        .putInt(crc)
        .putInt(compressed.length)
        .putInt((int) size);
    body.writeBytes(bytes(local.putShort((short) letters.length)));
    body.writeBytes(letters);
    body.writeBytes(compressed);
    ByteBuffer central =
        buffer(46).putInt(0x02014b50).putInt(20 << 16 | 20).putShort((short) 0x800);
    central.putShort((short) method).putInt(0).putInt(crc).putInt(compressed.length);
    central.putInt((int) size).putShort((short) letters.length);
    directory.writeBytes(bytes(central.putInt(42, place)));
    directory.writeBytes(letters);
    count++;
    return this;
  }

  byte[] bytes() {
    return bytes(count, directory.size(), body.size());
  }

  /** Returns the file, with what its end says of the number, size and place of its entries. */
  byte[] bytes(int entries, int directoryBytes, int directoryPlace) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(body.toByteArray());
    file.writeBytes(directory.toByteArray());
    ByteBuffer end = buffer(22).putInt(0x06054b50).putInt(0);
    end.putShort((short) entries).putShort((short) entries);
    file.writeBytes(bytes(end.putInt(directoryBytes).putInt(directoryPlace)));
    return file.toByteArray();
  }

  /** Returns deflated zeros, so many times a mebibyte, from the deflated zeros of one. */
  static byte[] zeros(int mebibytes) {
    byte[] one = deflated(new byte[1 << 20], false);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < mebibytes; i++) {
      all.writeBytes(one);
    }
    all.writeBytes(deflated(new byte[0], true));
    return all.toByteArray();
  }

  static int crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return (int) crc.getValue();
  }

  private static byte[] deflated(byte[] content, boolean isAll) {
    Deflater deflater = new Deflater(1, true);
    deflater.setInput(content);
    if (isAll) {
      deflater.finish();
    }
    byte[] room = new byte[content.length + 100];
    int length =
        deflater.deflate(room, 0, room.length, isAll ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
    deflater.end();
    return java.util.Arrays.copyOf(room, length);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.get(0, bytes);
    return bytes;
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
