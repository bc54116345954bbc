package dev.lacuna.text.feature;

import java.nio.file.Path;

/** Where word vectors come from. */
public sealed interface VectorChoice {
  /**
   * Learnt from the train part, by which words share documents: latent semantic analysis.
   *
   * @param dimension numbers that a vector has at most, at least 1; fewer where the train part has
   *     fewer documents or words
   */
  record Documents(int dimension) implements VectorChoice {
    /**
     * Checks the dimension.
     *
     * @throws IllegalArgumentException when it is out of its range
     */
    public Documents {
      checkDimension(dimension);
    }
  }

  /**
   * Learnt from the train part, by which words stand near each other: skip-gram.
   *
   * @param dimension numbers that a vector has, 1 to 10,000
   */
  record Windows(int dimension) implements VectorChoice {
    /** What {@link dev.lacuna.text.vectors.SkipGramSettings} allow. */
    private static final int MOST = 10_000;

    /**
     * Checks the dimension.
     *
     * @throws IllegalArgumentException when it is out of its range
     */
    public Windows {
      checkDimension(dimension);
      if (dimension > MOST) {
        throw new IllegalArgumentException(
            "a dimension must be at most %d. Found %d".formatted(MOST, dimension));
      }
    }
  }

  /**
   * Read from a file that somebody else learnt them for.
   *
   * @param file in one of the forms of {@link dev.lacuna.text.vectors.VectorFile}; words are in
   *     lower case, for those of texts are
   */
  record Pretrained(Path file) implements VectorChoice {}

  private static void checkDimension(int dimension) {
    if (dimension < 1) {
      throw new IllegalArgumentException("a dimension must be at least 1. Found " + dimension);
    }
  }
}
