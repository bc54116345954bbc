package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training as somebody sees it who watches it in a browser. */
@Tag("slow")
class WatchInBrowserTest {
  private static final String SUBTITLE = "document.querySelector('.subtitle').textContent";
  private static final String THEME = "document.getElementById('theme')";

  @TempDir private Path folder;

  @Test
  void thePageGrowsWhereTheReaderIsAndBecomesTheReport() throws Exception {
    try (Browser browser = Browser.start(Files.createDirectory(folder.resolve("profile")))) {
      WatchedCommand command =
          new WatchedCommand(
              "toy",
              "train",
              "--watch",
              "--points",
              "1000",
              "--epochs",
              "2500",
              "--patience",
              "2500",
              "--out",
              folder.resolve("out").toString());
      URI address = command.address();
      browser.open(address, 1280, 400);
      browser.await("document.querySelectorAll('svg').length == 3");
      browser.tell(
          THEME + ".click(); " + THEME + ".click(); scrollTo({top: 150, behavior: 'instant'})");
      String before = browser.text("return " + SUBTITLE);

      browser.await(SUBTITLE + " !== '" + before + "'");

      assertThat(browser.text("return " + SUBTITLE)).matches("training: epoch \\d+ of 2500");
      assertThat(browser.number("return scrollY")).isEqualTo(150);
      assertThat(browser.text("return " + THEME + ".textContent")).isEqualTo("Theme: dark");

      browser.await("document.getElementById('live').textContent.includes('has ended')");

      assertThat(browser.text("return document.title")).isEqualTo("Training report: toy");
      browser.tell("document.querySelector('th button').click()");
      assertThat(browser.text("return document.querySelector('th').getAttribute('aria-sort')"))
          .isEqualTo("ascending");
      assertThat(browser.errors()).isEmpty();
      assertThat(browser.requests())
          .contains(address.toString(), address + "page")
          .allMatch(
              request -> request.startsWith(address.toString()) || request.startsWith("data:"));
      assertThat(command.exitCode()).isZero();
    }
  }
}
