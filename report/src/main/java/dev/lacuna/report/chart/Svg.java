package dev.lacuna.report.chart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes one SVG document, element by element; all texts are escaped. */
final class Svg {
  private static final String FONT = "DejaVu Sans, Verdana, SansSerif, sans-serif";

  private static final double HEADING = 13;

  /** Size of letters of axes and names. */
  static final double SMALL = 11;

  private final StringBuilder text = new StringBuilder();
  private final Deque<String> opened = new ArrayDeque<>();

  /**
   * Begins a document.
   *
   * @param name also the first part of all its identifiers, unique on a page
   * @param title what the chart shows, for who cannot see it
   */
  Svg(String name, String title, double width, double height, Object... attributes) {
    open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + number(Math.ceil(width)) + " " + number(Math.ceil(height)),
        "width",
        Math.ceil(width),
        "height",
        Math.ceil(height),
        "font-family",
        FONT,
        "font-size",
        12,
        "role",
        "img",
        "aria-labelledby",
        name + "-title");
    add(attributes);
    open("title", "id", name + "-title");
    write(title);
    close();
    empty("rect", "class", "paper", "width", "100%", "height", "100%", "fill", Palette.PAPER);
  }

  /** Opens an element; attributes are names and values in turn. */
  void open(String element, Object... attributes) {
    text.append('<').append(element).append('>');
    add(attributes);
    opened.push(element);
  }

  /** Writes an element without content. */
  void empty(String element, Object... attributes) {
    text.append('<').append(element).append("/>");
    add(attributes);
  }

  /** Writes text into the element that is open. */
  void write(String content) {
    text.append(escaped(content));
  }

  void close() {
    text.append("</").append(opened.pop()).append('>');
  }

  /** Writes letters. */
  void letters(String content, double x, double y, Object... attributes) {
    open("text", "x", x, "y", y);
    add(attributes);
    write(content);
    close();
  }

  /** Writes what the chart shows, in one line above all else. */
  void heading(String title, double room) {
    letters(
        Lettering.fitting(title, room, HEADING),
        8,
        18,
        "class",
        "title",
        "font-size",
        HEADING,
        "font-weight",
        "bold",
        "fill",
        Palette.INK);
  }

  /** Writes small letters that step back, such as those of an axis. */
  void quiet(String content, double x, double y, String anchor) {
    letters(
        content,
        x,
        y,
        "class",
        "quiet",
        "fill",
        Palette.QUIET,
        "text-anchor",
        anchor,
        "font-size",
        SMALL);
  }

  /** Writes small letters that are to be read, such as names. */
  void ink(String content, double x, double y, String anchor) {
    letters(
        content,
        x,
        y,
        "class",
        "ink",
        "fill",
        Palette.INK,
        "text-anchor",
        anchor,
        "font-size",
        SMALL);
  }

  /** Where a straight line begins and ends. */
  record Ends(double x1, double y1, double x2, double y2) {}

  /** Draws a straight line. */
  void line(String cssClass, String color, Ends ends, Object... attributes) {
    empty("line", "class", cssClass, "stroke", color);
    add("x1", ends.x1(), "y1", ends.y1(), "x2", ends.x2(), "y2", ends.y2());
    add(attributes);
  }

  /** Where the middle of a dot is, and how large it is. */
  record Spot(double x, double y, double radius) {}

  /** Opens a dot, which may hold a title. */
  void dot(String cssClass, String color, Spot spot, Object... attributes) {
    open("circle", "class", cssClass, "fill", color);
    add("cx", spot.x(), "cy", spot.y(), "r", spot.radius());
    add(attributes);
  }

  /** Writes what is shown to who points at the element that is open. */
  void note(String content) {
    open("title");
    write(content);
    close();
  }

  /** Closes what is open and returns the document. */
  String end() {
    while (!opened.isEmpty()) {
      close();
    }
    return text.toString();
  }

  /** Puts attributes into the tag that was written last. */
  private void add(Object... attributes) {
    int end = text.charAt(text.length() - 2) == '/' ? text.length() - 2 : text.length() - 1;
    StringBuilder added = new StringBuilder();
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      String shown =
          value instanceof Number number ? number(number.doubleValue()) : value.toString();
      added.append(' ').append(attributes[i]).append("=\"").append(escaped(shown)).append('"');
    }
    text.insert(end, added);
  }

  /** Returns a length with two decimals at most, for nobody sees a hundredth of a pixel. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value + 0.0);
    String trimmed = text.replaceFirst("\\.?0+$", "");
    return trimmed.equals("-0") ? "0" : trimmed;
  }

  /** Escapes what ends texts and attributes, and leaves out what XML cannot hold. */
  static String escaped(String content) {
    StringBuilder safe = new StringBuilder();
    content.codePoints().forEach(letter -> appendEscaped(letter, safe));
    return safe.toString();
  }

  private static void appendEscaped(int letter, StringBuilder safe) {
    switch (letter) {
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '&' -> safe.append("&amp;");
      case '"' -> safe.append("&quot;");
      default -> {
        boolean legal = letter >= 0x20 ? letter < 0xD800 || letter > 0xDFFF : letter == '\n';
        safe.appendCodePoint(legal && letter != 0xFFFE && letter != 0xFFFF ? letter : 0xFFFD);
      }
    }
  }
}
