package dev.lacuna.csv.table;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.TextFile;
import dev.lacuna.io.UnzippedFile;
import dev.lacuna.task.Feedback;
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

/** The text of a file, gzipped or not, and on the way its checksum and how far reading is. */
final class TableStream implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final UnzippedFile file;
  private final BufferedReader text;

  private TableStream(UnzippedFile file, BufferedReader text) {
    this.file = file;
    this.text = text;
  }

  static TableStream open(Path path, Feedback.Work work) throws IOException {
    UnzippedFile file = UnzippedFile.open(path, work::at);
    try {
      CharsetDecoder strict =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      Reader guarded = new LineGuard(new InputStreamReader(file.content(), strict), path);
      BufferedReader text = new BufferedReader(guarded, BUFFER);
      TextFile.skipByteOrderMark(text);
      return new TableStream(file, text);
    } catch (IOException | RuntimeException unreadable) {
      file.close();
      throw unreadable;
    }
  }

  /** Returns the text, behind its byte order mark where it has one. */
  BufferedReader text() {
    return text;
  }

  /** Returns the beginning of the checksum of the whole file, once the text is read to its end. */
  String sha256Hex() throws IOException {
    return file.sha256();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  /** Returns why a file is refused whose bytes are not UTF-8; it names the first such line. */
  static LacunaException notUtf8(Path file) {
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    int line = 1;
    try (InputStream in = UnzippedFile.unzipped(Files.newInputStream(file))) {
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
}
