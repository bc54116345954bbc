package dev.lacuna.csv.table;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.task.Feedback;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** The text of a file, gzipped or not, and on the way its checksum and how far reading is. */
final class TableStream implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int DIGITS = 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final MessageDigest digest;
  private final DigestInputStream bytes;
  private final BufferedReader text;

  private TableStream(MessageDigest digest, DigestInputStream bytes, BufferedReader text) {
    this.digest = digest;
    this.bytes = bytes;
    this.text = text;
  }

  static TableStream open(Path file, Feedback.Work work) throws IOException {
    MessageDigest digest = sha256();
    DigestInputStream bytes =
        new DigestInputStream(new Counted(Files.newInputStream(file), work), digest);
    try {
      CharsetDecoder strict =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      Reader guarded = new LineGuard(new InputStreamReader(plain(bytes), strict), file);
      BufferedReader text = new BufferedReader(guarded, BUFFER);
      skipByteOrderMark(text);
      return new TableStream(digest, bytes, text);
    } catch (IOException | RuntimeException unreadable) {
      bytes.close();
      throw unreadable;
    }
  }

  /** Returns the text, behind its byte order mark where it has one. */
  BufferedReader text() {
    return text;
  }

  /** Returns the beginning of the checksum of the whole file, once the text is read to its end. */
  String sha256Hex() throws IOException {
    while (bytes.read() >= 0) {} // what may stand behind the end of the zipped text
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  /** Returns why a file is refused whose bytes are not UTF-8; it names the first such line. */
  static LacunaException notUtf8(Path file) {
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    int line = 1;
    try (InputStream in = plain(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
      line = firstLineNotUtf8(in, bytes);
    } catch (IOException gone) {
      bytes.limit(0);
    }
    if (holdsZero(bytes)) {
      return LineGuard.refused(file, "it holds zero bytes, so that it is no text");
    }
    return new LacunaException(
        ErrorCode.BAD_FILE,
        "A table must be text in UTF-8. Found bytes in line %d of %s that are not; Excel and older programs write Latin-1. Convert it: iconv -f latin1 -t utf-8 %s > new.csv"
            .formatted(line, file, file.getFileName()));
  }

  /** Reads up to the first byte that is not UTF-8, a buffer at a time; the last one stays there. */
  private static int firstLineNotUtf8(InputStream in, ByteBuffer bytes) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer letters = CharBuffer.allocate(BUFFER);
    ReadableByteChannel channel = Channels.newChannel(in);
    int line = 1;
    while (channel.read(bytes) >= 0) {
      bytes.flip();
      boolean bad = decoder.decode(bytes, letters.clear(), false).isError();
      line += lineFeeds(bytes);
      if (bad) {
        return line;
      }
      bytes.compact();
    }
    bytes.flip();
    return line;
  }

  /** Returns the number of line feeds before the position. */
  private static int lineFeeds(ByteBuffer bytes) {
    int count = 0;
    for (int i = 0; i < bytes.position(); i++) {
      count += bytes.get(i) == '\n' ? 1 : 0;
    }
    return count;
  }

  private static boolean holdsZero(ByteBuffer bytes) {
    for (int i = 0; i < bytes.limit(); i++) {
      if (bytes.get(i) == 0) {
        return true;
      }
    }
    return false;
  }

  private static InputStream plain(InputStream bytes) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(bytes, BUFFER);
    buffered.mark(2);
    boolean zipped = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return zipped ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Says how many bytes were read. */
  private static final class Counted extends InputStream {
    private final InputStream in;
    private final Feedback.Work work;
    private long count;

    Counted(InputStream in, Feedback.Work work) {
      this.in = in;
      this.work = work;
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      count += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      count += Math.max(0, read);
      work.at(count);
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
