package dev.lacuna.mbti;

import dev.lacuna.data.Dataset;
import dev.lacuna.eval.MetricValue;
import java.util.List;

/**
 * How much the posts tell by names of types alone.
 *
 * @param users looked at
 * @param namingAType how many of them have a post with one of the sixteen types in it
 * @param namingTheirOwn how many of them have a post with their own type in it
 * @param macroF1 per axis, of deciding by counting alone
 */
public record LeakTest(int users, int namingAType, int namingTheirOwn, List<MetricValue> macroF1) {
  /** Copies the list. */
  public LeakTest {
    macroF1 = List.copyOf(macroF1);
  }

  /** Looks for types in posts as a mask leaves them. */
  public static LeakTest of(Dataset<Author> data, MaskTypes mask) {
    throw new UnsupportedOperationException(data.origin() + mask);
  }

  /** Returns what was found, in one line. */
  public String note() {
    return "";
  }
}
