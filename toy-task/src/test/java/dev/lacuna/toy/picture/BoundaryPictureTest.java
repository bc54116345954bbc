package dev.lacuna.toy.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.toy.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BoundaryPictureTest {
  private static final Point CENTRE = new Point(0.53, 0.48);
  private static final Field CERTAIN = Field.sample((x1, x2) -> 1);
  private static final Field IMPOSSIBLE = Field.sample((x1, x2) -> 0);
  private static final Line LEVEL = Line.between(new Point(0, 0.5), new Point(1, 0.5));

  @Test
  void threePanelsMakeOneRow() throws IOException {
    BufferedImage picture = png("title", row(""));

    assertThat(picture.getWidth()).isEqualTo(1460);
    assertThat(picture.getHeight()).isEqualTo(564);
  }

  @Test
  void aSecondRowAndItsLabelMakeRoomForThemselves() throws IOException {
    BufferedImage picture = png("title", row("masked"), row("mask value as target"));

    assertThat(picture.getWidth()).isEqualTo(1494);
    assertThat(picture.getHeight()).isEqualTo(1040);
  }

  @Test
  void theFieldShowsItsProbabilities() {
    Layout layout = new Layout(1, 1, false);
    Field split = Field.sample((x1, x2) -> x2 > 0.5 ? 1 : 0);
    BufferedImage picture = drawn(new Panel("", "", split, List.of(), List.of()));

    assertThat(colorAt(picture, layout, new Point(0.3, 0.9))).isEqualTo(ProbabilityColors.argb(1));
    assertThat(colorAt(picture, layout, new Point(0.3, 0.1))).isEqualTo(ProbabilityColors.argb(0));
  }

  @ParameterizedTest
  @EnumSource(Mark.Label.class)
  void aMarkIsSeenOnTheLightestAndTheDarkestField(Mark.Label label) {
    List<Mark> marks = List.of(new Mark(CENTRE, label));
    for (Field field : List.of(CERTAIN, IMPOSSIBLE)) {
      BufferedImage without = drawn(new Panel("", "", field, List.of(), List.of()));
      BufferedImage with = drawn(new Panel("", "", field, List.of(), marks));

      assertThat(strongDifferences(without, with)).isBetween(15, 150);
    }
  }

  @Test
  void eachLabelHasItsOwnSymbol() {
    List<BufferedImage> pictures =
        Stream.of(Mark.Label.values())
            .map(label -> List.of(new Mark(CENTRE, label)))
            .map(marks -> drawn(new Panel("", "", IMPOSSIBLE, List.of(), marks)))
            .toList();

    assertThat(strongDifferences(pictures.get(0), pictures.get(1))).isPositive();
    assertThat(strongDifferences(pictures.get(1), pictures.get(2))).isPositive();
    assertThat(strongDifferences(pictures.get(0), pictures.get(2))).isPositive();
  }

  @Test
  void theBoundaryIsWhereItShouldBe() {
    Layout layout = new Layout(1, 1, false);
    BufferedImage picture = drawn(new Panel("", "", IMPOSSIBLE, List.of(LEVEL), List.of()));

    assertThat(colorAt(picture, layout, new Point(0.2, 0.5)) & 0xff).isLessThan(80);
    assertThat(colorAt(picture, layout, new Point(0.2, 0.45))).isEqualTo(ProbabilityColors.argb(0));
  }

  @Test
  void longTextsStayInside() {
    String text = "a title that nobody would read to its end ".repeat(10);
    Panel panel = new Panel(text, text, IMPOSSIBLE, List.of(), List.of());
    BufferedImage picture =
        Canvas.draw(text, List.of(new PanelRow(text, Collections.nCopies(3, panel))));

    assertThat(column(picture, 0)).containsOnly(0xffffffff);
    assertThat(column(picture, picture.getWidth() - 1)).containsOnly(0xffffffff);
  }

  @Test
  void theSamePanelsGiveTheSameBytes() {
    assertThat(BoundaryPicture.png("title", List.of(row(""))))
        .isEqualTo(BoundaryPicture.png("title", List.of(row(""))));
  }

  @Test
  void rowsOfDifferentLengthsAreRefused() {
    List<PanelRow> rows = List.of(row(""), PanelRow.of(List.of(panel())));

    assertThatThrownBy(() -> BoundaryPicture.png("", rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rows of one length");
  }

  private static BufferedImage png(String title, PanelRow... rows) throws IOException {
    byte[] png = BoundaryPicture.png(title, List.of(rows));
    assertThat(png).startsWith(0x89, 'P', 'N', 'G');
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static BufferedImage drawn(Panel panel) {
    return Canvas.draw("", List.of(PanelRow.of(List.of(panel))));
  }

  private static PanelRow row(String label) {
    return new PanelRow(label, Collections.nCopies(3, panel()));
  }

  private static Panel panel() {
    return new Panel(
        "y0: x₂ ≤ 0.5",
        "accuracy 0.999, 194 labels missing",
        Field.sample((x1, x2) -> 1 / (1 + Math.exp(20 * (x2 - 0.5)))),
        List.of(LEVEL),
        List.of(new Mark(CENTRE, Mark.Label.UNLABELLED)));
  }

  private static int colorAt(BufferedImage picture, Layout layout, Point point) {
    Rectangle plot = layout.plot(0, 0);
    return picture.getRGB(
        plot.x + (int) (point.x1() * plot.width), plot.y + (int) ((1 - point.x2()) * plot.height));
  }

  private static int[] column(BufferedImage picture, int x) {
    return picture.getRGB(x, 0, 1, picture.getHeight(), null, 0, 1);
  }

  /** Counts the pixels whose green, which dominates lightness, differs clearly. */
  private static int strongDifferences(BufferedImage one, BufferedImage other) {
    int count = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        int difference = green(one.getRGB(x, y)) - green(other.getRGB(x, y));
        count += Math.abs(difference) > 60 ? 1 : 0;
      }
    }
    return count;
  }

  private static int green(int rgb) {
    return rgb >> 8 & 0xff;
  }
}
