package dev.lacuna.report.chart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes one SVG document, element by element; all texts are escaped. */
final class Svg {
  private static final String FONT = "DejaVu Sans, Verdana, SansSerif, sans-serif";

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
    String short_ = text.replaceFirst("\\.?0+$", "");
    return short_.equals("-0") ? "0" : short_;
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
