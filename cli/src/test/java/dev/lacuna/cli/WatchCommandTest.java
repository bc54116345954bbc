package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchCommandTest {
  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void aTrainingIsSeenWhileItGoesOnAndItsReportInTheEnd() throws Exception {
    WatchedCommand command =
        start("toy", "train", "--points", "2000", "--epochs", "400", "--quiet");
    URI page = command.address().resolve("page");

    Set<String> seen = new LinkedHashSet<>();
    HttpResponse<String> last = get(page);
    while (state(last).equals("going-on")) {
      seen.add(last.body());
      last = get(page);
    }

    assertThat(seen).hasSizeGreaterThan(1).last().asString().contains("training: epoch");
    assertThat(last.body()).isEqualTo(Files.readString(folder.resolve("report.html")));
    assertThat(command.exitCode()).isZero();
    assertThat(answers(page)).isFalse();
  }

  @Test
  void methodsThatAreComparedFollowEachOther() throws Exception {
    WatchedCommand command =
        start(
            "toy", "compare", "--points", "1000", "--epochs", "60", "--methods", "masked,sentinel");
    URI page = command.address().resolve("page");

    Set<String> seen = new LinkedHashSet<>();
    HttpResponse<String> last = get(page);
    while (state(last).equals("going-on")) {
      Matcher subtitle = Pattern.compile("(\\w+): epoch \\d+ of 60").matcher(last.body());
      if (subtitle.find()) {
        seen.add(subtitle.group(1));
      }
      last = get(page);
    }

    assertThat(state(last)).isEqualTo("ended");
    assertThat(seen).isSubsetOf("masked", "sentinel").isNotEmpty();
    assertThat(command.exitCode()).isZero();
  }

  @Test
  void aRunThatFailsStopsServing() throws Exception {
    WatchedCommand command = start("mbti", "train", "--data", folder + "/no-such.csv");
    URI page = command.address().resolve("page");

    assertThat(command.exitCode()).isEqualTo(3);
    assertThat(answers(page)).isFalse();
  }

  @Test
  void withoutTheFlagNothingIsServed() {
    Terminal terminal = new Terminal(Path.of("no-plugins"));

    terminal.run("toy", "train", "--points", "1000", "--epochs", "1", "--out", folder.toString());

    assertThat(terminal.err()).doesNotContain("http");
  }

  private WatchedCommand start(String task, String verb, String... options) {
    return new WatchedCommand(
        Stream.concat(
                Stream.of(task, verb, "--watch", "--out", folder.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private HttpResponse<String> get(URI page) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
  }

  private static String state(HttpResponse<String> page) {
    return page.headers().firstValue("Lacuna-Run").orElse("");
  }

  private boolean answers(URI page) throws InterruptedException {
    try {
      get(page);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
