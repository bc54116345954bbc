package dev.lacuna.cli;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes out of a text what may differ between two machines. Sums of other vector widths round
 * otherwise, and so a training ends elsewhere: its figures are not frozen; layout, counts of rows
 * and words are.
 */
final class Figures {
  /** A number with a fraction, and the blanks of a table behind it; not the value of an option. */
  private static final Pattern FRACTION =
      Pattern.compile("(?<![=.\\d])[-−+]?(\\d[\\d,]*\\.\\d+)( %)?( {2,})?");

  private static final Pattern PLATFORM =
      Pattern.compile("^(lacuna|lacuna_commit|java|os|time)( {2,}).*$");

  /** What a comparison of two methods comes to. */
  private static final Pattern VERDICT = Pattern.compile("\\b(worse|better|no clear difference)$");

  /** How many users of a type were taken for which. */
  private static final Pattern TYPE = Pattern.compile("^[EI][NS][TF][JP]  +\\d.*$");

  private Figures() {}

  /** Returns the text with zeros for the digits of fractions, its columns where they were. */
  static String masked(String text) {
    return text.lines().map(Figures::maskedLine).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String maskedLine(String line) {
    String known = PLATFORM.matcher(line).replaceAll("$1$2…");
    String rough = TYPE.matcher(VERDICT.matcher(known).replaceAll("…")).replaceAll("…");
    return FRACTION.matcher(rough).replaceAll(Figures::zero);
  }

  private static String zero(MatchResult found) {
    String zero = found.group(1).matches("\\d\\.\\d{4}") ? "0.0000" : "0.0";
    String text = zero + (found.group(2) == null ? "" : found.group(2));
    boolean cell = found.group(3) != null;
    return cell ? text + " ".repeat(Math.max(2, found.group().length() - text.length())) : text;
  }
}
