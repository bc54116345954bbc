package dev.lacuna.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class LineChartTest {
  private static final Frame FRAME =
      new Frame("c", "Title", Axis.share("x"), Axis.share("y"), Frame.Size.LARGE);

  @Test
  void aLineGoesThroughItsPoints() {
    SvgXml svg = drawn(Series.Shape.LINE, new Point(0, 0), new Point(1, 1));

    String[] path = svg.only("path", "curve").getAttribute("d").substring(1).split("[L ]");
    assertThat(path).hasSize(4);
    assertThat(Double.parseDouble(path[2])).isGreaterThan(Double.parseDouble(path[0]));
    assertThat(Double.parseDouble(path[3])).isLessThan(Double.parseDouble(path[1]));
  }

  @Test
  void stepsNeverJoinTwoPointsByASlope() {
    SvgXml svg = drawn(Series.Shape.STEPS, new Point(0, 1), new Point(0.5, 0.4), new Point(1, 0.2));

    String[] corners = svg.only("path", "curve").getAttribute("d").substring(1).split("L", -1);
    for (int i = 1; i < corners.length; i++) {
      String[] from = corners[i - 1].split(" ", -1);
      String[] to = corners[i].split(" ", -1);
      assertThat(from[0].equals(to[0]) || from[1].equals(to[1])).isTrue();
    }
  }

  @Test
  void aLongLineIsThinnedAndKeepsItsEnds() {
    List<Point> points =
        IntStream.range(0, 20_000).mapToObj(i -> new Point(i / 19_999.0, 0.5)).toList();

    List<Point> kept = Thinning.of(points, Axis.share("x"), Axis.share("y"));

    assertThat(kept).hasSizeLessThanOrEqualTo(200).hasSizeGreaterThan(150);
    assertThat(kept.get(0)).isEqualTo(points.get(0));
    assertThat(kept.get(kept.size() - 1)).isEqualTo(points.get(19_999));
  }

  @Test
  void aLineIsNamedBesideItsEnd() {
    SvgXml svg = drawn(Series.Shape.LINE, new Point(0, 0), new Point(1, 1));

    assertThat(svg.texts()).contains("series", "Title", "x", "y");
  }

  @Property(tries = 50)
  void namesOfLinesThatEndTogetherDoNotOverlap(@ForAll long seed) {
    java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
    List<Series> series =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    new Series(
                        "line " + i,
                        i,
                        Series.Shape.LINE,
                        List.of(new Point(0, 0.5), new Point(1, random.nextDouble(0.4, 0.5)))))
            .toList();

    SvgXml svg = SvgXml.of(new LineChart(FRAME, series).svg());

    double[] heights =
        svg.elements("text").stream()
            .filter(text -> text.hasAttribute("data-label"))
            .mapToDouble(text -> Double.parseDouble(text.getAttribute("y")))
            .sorted()
            .toArray();
    assertThat(heights).hasSize(12);
    for (int i = 1; i < heights.length; i++) {
      assertThat(heights[i] - heights[i - 1]).isGreaterThan(13.9);
    }
  }

  @Test
  void aBandLiesBetweenItsEnds() {
    Series series =
        new Series(
            "masked",
            0,
            Series.Shape.LINE,
            List.of(new Point(0, 0.5), new Point(1, 0.6)),
            List.of(new Series.Range(0, 0.4, 0.6), new Series.Range(1, 0.5, 0.7)));

    Element band = SvgXml.of(new LineChart(FRAME, List.of(series)).svg()).only("path", "band");

    assertThat(band.getAttribute("d")).startsWith("M").endsWith("Z");
    assertThat(band.getAttribute("d").split("L", -1)).hasSize(4);
  }

  @Test
  void aReferenceIsDashedAndNamed() {
    LineChart.Reference reference =
        new LineChart.Reference("p = 1 − 2m", List.of(new Point(0, 1), new Point(0.5, 0)));

    SvgXml svg = SvgXml.of(new LineChart(FRAME, List.of(), List.of(reference)).svg());

    assertThat(svg.only("path", "reference").hasAttribute("stroke-dasharray")).isTrue();
    assertThat(svg.texts()).contains("p = 1 − 2m");
  }

  @Test
  void aValueBeyondTheAxisStaysInThePicture() {
    SvgXml svg = drawn(Series.Shape.LINE, new Point(0, 0), new Point(1, 1e9));

    String path = svg.only("path", "curve").getAttribute("d");
    assertThat(Double.parseDouble(path.substring(path.lastIndexOf(' ')))).isBetween(0.0, 340.0);
  }

  @Test
  void namesOfFilesAreChecked() {
    assertThatThrownBy(
            () -> new Frame("../x", "Title", Axis.share("x"), Axis.share("y"), Frame.Size.SMALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'../x'");
  }

  private static SvgXml drawn(Series.Shape shape, Point... points) {
    Series series = new Series("series", 0, shape, List.of(points));
    return SvgXml.of(new LineChart(FRAME, List.of(series)).svg());
  }
}
