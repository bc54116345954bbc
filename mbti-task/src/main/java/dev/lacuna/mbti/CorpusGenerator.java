package dev.lacuna.mbti;

import dev.lacuna.data.Dataset;

/** Makes up users and posts. */
final class CorpusGenerator {
  private CorpusGenerator() {}

  /** Returns made-up users, some of whose types are partial; the same seed gives the same. */
  static Dataset<Author> generate(int users, long seed) {
    throw new UnsupportedOperationException(users + " " + seed);
  }
}
