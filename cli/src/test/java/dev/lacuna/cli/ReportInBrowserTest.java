package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports as a reader meets them: opened from the disk, pointed at, on a screen and on a phone. */
@Tag("slow")
class ReportInBrowserTest {
  private static final int SCREEN = 1280;
  private static final int PHONE = 390;
  private static final int HEIGHT = 900;

  /** Where pictures of the pages are left for who wants to look. */
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private static final String CURVES =
      "[...document.querySelectorAll('svg[data-plot] .series')].filter(g => g.querySelector('.curve'))";

  @TempDir private static Path folder;
  private static @Nullable Browser started;

  @BeforeAll
  static void makeReports() throws IOException {
    started = Browser.start(Files.createDirectory(folder.resolve("profile")));
    Path table = folder.resolve("bicycles.csv");
    run("csv", "example", "--out", table.toString());
    String labels = "sold_in_a_week,condition,price_eur";
    run("toy", "train", "--points", "2000", "--epochs", "12", "--out", out("toy"));
    run("toy", "compare", "--points", "1000", "--epochs", "3", "--out", out("compare"));
    run("csv", "audit", "--data", table.toString(), "--labels", labels, "--out", out("audit"));
    run(
        "csv",
        "train",
        "--data",
        table.toString(),
        "--labels",
        labels,
        "--ignore",
        "id",
        "--ensemble",
        "2",
        "--epochs",
        "5",
        "--out",
        out("csv"));
    run("toy", "train", "--points", "1000", "--epochs", "5", "--folds", "3", "--out", out("folds"));
    run("toy", "sweep", "--points", "1000", "--epochs", "3", "--seeds", "2", "--out", out("sweep"));
    run("mbti", "train", "--dimension", "30", "--epochs", "3", "--out", out("mbti"));
  }

  @AfterAll
  static void closeBrowser() {
    if (started != null) {
      started.close();
    }
  }

  private static void run(String... command) {
    Terminal terminal = new Terminal(Path.of("no-plugins"));
    assertThat(terminal.run(command)).as(() -> terminal.err()).isZero();
  }

  private static String out(String name) {
    return folder.resolve(name).toString();
  }

  static Stream<String> reports() {
    return Stream.of("toy", "compare", "sweep", "csv", "folds", "audit", "mbti");
  }

  private static Browser opened(String report, int width) {
    Browser browser = Objects.requireNonNull(started);
    browser.errors();
    browser.requests();
    browser.open(folder.resolve(report).resolve("report.html").toUri(), width, HEIGHT);
    return browser;
  }

  @ParameterizedTest
  @MethodSource("reports")
  void nothingIsLoadedFromAnywhereAndNothingGoesWrong(String report) {
    Browser browser = opened(report, SCREEN);

    assertThat(browser.errors()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
    assertThat(browser.number("return document.querySelectorAll('svg').length")).isPositive();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void thePageFitsAScreenAndAPhone(String report) throws IOException {
    for (int width : new int[] {SCREEN, PHONE}) {
      Browser browser = opened(report, width);
      browser.screenshot(SCREENSHOTS.resolve("%s-%d.png".formatted(report, width)));

      assertThat(browser.number("return innerWidth")).isEqualTo(width);
      assertThat(browser.number("return document.scrollingElement.scrollWidth"))
          .as("%s at %d", report, width)
          .isLessThanOrEqualTo(width);
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void aClickOnAHeaderSortsTheRows(String report) {
    Browser browser = opened(report, SCREEN);
    String table = "document.querySelector('table')";
    browser.tell(table + ".tHead.rows[0].cells[0].querySelector('button').click()");

    assertThat(column(browser, table, 0)).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    assertThat(sort(browser, table, 0)).isEqualTo("ascending");
    browser.tell(table + ".tHead.rows[0].cells[0].querySelector('button').click()");

    assertThat(sort(browser, table, 0)).isEqualTo("descending");
    assertThat(column(browser, table, 0))
        .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER.reversed());
  }

  private static String sort(Browser browser, String table, int column) {
    return browser.text(
        "return " + table + ".tHead.rows[0].cells[arguments[0]].getAttribute('aria-sort')", column);
  }

  private static List<String> column(Browser browser, String table, int column) {
    Object cells =
        browser.ask(
            "return [..." + table + ".tBodies[0].rows].map(r => r.cells[arguments[0]].textContent)",
            column);
    return ((List<?>) cells).stream().map(Object::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"toy", "sweep", "csv", "folds", "mbti"})
  void theEndOfACurveTellsItsValues(String report) {
    Browser browser = opened(report, SCREEN);
    pointAtEnd(browser, CURVES + "[0]");

    assertThat(browser.text("return document.getElementById('tip').hidden")).isEqualTo("false");
    assertThat(browser.text("return document.getElementById('tip').textContent"))
        .matches("(.+: )?.+ -?[\\d.,]+, .+ -?[\\d.,]+");
  }

  @Test
  void aCurveOfTheLossTellsWhatTheHistorySays() throws IOException {
    Browser browser = opened("toy", SCREEN);
    String loss =
        CURVES
            + ".find(g => g.dataset.label === 'y1' && g.closest('svg').textContent.includes('Training loss'))";
    pointAtEnd(browser, loss);

    String[] last = lastEpoch(folder.resolve("toy").resolve("history.csv"));
    String told = browser.text("return document.getElementById('tip').textContent");
    assertThat(told).startsWith("y1: epoch 12, loss ");
    assertThat(Double.parseDouble(told.replaceFirst(".* loss ", "")))
        .isCloseTo(Double.parseDouble(last[4]), within(2e-3));
  }

  private static String[] lastEpoch(Path history) throws IOException {
    List<String> lines = Files.readAllLines(history);
    assertThat(lines.get(0)).startsWith("epoch,loss,y0_loss,y0_observed,y1_loss");
    return lines.get(lines.size() - 1).split(",", -1);
  }

  private static void pointAtEnd(Browser browser, String curve) {
    List<?> place =
        (List<?>)
            browser.ask(
                "const path = "
                    + curve
                    + ".querySelector('.curve'); path.closest('svg').scrollIntoView({block: 'center', behavior: 'instant'});"
                    + "const end = path.getPointAtLength(path.getTotalLength()).matrixTransform(path.getScreenCTM());"
                    + "return [end.x, end.y]");
    browser.pointAt(((Number) place.get(0)).doubleValue(), ((Number) place.get(1)).doubleValue());
    browser.await("!document.getElementById('tip').hidden");
  }

  @ParameterizedTest
  @MethodSource("reports")
  void theThemeCanBeChosen(String report) {
    Browser browser = opened(report, SCREEN);
    String background = "return getComputedStyle(document.documentElement).backgroundColor";
    browser.tell("document.getElementById('theme').click()");
    String light = browser.text(background);
    browser.tell("document.getElementById('theme').click()");

    assertThat(browser.text(background)).isNotEqualTo(light);
    assertThat(browser.text("return document.getElementById('theme').textContent"))
        .isEqualTo("Theme: dark");
  }
}
