package dev.lacuna.text.vectors;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the beginning of a file of word vectors tells.
 *
 * @param headerBytes bytes before the first vector, 0 without a header
 * @param words that the header tells of, or {@link #UNTOLD}
 * @param dimension numbers of a vector
 */
record VectorLayout(VectorFile.Form form, int headerBytes, long words, int dimension) {
  static final long UNTOLD = -1;
  static final int MAX_DIMENSION = 10_000;
  static final long MAX_WORDS = 100_000_000;

  /** Longer than any header. */
  private static final int HEADER_LOOKED_AT = 200;

  /** Words and dimension; DL4J adds the number of texts that it learnt from. */
  private static final Pattern HEADER =
      Pattern.compile("\\s*([+-]?\\d+)[ \t]+([+-]?\\d+)([ \t]+[+-]?\\d+)?\\s*");

  private static final Pattern SEPARATORS = Pattern.compile("[ \t\r]+");

  /**
   * Returns the layout of a file.
   *
   * @param ahead its beginning, not empty
   */
  static VectorLayout of(ByteBuffer ahead) throws NoVectorsException {
    int lineEnd = lineEnd(ahead, ahead.position());
    String first = FieldText.latin1(ahead, ahead.position(), lineEnd);
    Matcher header = HEADER.matcher(first);
    if (first.length() > HEADER_LOOKED_AT || !header.matches()) {
      return headerless(first);
    }
    int vectors = Math.min(lineEnd + 1, ahead.limit());
    return new VectorLayout(
        isText(ahead, vectors) ? VectorFile.Form.WORD2VEC_TEXT : VectorFile.Form.WORD2VEC_BINARY,
        vectors - ahead.position(),
        within(header.group(1), 0, MAX_WORDS, first),
        (int) within(header.group(2), 1, MAX_DIMENSION, first));
  }

  private static int lineEnd(ByteBuffer bytes, int from) {
    int end = from;
    while (end < bytes.limit() && bytes.get(end) != '\n') {
      end++;
    }
    return end;
  }

  private static long within(String number, long least, long most, String header)
      throws NoVectorsException {
    // 18 digits always fit into a long
    long value = number.length() > 18 ? -1 : Long.parseLong(number);
    if (value < least || value > most) {
      throw new NoVectorsException(
          "a header must tell of 0 to %,d words and a dimension of 1 to %,d, and it is %s. Mend it, or fetch the file anew"
              .formatted(MAX_WORDS, MAX_DIMENSION, FieldText.quoted(header.strip())));
    }
    return value;
  }

  private static VectorLayout headerless(String line) throws NoVectorsException {
    List<String> fields = fields(line);
    int words = fields.size();
    while (words > 1 && FieldText.isNumber(fields.get(words - 1))) {
      words--;
    }
    int dimension = fields.size() - words;
    if (dimension < 1 || dimension > MAX_DIMENSION) {
      throw new NoVectorsException(
          "its first line must tell words and dimension, or be a word and 1 to %,d numbers, and it is %s. Mend it, or fetch the file anew"
              .formatted(MAX_DIMENSION, FieldText.quoted(line.strip())));
    }
    return new VectorLayout(VectorFile.Form.GLOVE_TEXT, 0, UNTOLD, dimension);
  }

  /**
   * Returns whether vectors behind a header are text. In bytes of floats one field may look like a
   * number by chance, but then others do not, and some byte is no letter.
   */
  private static boolean isText(ByteBuffer ahead, int from) {
    int end = lineEnd(ahead, from);
    List<String> fields = fields(FieldText.latin1(ahead, from, end));
    long numbers = fields.stream().skip(1).filter(FieldText::isNumber).count();
    return from == ahead.limit()
        || (numbers > 0 && (numbers == fields.size() - 1 || isPrintable(ahead, from, end)));
  }

  private static boolean isPrintable(ByteBuffer bytes, int from, int to) {
    String text = FieldText.utf8(bytes.duplicate().position(from).limit(to));
    return text != null && text.strip().chars().noneMatch(letter -> letter < ' ' && letter != '\t');
  }

  private static List<String> fields(String line) {
    return Arrays.asList(SEPARATORS.split(line.strip()));
  }
}
