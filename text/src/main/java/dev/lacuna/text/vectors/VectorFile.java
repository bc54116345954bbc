package dev.lacuna.text.vectors;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Problems;
import dev.lacuna.io.AtomicFile;
import dev.lacuna.io.Failures;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Files of word vectors, as word2vec, GloVe, fastText ({@code .vec}), gensim and DL4J write them.
 * The form of a file is seen from its content, never from its name:
 *
 * <ul>
 *   <li>{@link Form#WORD2VEC_TEXT}: a header {@code words dimension}, then a line per word, {@code
 *       word number number …}. DL4J adds a third number to the header, and writes words in base 64
 *       behind {@code B64:}; they are decoded.
 *   <li>{@link Form#WORD2VEC_BINARY}: the same header, then per word {@code word}, a space, the
 *       numbers as floats of 4 bytes, little endian, and perhaps an end of line.
 *   <li>{@link Form#GLOVE_TEXT}: the lines without a header. The first line sets the dimension.
 * </ul>
 *
 * <p>Each may be plain, gzipped, or the one file in a zip archive; of an archive by DL4J ({@code
 * writeWord2VecModel}) the input vectors are read. Text is UTF-8, behind a byte order mark or none.
 * A first line of nothing but two or three whole numbers is always taken for a header.
 *
 * <p>Formats: Mikolov et al., word2vec, {@code distance.c}
 * (https://code.google.com/archive/p/word2vec/); Pennington et al., GloVe
 * (https://nlp.stanford.edu/projects/glove/).
 */
public final class VectorFile {
  private VectorFile() {}

  /** How a file holds its vectors. */
  public enum Form {
    /** A header and lines of text. */
    WORD2VEC_TEXT,
    /** A header and binary floats. */
    WORD2VEC_BINARY,
    /** Lines of text. */
    GLOVE_TEXT
  }

  /**
   * What was in a file.
   *
   * @param vectors of the words that were wanted, in the order of the file; perhaps none
   * @param found vectors in the file, wanted or not
   * @param duplicates vectors left out because an earlier one was kept for the same word
   */
  public record Content(WordVectors vectors, Form form, long found, int duplicates) {
    /** Returns the number of vectors that were kept. */
    public int kept() {
      return vectors.size();
    }
  }

  /**
   * Reads the vectors of some words, in one pass. Memory is theirs (for a moment two and a half
   * times of it, when the array grows) and a buffer of 1 MiB, whatever the file holds and whatever
   * its header says.
   *
   * <p>In text the last {@code dimension} fields of a line are its numbers, for some words of GloVe
   * hold spaces; a number before them is one too many and no part of the word. Lines of words that
   * are not wanted are looked at for their word and their number of fields only; that these are
   * numbers is not checked. Of the vectors of one word the first counts.
   *
   * @param wanted whether the vector of a word is to be kept; asked once per vector
   * @throws LacunaException {@code BAD_FILE} when the file cannot be read, holds no word vectors,
   *     has a header out of bounds (0 to 100 million words, a dimension of 1 to 10,000), a line
   *     longer than 1 MiB, or breaks off; {@code BAD_DATA} when a line has another number of
   *     numbers, a wanted vector a number that is not finite, a word bytes that are not UTF-8, or
   *     the header tells of another number of words. It lists all such lines
   */
  public static Content read(Path file, Predicate<String> wanted) {
    if (Files.isDirectory(file)) {
      throw refused(file, "it is a folder. Give the file in it", null);
    }
    try (VectorBytes bytes = VectorBytes.open(file)) {
      return read(bytes, file, wanted);
    } catch (NoVectorsException reason) {
      throw refused(file, String.valueOf(reason.getMessage()), reason);
    } catch (EOFException | ZipException cut) {
      throw refused(file, "its zipped content breaks off or is damaged. Fetch it anew", cut);
    } catch (IOException failure) {
      throw refused(file, Failures.reason(failure) + ". Check the path", failure);
    }
  }

  private static Content read(VectorBytes bytes, Path file, Predicate<String> wanted)
      throws IOException {
    bytes.skipByteOrderMark();
    ByteBuffer ahead = bytes.ahead();
    if (!ahead.hasRemaining()) {
      throw new NoVectorsException("it is empty. Fetch it anew");
    }
    VectorLayout layout = VectorLayout.of(ahead);
    bytes.take(layout.headerBytes());
    KeptVectors kept = new KeptVectors(wanted, layout.dimension());
    Problems problems = new Problems();
    if (layout.form() == Form.WORD2VEC_BINARY) {
      new VectorBinary(layout, kept, problems).read(bytes);
    } else {
      new VectorText(layout, kept, problems).read(bytes);
    }
    requireAllWords(layout, kept, problems);
    problems.throwIfAny(ErrorCode.BAD_DATA, file + " must hold word vectors");
    return kept.content(layout.form());
  }

  private static void requireAllWords(VectorLayout layout, KeptVectors kept, Problems problems) {
    boolean told = layout.words() != VectorLayout.UNTOLD;
    if (told && problems.count() == 0 && kept.found() != layout.words()) {
      problems.add(
          "the header must tell how many words there are. Found %d in the header and %d in the file; fetch it anew"
              .formatted(layout.words(), kept.found()));
    }
  }

  private static LacunaException refused(Path file, String reason, @Nullable Exception cause) {
    String message =
        "Word vectors must be a file in word2vec's or GloVe's format. Found %s: %s."
            .formatted(file, reason);
    return cause == null
        ? new LacunaException(ErrorCode.BAD_FILE, message)
        : new LacunaException(ErrorCode.BAD_FILE, message, cause);
  }

  /**
   * Writes vectors in word2vec's text form, which is read back bit for bit. The file appears whole
   * or not at all. A word that holds white space or control characters, which no other reader could
   * make out, is written in base 64 behind {@code B64:}, as DL4J does it and reads it.
   *
   * <p>DL4J 1.0.0-M2.1 decodes the other words by the platform's charset. On Java 17 a program that
   * lets it read words beyond ASCII should run with {@code -Dfile.encoding=UTF-8}.
   *
   * @throws LacunaException {@code BAD_OUTPUT} when the file cannot be written; {@code BAD_DATA}
   *     when a word holds half of a surrogate pair, which UTF-8 cannot write
   */
  public static void writeText(WordVectors vectors, Path file) {
    requireUnicode(vectors);
    AtomicFile.write(
        file,
        out -> {
          Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          text.write(vectors.size() + " " + vectors.dimension() + "\n");
          for (int index = 0; index < vectors.size(); index++) {
            text.write(line(vectors, index));
          }
          text.flush();
        });
  }

  private static void requireUnicode(WordVectors vectors) {
    CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    for (String word : vectors.words()) {
      if (!encoder.canEncode(word)) {
        throw new LacunaException(
            ErrorCode.BAD_DATA,
            "Words must be Unicode text. Found half of a surrogate pair in %s. Leave the word out."
                .formatted(FieldText.quoted(word)));
      }
    }
  }

  private static String line(WordVectors vectors, int index) {
    StringBuilder line = new StringBuilder(EscapedWord.escape(vectors.words().get(index)));
    for (int coordinate = 0; coordinate < vectors.dimension(); coordinate++) {
      line.append(' ').append(vectors.value(index, coordinate));
    }
    return line.append('\n').toString();
  }
}
