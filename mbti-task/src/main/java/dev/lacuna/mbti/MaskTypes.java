package dev.lacuna.mbti;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is taken out of posts before anything is learnt from them, so that no post tells its
 * author's type by name. In the place of what is taken out stands a blank, and blanks in a row
 * become one: no two words are glued together, and no new type can form, as one would where {@code
 * INTINTJJ} lost its middle.
 *
 * <p>Cleaning takes time in proportion to the length of the post, whatever it holds.
 */
public enum MaskTypes {
  /** Nothing: posts stay as they are. */
  NONE {
    @Override
    public String clean(String post) {
      return post;
    }
  },

  /**
   * Links, from {@code http} at the beginning of a word to the next white space, and the sixteen
   * types in any case, also inside words: {@code INTJs} leaves {@code s}. Other studies of the
   * Kaggle data take out the same; they keep a link behind a bracket or a quotation mark, which
   * goes here.
   */
  TYPES {
    @Override
    public String clean(String post) {
      return withoutGaps(LINK_OR_TYPE.matcher(post).replaceAll(" "));
    }
  },

  /** Also the jargon of types, which {@link Jargon} lists. */
  STRICT {
    @Override
    public String clean(String post) {
      return withoutGaps(Jargon.remove(LINK_OR_TYPE.matcher(post).replaceAll(" ")));
    }
  };

  /** The sixteen types: a letter of each axis, in any case. Two of them cannot overlap. */
  static final Pattern TYPE = Pattern.compile("[ieIE][nsNS][tfTF][jpJP]");

  // looks at what stands in front of an h, and not in front of every letter
  private static final Pattern LINK_OR_TYPE =
      Pattern.compile("[hH](?<![\\p{L}\\p{N}][hH])(?i:ttp)\\S*|" + TYPE.pattern());

  private static final Pattern GAP = Pattern.compile("\\s+");

  /** Returns the name that an option calls it by. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns a post without what this level takes out. */
  public abstract String clean(String post);

  private static String withoutGaps(String text) {
    return GAP.matcher(text).replaceAll(" ").strip();
  }
}
