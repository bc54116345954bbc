package dev.lacuna.text.vectors;

import dev.lacuna.error.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads vectors of binary floats, little endian, each behind its word and a space. */
final class VectorBinary {
  /** Longer than any word: word2vec itself stops at 100. */
  private static final int MAX_WORD_BYTES = 4096;

  private final VectorLayout layout;
  private final KeptVectors kept;
  private final Problems problems;
  private final float[] vector;

  VectorBinary(VectorLayout layout, KeptVectors kept, Problems problems) {
    this.layout = layout;
    this.kept = kept;
    this.problems = problems;
    vector = new float[layout.dimension()];
  }

  /** Reads as many vectors as the header tells of, and looks whether the file ends there. */
  void read(VectorBytes bytes) throws IOException {
    for (long number = 1; number <= layout.words(); number++) {
      String word = word(bytes, number);
      ByteBuffer floats = bytes.take(layout.dimension() * Float.BYTES);
      if (floats == null) {
        throw broken("ends within", number);
      }
      take(word, floats, number);
    }
    requireEnd(bytes);
  }

  private String word(VectorBytes bytes, long number) throws IOException {
    ByteBuffer found = bytes.upTo(' ', MAX_WORD_BYTES);
    if (found == null) {
      throw broken("ends before", number);
    }
    if (found.remaining() > MAX_WORD_BYTES) {
      throw broken("has no word before", number);
    }
    while (found.hasRemaining() && found.get(found.position()) == '\n') {
      found.get(); // some programs write an end of line behind a vector
    }
    String word = FieldText.utf8(found);
    if (word == null) {
      problems.add(
          "words must be UTF-8. Found other bytes before vector %d of %d"
              .formatted(number, layout.words()));
    }
    return word == null ? "" : word;
  }

  private NoVectorsException broken(String how, long number) {
    return new NoVectorsException(
        "its header tells of %d words and a dimension of %d, and it %s vector %d. Fetch it anew"
            .formatted(layout.words(), layout.dimension(), how, number));
  }

  private void take(String word, ByteBuffer floats, long number) {
    if (!kept.takes(word)) {
      return;
    }
    floats.asFloatBuffer().get(vector);
    for (float value : vector) {
      if (!Float.isFinite(value)) {
        problems.add(
            "numbers must be finite. Found %s for %s in vector %d"
                .formatted(value, FieldText.quoted(word), number));
        return;
      }
    }
    kept.add(vector);
  }

  private void requireEnd(VectorBytes bytes) throws IOException {
    ByteBuffer rest = bytes.ahead();
    while (rest.hasRemaining() && rest.get(rest.position()) == '\n') {
      rest.get();
    }
    if (rest.hasRemaining()) {
      problems.add(
          "the file must end behind the %d words that its header tells of. Found more; fetch it anew"
              .formatted(layout.words()));
    }
  }
}
