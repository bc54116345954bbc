package dev.lacuna.text.feature;

import java.nio.file.Path;

/** Where word vectors come from. */
public sealed interface VectorChoice {
  /**
   * Learnt from the train part, by which words share documents: latent semantic analysis.
   *
   * @param dimension numbers that a vector has at most
   */
  record Documents(int dimension) implements VectorChoice {
    /** Checks the dimension. */
    public Documents {
      checkDimension(dimension);
    }
  }

  /**
   * Learnt from the train part, by which words stand near each other: skip-gram.
   *
   * @param dimension numbers that a vector has
   */
  record Windows(int dimension) implements VectorChoice {
    /** Checks the dimension. */
    public Windows {
      checkDimension(dimension);
    }
  }

  /**
   * Read from a file that somebody else learnt them for.
   *
   * @param file in word2vec's or GloVe's form
   */
  record Pretrained(Path file) implements VectorChoice {}

  private static void checkDimension(int dimension) {
    if (dimension < 1) {
      throw new IllegalArgumentException("a dimension must be at least 1. Found " + dimension);
    }
  }
}
