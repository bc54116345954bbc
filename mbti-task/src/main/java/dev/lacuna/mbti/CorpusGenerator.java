package dev.lacuna.mbti;

import dev.lacuna.data.Dataset;

/** Makes up users and posts. */
final class CorpusGenerator {
  private final long seed;

  CorpusGenerator(long seed) {
    this.seed = seed;
  }

  /** Returns made-up users, some of whose types are partial; the same seed gives the same. */
  Dataset<Author> generate(int users) {
    throw new UnsupportedOperationException(users + " " + seed);
  }
}
