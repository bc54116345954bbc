package dev.lacuna.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A Chromium without a window. It asks nobody on the network, and tests that want one are skipped
 * where {@code chromium} and {@code chromedriver} are not on the path.
 */
final class Browser implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 90;

  /** What is narrower is a phone, whose scroll bars take no room. */
  private static final int TABLET = 600;

  /** It misses classes for each new version of a browser, which are not needed here. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts a browser.
   *
   * @param profile an empty folder of its own
   */
  static Browser start(Path profile) {
    Optional<Path> chromium = onPath("chromium");
    Optional<Path> chromedriver = onPath("chromedriver");
    assumeTrue(
        chromium.isPresent() && chromedriver.isPresent(),
        "there is no browser: install chromium and chromedriver");
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    // with the driver's place given, Selenium looks for none and downloads nothing
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.orElseThrow().toFile())
            .build();
    Browser browser = new Browser(new ChromeDriver(service, options));
    browser.driver.get("about:blank");
    browser.requests(); // those of the page that it begins with are its own matter
    return browser;
  }

  private static Optional<Path> onPath(String program) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a page in a window of a size. */
  void open(URI page, int width, int height) {
    resize(width, height);
    driver.get(page.toString());
  }

  /** Makes the window as wide and as high as phones and screens are. */
  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < TABLET));
  }

  /** Moves the mouse to a place in the window. */
  void pointAt(double x, double y) {
    driver.executeCdpCommand(
        "Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
  }

  /** Returns what a function body returns in the page: a text, a number, a list or a map. */
  Object ask(String script, Object... arguments) {
    return Objects.requireNonNull(
        driver.executeScript(script, arguments), () -> "nothing returned by: " + script);
  }

  /** Does something in the page. */
  void tell(String script, Object... arguments) {
    driver.executeScript(script, arguments);
  }

  /** Returns a number that the page tells. */
  double number(String script, Object... arguments) {
    return ((Number) ask(script, arguments)).doubleValue();
  }

  /** Returns a text that the page tells. */
  String text(String script, Object... arguments) {
    return ask(script, arguments).toString();
  }

  /** Waits until something is true in the page. */
  void await(String condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Boolean.TRUE.equals(driver.executeScript("return " + condition))) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not true in time: " + condition + "\n" + errors());
      }
    }
  }

  /** Returns the errors in the console since it was last asked, of scripts and of loading. */
  List<String> errors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Returns what pages asked for since it was last asked: the addresses of all requests. */
  List<String> requests() {
    List<String> requests = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = json(entry.getMessage()).path("message");
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        requests.add(message.path("params").path("request").path("url").asText());
      }
    }
    return requests;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException defect) {
      throw new AssertionError(defect);
    }
  }

  /** Keeps a picture of the whole page, however long it is. */
  void screenshot(Path file) throws IOException {
    Map<String, Object> picture =
        driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(
        file, Base64.getDecoder().decode(Objects.requireNonNull(picture.get("data")).toString()));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
