package dev.lacuna.report;

import dev.lacuna.error.LacunaException;
import dev.lacuna.experiment.OutputFolder;
import dev.lacuna.io.AtomicFile;
import dev.lacuna.io.DesktopLibraries;
import dev.lacuna.report.chart.Chart;
import dev.lacuna.task.Feedback;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes a page and its charts into the folder of a run. */
public final class PageFiles {
  /** The name of the page. */
  public static final String PAGE = "report.html";

  private static final String CHARTS = "charts";

  private PageFiles() {}

  /**
   * Writes {@code report.html}, and each chart as SVG and PNG into the folder {@code charts}. A
   * machine that cannot draw gets no PNG, and one warning.
   *
   * @throws LacunaException when a file cannot be written
   */
  public static void write(Page page, OutputFolder folder, Feedback feedback) {
    OutputFolder charts = writeWithoutPng(page, folder, feedback);
    List<Chart> drawn = page.charts();
    List<byte[]> pngs = pngs(drawn, feedback);
    for (int i = 0; i < pngs.size(); i++) {
      byte[] png = pngs.get(i);
      Path file = charts.path().resolve(drawn.get(i).name() + ".png");
      AtomicFile.write(file, out -> out.write(png));
    }
  }

  /**
   * Does the same without PNG, on a machine that is known to be unable to draw. A Java that lacks
   * the module {@code java.desktop}, which templates need too, gets the charts alone, and a
   * warning.
   *
   * @return the folder of the charts
   * @throws LacunaException when a file cannot be written
   */
  public static OutputFolder writeWithoutPng(Page page, OutputFolder folder, Feedback feedback) {
    html(page, feedback).ifPresent(html -> folder.write(PAGE, html));
    OutputFolder charts = OutputFolder.prepare(folder.path().resolve(CHARTS));
    page.charts().forEach(chart -> charts.write(chart.name() + ".svg", chart.svg() + "\n"));
    return charts;
  }

  private static Optional<String> html(Page page, Feedback feedback) {
    try {
      return Optional.of(DesktopLibraries.use(() -> HtmlWriter.write(page)));
    } catch (LacunaException withoutDesktop) {
      feedback.warn("no %s: %s".formatted(PAGE, withoutDesktop.getMessage()));
      return Optional.empty();
    }
  }

  private static List<byte[]> pngs(List<Chart> charts, Feedback feedback) {
    try {
      return charts.stream()
          .map(chart -> DesktopLibraries.use(() -> PngRenderer.png(chart.svg())))
          .toList();
    } catch (LacunaException undrawable) {
      feedback.warn("no charts as PNG: " + undrawable.getMessage());
      return List.of();
    }
  }
}
