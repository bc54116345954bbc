package dev.lacuna.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip file from a stranger. It has few entries, each name once, and no name that could lead out
 * of a folder. No entry is read beyond what the caller allows, whatever the zip says of its size.
 * Nothing is ever written. Not thread-safe.
 */
public final class ZipArchive implements Closeable {
  /** The record at the end of a zip file: ZIP File Format Specification 6.3, 4.3.16. */
  private static final int END_BYTES = 22;

  private static final int END_SIGNATURE = 0x0605_4b50;
  private static final int END_ENTRIES = 10;
  private static final int END_DIRECTORY_BYTES = 12;
  private static final int END_DIRECTORY_PLACE = 16;

  /** More than the directory has of each entry: its own bytes, its name and what else is said. */
  private static final int DIRECTORY_BYTES_PER_ENTRY = 1_024;

  private static final int LONGEST_NAME = 200;

  /** Words between slashes, none of them a dot or two. */
  private static final Pattern PLAIN_NAME =
      Pattern.compile(
          "(?!\\.{1,2}(/|$))[^/\\\\:\\p{Cntrl}]+(/(?!\\.{1,2}(/|$))[^/\\\\:\\p{Cntrl}]+)*");

  private final ZipFile zip;
  private final Map<String, ZipEntry> entries;

  private ZipArchive(ZipFile zip, Map<String, ZipEntry> entries) {
    this.zip = zip;
    this.entries = entries;
  }

  /**
   * Opens a zip file, which ends where the zip ends.
   *
   * @param mostEntries that it may have
   * @throws IOException when it is no such file
   */
  public static ZipArchive open(Path file, int mostEntries) throws IOException {
    checkEnd(file, mostEntries);
    ZipFile zip = new ZipFile(file.toFile());
    try {
      return new ZipArchive(zip, entries(zip));
    } catch (IOException | RuntimeException refused) {
      zip.close();
      throw refused;
    }
  }

  /**
   * Returns whether an entry may have this name: a relative path with no way up, of 200 letters.
   */
  public static boolean isPlainName(String name) {
    return name.length() <= LONGEST_NAME && PLAIN_NAME.matcher(name).matches();
  }

  /** The directory is read as a whole when the file is opened, so its size is looked at before. */
  private static void checkEnd(Path file, int mostEntries) throws IOException {
    ByteBuffer end = ByteBuffer.allocate(END_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      bytes.seek(Math.max(0, bytes.length() - END_BYTES));
      bytes.readFully(end.array());
    } catch (EOFException tooShort) {
      throw notWhole();
    }
    if (end.getInt(0) != END_SIGNATURE || end.getShort(END_BYTES - 2) != 0) {
      throw notWhole();
    }
    int count = Short.toUnsignedInt(end.getShort(END_ENTRIES));
    long size = Integer.toUnsignedLong(end.getInt(END_DIRECTORY_BYTES));
    if (count > mostEntries
        || size > (long) mostEntries * DIRECTORY_BYTES_PER_ENTRY
        || end.getInt(END_DIRECTORY_PLACE) == -1) { // which tells of a further record at the end
      throw new IOException("it has more than %,d entries".formatted(mostEntries));
    }
  }

  private static ZipException notWhole() {
    return new ZipException("it does not end as a zip file");
  }

  private static Map<String, ZipEntry> entries(ZipFile zip) throws IOException {
    Map<String, ZipEntry> entries = new LinkedHashMap<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      if (!isPlainName(name)) {
        throw new IOException("it has an entry of a forbidden name, '%s'".formatted(name));
      }
      if (entries.put(name, entry) != null) {
        throw new IOException("it has '%s' twice".formatted(name));
      }
    }
    return entries;
  }

  /** Returns the names of the entries. */
  public Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /**
   * Returns the content of an entry.
   *
   * @param limit how many bytes it may have, at most 2³¹ − 9
   * @throws IOException when there is no such entry, or it is larger or damaged
   */
  public byte[] bytes(String name, int limit) throws IOException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new IOException("it holds no " + name);
    }
    if (entry.getSize() > limit) {
      throw new IOException(name + " is larger than it may be");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = new byte[(int) Math.max(0, entry.getSize())];
      int read = in.readNBytes(bytes, 0, bytes.length);
      if (in.read() >= 0) {
        throw new IOException(name + " is larger than it may be");
      }
      CRC32 found = new CRC32();
      found.update(bytes);
      if (read < bytes.length || found.getValue() != entry.getCrc()) { // nobody else looks
        throw new IOException(name + " is damaged");
      }
      return bytes;
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
