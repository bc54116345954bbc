package dev.lacuna.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.report.chart.Axis;
import dev.lacuna.report.chart.Frame;
import dev.lacuna.report.chart.LineChart;
import dev.lacuna.report.chart.Point;
import dev.lacuna.report.chart.Series;
import dev.lacuna.report.chart.SvgXml;
import dev.lacuna.task.Picture;
import dev.lacuna.testkit.Golden;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HtmlWriterTest {
  private static final Pattern TAG = Pattern.compile("<(/?[a-zA-Z][a-zA-Z0-9]*)");

  @Test
  void aPageHoldsWhatItWasGiven() {
    String body = HtmlWriter.write(page("text"));

    Golden.assertMatches("page.html", withoutStyleAndScript(body));
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    String html = HtmlWriter.write(page("text"));

    assertThat(html)
        .contains("default-src 'none'")
        .doesNotContain("<link", "@import", "src=\"http", "href=\"http", "url(");
    assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
  }

  @Test
  void theSamePageIsTheSameText() {
    assertThat(HtmlWriter.write(page("text"))).isEqualTo(HtmlWriter.write(page("text")));
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii().ofMaxLength(30),
        Arbitraries.of(
            "<script>alert(1)</script>",
            "</script><script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='x",
            "${1+1}",
            "<#assign x=1>",
            "مرحبا",
            "👩‍🔬"));
  }

  @Property(tries = 150)
  void noTextBecomesMarkup(@ForAll("hostile") String text) {
    // an empty caption has no element
    assertThat(tags(HtmlWriter.write(page("x" + text))))
        .isEqualTo(tags(HtmlWriter.write(page("text"))));
  }

  @Property(tries = 30)
  void chartsOnAPageAreWellFormed(@ForAll("hostile") String text) {
    Matcher svg =
        Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(HtmlWriter.write(page(text)));

    assertThat(svg.find()).isTrue();
    SvgXml.of(svg.group());
  }

  @Test
  void aTemplatesSignsInATextStayWhatTheyAre() {
    assertThat(HtmlWriter.write(page("${1+1} <#if>"))).contains("${1+1} &lt;#if&gt;");
  }

  @Test
  void aRowThatIsNotWholeIsRefused() {
    assertThatThrownBy(
            () ->
                new Block.DataTable(
                    List.of("a", "b"), List.of(List.of(Cell.of("1"))), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one cell per header");
  }

  /** Every kind of block, with a text wherever there is room for one. */
  private static Page page(String text) {
    Cell linked = new Cell(text, text, text, "1.5", "anchor");
    LineChart chart =
        new LineChart(
            new Frame("chart", text, Axis.share(text), Axis.share(text), Frame.Size.SMALL),
            List.of(new Series(text, 0, Series.Shape.LINE, List.of(new Point(0, 0)))));
    return new Page(
        text,
        text,
        List.of(new Page.Headline(text, text, text)),
        List.of(
            new Page.Section(
                text,
                List.of(
                    new Block.Heading(text, "anchor"),
                    new Block.Paragraph(text),
                    new Block.Sentences(List.of(text)),
                    new Block.Facts(Map.of(text, text)),
                    new Block.Charts(chart, text),
                    new Block.Charts(List.of(chart, chart), text),
                    new Block.OwnPicture(new Picture("own", text, text, new byte[] {1, 2})),
                    new Block.Command(text),
                    new Block.DataTable(
                        List.of(text, text),
                        List.of(List.of(linked, Cell.words(text))),
                        List.of(Cell.words(text), linked),
                        List.of(text))))));
  }

  private static List<String> tags(String html) {
    return TAG.matcher(html).results().map(found -> found.group(1)).toList();
  }

  private static String withoutStyleAndScript(String html) {
    return Pattern.compile("(<(style|script)>).*?(</\\2>)", Pattern.DOTALL)
        .matcher(html)
        .replaceAll("$1…$3");
  }
}
