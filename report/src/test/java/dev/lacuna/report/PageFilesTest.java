package dev.lacuna.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.experiment.OutputFolder;
import dev.lacuna.report.chart.Axis;
import dev.lacuna.report.chart.Frame;
import dev.lacuna.report.chart.LineChart;
import dev.lacuna.report.chart.Point;
import dev.lacuna.report.chart.Series;
import dev.lacuna.task.Feedback;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFilesTest {
  private static final LineChart CHART =
      new LineChart(
          new Frame("loss", "Loss", Axis.share("x"), Axis.share("y"), Frame.Size.SMALL),
          List.of(
              new Series("y0", 0, Series.Shape.LINE, List.of(new Point(0, 0), new Point(1, 1)))));

  @Test
  void chartsAreOnThePageAndInFilesOfTheirOwn(@TempDir Path folder) throws IOException {
    Page page =
        new Page(
            "title",
            "subtitle",
            List.of(),
            List.of(new Page.Section("s", List.of(new Block.Charts(CHART, "")))));

    PageFiles.write(page, OutputFolder.prepare(folder), Feedback.none());

    assertThat(folder.resolve("report.html")).content().contains(CHART.svg());
    assertThat(folder.resolve("charts/loss.svg")).content().startsWith(CHART.svg());
    BufferedImage png = ImageIO.read(folder.resolve("charts/loss.png").toFile());
    assertThat(png.getWidth()).isEqualTo(2 * 330);
    assertThat(png.getHeight()).isEqualTo(2 * 280);
    assertThat(blue(png)).isGreaterThan(300);
  }

  /** Returns how many pixels have the colour of the line. */
  private static int blue(BufferedImage image) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xffffff) == 0x0072B2 ? 1 : 0;
      }
    }
    return count;
  }
}
