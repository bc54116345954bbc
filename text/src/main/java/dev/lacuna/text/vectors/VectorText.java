package dev.lacuna.text.vectors;

import dev.lacuna.error.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads vectors that stand in lines of text: a word and its numbers. */
final class VectorText {
  private final VectorLayout layout;
  private final KeptVectors kept;
  private final Problems problems;
  private final float[] vector;

  /** Where the numbers of a line begin and end. */
  private final int[] begins;

  private final int[] ends;
  private long line;

  VectorText(VectorLayout layout, KeptVectors kept, Problems problems) {
    this.layout = layout;
    this.kept = kept;
    this.problems = problems;
    vector = new float[layout.dimension()];
    begins = new int[layout.dimension()];
    ends = new int[layout.dimension()];
    line = layout.headerBytes() > 0 ? 1 : 0;
  }

  /** Reads all lines behind the header. */
  void read(VectorBytes bytes) throws IOException {
    ByteBuffer next = nextLine(bytes);
    while (next != null) {
      take(next);
      next = nextLine(bytes);
    }
  }

  private @Nullable ByteBuffer nextLine(VectorBytes bytes) throws IOException {
    int most = VectorBytes.CAPACITY - 1;
    ByteBuffer next = bytes.upTo('\n', most);
    line++;
    if (next != null && next.remaining() > most) {
      throw new NoVectorsException(
          "line %d is longer than %,d bytes. Give a file of word vectors".formatted(line, most));
    }
    return next;
  }

  private void take(ByteBuffer text) {
    int from = skipSeparators(text, text.position());
    int wordEnd = findNumbers(text, from);
    if (wordEnd > from) {
      take(text, from, wordEnd);
    } else if (from < text.limit()) {
      refuseCount(text, "a word and fewer numbers");
    }
  }

  private static int skipSeparators(ByteBuffer text, int from) {
    int begin = from;
    while (begin < text.limit() && FieldText.isSeparator(text.get(begin))) {
      begin++;
    }
    return begin;
  }

  /**
   * Finds the last fields of a line, as many as there are dimensions, for a word may hold spaces.
   *
   * @return where the word before them ends; not behind its begin where there is none
   */
  private int findNumbers(ByteBuffer text, int from) {
    int end = endOfField(text, from, text.limit());
    for (int i = layout.dimension() - 1; i >= 0 && end > from; i--) {
      ends[i] = end;
      begins[i] = beginOfField(text, from, end);
      end = endOfField(text, from, begins[i]);
    }
    return end;
  }

  private static int endOfField(ByteBuffer text, int from, int before) {
    int end = before;
    while (end > from && FieldText.isSeparator(text.get(end - 1))) {
      end--;
    }
    return end;
  }

  private static int beginOfField(ByteBuffer text, int from, int end) {
    int begin = end;
    while (begin > from && !FieldText.isSeparator(text.get(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private void take(ByteBuffer text, int from, int wordEnd) {
    String word = FieldText.utf8(text.duplicate().position(from).limit(wordEnd));
    if (word == null) {
      problems.add(
          "words must be UTF-8. Found other bytes in line %d; convert the file: iconv -f latin1 -t utf-8"
              .formatted(line));
    } else if (endsInNumber(text, from, wordEnd)) {
      refuseCount(text, "more numbers behind " + FieldText.quoted(word));
    } else if (kept.takes(unescaped(word)) && parse(text, word)) {
      kept.add(vector);
    }
  }

  /** Returns whether a word of several fields ends in a number, which is one too many. */
  private static boolean endsInNumber(ByteBuffer text, int from, int wordEnd) {
    int last = beginOfField(text, from, wordEnd);
    return last > from && FieldText.isNumber(FieldText.latin1(text, last, wordEnd));
  }

  private String unescaped(String word) {
    return layout.form() == VectorFile.Form.WORD2VEC_TEXT ? EscapedWord.unescape(word) : word;
  }

  private boolean parse(ByteBuffer text, String word) {
    for (int i = 0; i < vector.length; i++) {
      String field = FieldText.latin1(text, begins[i], ends[i]);
      vector[i] = FieldText.number(field);
      if (Float.isNaN(vector[i])) {
        problems.add(
            "numbers must be finite and decimal. Found %s for %s in line %d"
                .formatted(FieldText.quoted(field), FieldText.quoted(word), line));
        return false;
      }
    }
    return true;
  }

  private void refuseCount(ByteBuffer text, String found) {
    problems.add(
        "a line must be a word and %d numbers, as %s. Found %s in line %d: %s"
            .formatted(
                layout.dimension(),
                layout.headerBytes() > 0 ? "the header tells" : "in the first line",
                found,
                line,
                FieldText.quoted(FieldText.latin1(text, text.position(), text.limit()))));
  }
}
