package dev.lacuna.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChartsTest {
  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(40),
        Arbitraries.of(
            "<script>alert(1)</script>",
            "a\"b'c&d<e>",
            "]]>",
            "مرحبا بالعالم",
            "👩‍🔬 emoji",
            "\u202Ereversed",
            "\u0000\u0007\uFFFE",
            "x".repeat(500)));
  }

  /** Every kind of chart, with a text wherever there is room for one. */
  static Stream<Chart> all(String text) {
    Frame frame =
        new Frame(
            "chart",
            text,
            List.of(new Frame.Word(text, 0)),
            Axis.share(text),
            Axis.share(text),
            Frame.Size.SMALL);
    BitSet row = new BitSet();
    row.set(0);
    return Stream.of(
        new LineChart(
            frame,
            List.of(
                new Series(text, 0, Series.Shape.LINE, List.of(new Point(0, 0), new Point(1, 1))),
                new Series(text, 1, Series.Shape.DOTS, List.of(new Point(0.5, 0.5, 2, text)))),
            List.of(LineChart.Reference.diagonal(text))),
        new HistogramChart(
            frame,
            List.of(
                new HistogramChart.Bars(0, List.of(new HistogramChart.Bar(0, 0.5, 0.4, text))))),
        new IntervalChart(
            "chart",
            text,
            Axis.share(text),
            List.of(new IntervalChart.Row(text, 0.5, 0.4, 0.6, text)),
            Optional.of(0.5)),
        new MatrixChart(
            "chart",
            text,
            new MatrixChart.Sides(text, text),
            List.of(text),
            List.of(text),
            List.of(List.of(new MatrixChart.Cell(text, 0.9, text)))),
        new MaskChart("chart", text, text, List.of(text, text), List.of(row, new BitSet())));
  }

  @Property(tries = 100)
  void anyTextMakesWellFormedXml(@ForAll("hostile") String text) {
    all(text).forEach(chart -> SvgXml.of(chart.svg()));
  }

  @Property(tries = 100)
  void noTextBecomesAnElement(@ForAll("hostile") String text) {
    all(text).forEach(chart -> assertThat(SvgXml.of(chart.svg()).elements("script")).isEmpty());
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    assertThat(all("text").map(Chart::svg))
        .allSatisfy(
            svg ->
                assertThat(svg.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                    .doesNotContain("http:", "https:", "url("));
  }

  @Test
  void theSameChartIsTheSameText() {
    assertThat(all("text").map(Chart::svg).toList())
        .isEqualTo(all("text").map(Chart::svg).toList());
  }

  @Test
  void aChartSaysWhatItShowsToWhoCannotSeeIt() {
    assertThat(all("what it shows"))
        .allSatisfy(
            chart ->
                assertThat(SvgXml.of(chart.svg()).elements("title").get(0).getTextContent())
                    .isEqualTo("what it shows"));
  }

  @Test
  void aMatrixNeedsACellForEachRowAndColumn() {
    assertThatThrownBy(
            () ->
                new MatrixChart(
                    "m",
                    "m",
                    new MatrixChart.Sides("a", "b"),
                    List.of("r"),
                    List.of("c", "d"),
                    List.of(List.of(new MatrixChart.Cell("1", 0, "")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 rows and 2 columns");
  }

  @Test
  void aLongNameIsCutWhereThereIsNoRoom() {
    assertThat(Lettering.fitting("a name that is too long", 60, 12))
        .endsWith("…")
        .hasSizeLessThan(12);
    assertThat(Lettering.fitting("short", 60, 12)).isEqualTo("short");
  }
}
