package dev.lacuna.report.chart;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A mask as a PNG with one bit per cell, written without Java's desktop libraries, which small
 * machines lack (<a href="https://www.w3.org/TR/png-3/">PNG, third edition</a>).
 */
final class MaskPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /** What is missing is seen through; what is observed is blue that shows on white and black. */
  private static final byte[] COLORS = {
    (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x2a, (byte) 0x86, (byte) 0xc4
  };

  private static final byte[] OPACITY = {0, (byte) 0xff};

  private MaskPng() {}

  /**
   * Returns the picture, one pixel per cell.
   *
   * @param rows which columns are set, one set per row; at least one row
   * @param columns at least 1
   */
  static byte[] of(List<BitSet> rows, int columns) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(columns)
            .putInt(rows.size())
            .put(new byte[] {1, 3, 0, 0, 0}) // a bit a pixel, of a palette; nothing special
            .array();
    chunk("IHDR", header, png);
    chunk("PLTE", COLORS, png);
    chunk("tRNS", OPACITY, png);
    chunk("IDAT", deflated(bits(rows, columns)), png);
    chunk("IEND", new byte[0], png);
    return png.toByteArray();
  }

  /** Each line begins with a byte that names its filter, which is none; bits run from the left. */
  private static byte[] bits(List<BitSet> rows, int columns) {
    int length = 1 + (columns + 7) / 8;
    byte[] bits = new byte[rows.size() * length];
    for (int row = 0; row < rows.size(); row++) {
      int start = row * length + 1;
      rows.get(row).stream()
          .limit(columns)
          .forEach(column -> bits[start + column / 8] |= (byte) (0x80 >> (column % 8)));
    }
    return bits;
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static void chunk(String type, byte[] content, ByteArrayOutputStream png) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(content);
    png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    png.writeBytes(name);
    png.writeBytes(content);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
  }
}
