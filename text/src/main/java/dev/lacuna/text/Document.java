package dev.lacuna.text;

import java.util.List;

/**
 * A text in passages, such as all posts of one author. Immutable.
 *
 * @param passages in order; one for a text that has no parts
 */
public record Document(List<String> passages) {
  /** Copies the list. */
  public Document {
    passages = List.copyOf(passages);
  }

  /** Returns the words of each passage, in order. */
  public List<List<String>> words(Tokenizer tokenizer) {
    return passages.stream().map(tokenizer::words).toList();
  }
}
