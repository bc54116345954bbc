package dev.lacuna.mbti;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Words of those who talk about types, beside the types themselves. Each is as good as a label, or
 * nearly so. What is a word of everybody stays, and so do these: thinking, feeling, judging and
 * intuition by themselves, small letters such as {@code nt}, functions in small or in capital
 * letters ({@code ni}, {@code TE}), and the names that tests give to types, such as "Architect".
 *
 * <p>What tells a lot counts more than a word lost by mistake: "INT" and "SEE" go although somebody
 * may only be shouting. Repetitions inside a pattern are bounded or cannot be given back, so that
 * no text takes more than linear time.
 */
final class Jargon {
  /** Neither a letter nor a digit stands in front, or behind. */
  private static final String FROM = "(?<![\\p{L}\\p{N}])";

  private static final String TO = "(?![\\p{L}\\p{N}])";

  private static final List<Pattern> PATTERNS =
      List.of(names(), wordsInAnyCase(), wordsAsWritten());

  private Jargon() {}

  /** Returns a text with a blank in the place of each word of jargon. */
  static String remove(String text) {
    String left = text;
    for (Pattern pattern : PATTERNS) {
      left = pattern.matcher(left).replaceAll(" ");
    }
    return left;
  }

  /** Names and long words, which no other word holds: they go wherever they stand. */
  private static Pattern names() {
    return anyCase(
        "(?=[mk1seiat])",
        "",
        "mbti",
        "myers\\W{0,3}briggs?",
        "keirse?y",
        "16 ?personalit\\p{L}*+",
        "socioni\\p{L}*+",
        // "introverted", and the function in "introverted feeling"
        "(?:intr[oa]|extr[oa]|ambi)ver\\p{L}*+"
            + "(?:\\s(?:thinking|feeling|sensing|sensation|intuition|judging|perceiving))?",
        // "enneagram type 4", "tritype 459", "tritype: 4-5-9"
        "ennea\\p{L}*+(?: ?type)?(?:\\W{1,2}[1-9])?",
        "tri-?types?(?:\\W{1,3}[1-9]-?[1-9]-?[1-9])?");
  }

  private static Pattern wordsInAnyCase() {
    return anyCase(
        "(?=[sinftjpxe1-9])" + FROM,
        TO,
        // those who prefer a function; the functions by other names than everybody's
        "sensors?",
        "sensing",
        "i?ntuit(?:ives?|ors?|ing)",
        "feelers?",
        "thinkers?",
        "judgers?",
        "perceiv(?:ers?|ing)",
        // a letter that is not known is an x: INxJ, xxTJ
        "(?=x{0,3}[ienstfjp])[iex][nsx][tfx][jpx]s?",
        // functions in a row: fi-te
        "[nstf][ie](?:[-/][nstf][ie]){1,7}",
        // the enneagram: 4w5, 4w5sx/sp, so/sp, type 4
        "[1-9]w[1-9](?:s|s[opx](?:/s[opx]){0,2})?",
        "s[opx](?:/s[opx]){1,2}",
        "types? ?#?[1-9]");
  }

  private static Pattern wordsAsWritten() {
    return pattern(
        "(?=[IENSTFJPXLix*_?])" + FROM,
        TO,
        // another mark for a letter that is not known: INT*, IN?P, _NTJ; in front of INT by itself
        "(?=[xX*_?]{0,3}[IENSTFJP])[IExX*_?][NSxX*_?][TFxX*_?][JPxX*_]s?",
        // the eight functions, and several at once: Ni, NeTi; but Sci-Fi and Wi-Fi stay
        "[NSTF][ie](?<!(?i:sci|wi|hi|lo)[- ]..)",
        "(?:[NSTF][ie]){2,8}s?",
        "i?Ntui\\p{L}*+",
        // two letters of a type, but none with I or E in which English has words
        "(?:[NS][TF]|[NS][JP]|[TF][JP]|[IE][JP])s?",
        // three letters of a type
        "(?:[IE][NS][TF]|[NS][TF][JP]|[IE][NS][JP]|[IE][TF][JP])s?",
        // I-N-T-J
        "[IE]([-. /])[NS]\\1[TF]\\1[JP]",
        "I/E|E/I|N/S|S/N|T/F|F/T|J/P|P/J",
        // the sixteen types of socionics
        "(?:ILE|SEI|ESE|LII|EIE|LSI|SLE|IEI|SEE|ILI|LIE|ESI|LSE|EII|IEE|SLI)s?");
  }

  private static Pattern anyCase(String before, String after, String... alternatives) {
    return Pattern.compile(
        pattern(before, after, alternatives).pattern(), Pattern.CASE_INSENSITIVE);
  }

  /** What may begin a match is said before all else, for almost no letter does. */
  private static Pattern pattern(String before, String after, String... alternatives) {
    return Pattern.compile(before + "(?:" + String.join("|", alternatives) + ")" + after);
  }
}
