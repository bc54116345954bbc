package dev.lacuna.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchCommandTest {
  private static final Pattern ADDRESS =
      Pattern.compile("watch it at (http://127\\.0\\.0\\.1:\\d+/) \\(on this machine only\\)\n");

  @TempDir private Path folder;
  private final Terminal terminal = new Terminal(Path.of("no-plugins"));
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void aTrainingIsSeenWhileItGoesOnAndItsReportInTheEnd() throws Exception {
    CompletableFuture<Integer> command =
        start("toy", "train", "--points", "2000", "--epochs", "400", "--quiet");
    URI page = address(command).resolve("page");

    Set<String> seen = new LinkedHashSet<>();
    HttpResponse<String> last = get(page);
    while (!state(last).equals("ended")) {
      seen.add(last.body());
      last = get(page);
    }

    assertThat(seen).hasSizeGreaterThan(1).last().asString().contains("training: epoch");
    assertThat(last.body()).isEqualTo(Files.readString(folder.resolve("report.html")));
    assertThat(command.get(20, SECONDS)).isZero();
    assertThat(answers(page)).isFalse();
  }

  @Test
  void methodsThatAreComparedFollowEachOther() throws Exception {
    CompletableFuture<Integer> command =
        start(
            "toy", "compare", "--points", "1000", "--epochs", "60", "--methods", "masked,sentinel");
    URI page = address(command).resolve("page");

    Set<String> seen = new LinkedHashSet<>();
    while (!state(get(page)).equals("ended")) {
      Matcher subtitle = Pattern.compile("(\\w+): epoch \\d+ of 60").matcher(get(page).body());
      if (subtitle.find()) {
        seen.add(subtitle.group(1));
      }
    }

    assertThat(seen).isSubsetOf("masked", "sentinel").isNotEmpty();
    assertThat(command.get(20, SECONDS)).isZero();
  }

  @Test
  void aRunThatFailsStopsServing() throws Exception {
    CompletableFuture<Integer> command = start("mbti", "train", "--data", folder + "/no-such.csv");
    URI page = address(command).resolve("page");

    assertThat(command.get(20, SECONDS)).isEqualTo(3);
    assertThat(answers(page)).isFalse();
  }

  @Test
  void withoutTheFlagNothingIsServed() {
    terminal.run("toy", "train", "--points", "1000", "--epochs", "1", "--out", folder.toString());

    assertThat(terminal.err()).doesNotContain("http");
  }

  private CompletableFuture<Integer> start(String task, String verb, String... options) {
    String[] all = new String[options.length + 5];
    all[0] = task;
    all[1] = verb;
    all[2] = "--watch";
    all[3] = "--out";
    all[4] = folder.toString();
    System.arraycopy(options, 0, all, 5, options.length);
    return CompletableFuture.supplyAsync(() -> terminal.run(all));
  }

  private URI address(CompletableFuture<Integer> command) throws TimeoutException {
    Supplier<Optional<URI>> said =
        () ->
            Optional.of(ADDRESS.matcher(terminal.err()))
                .filter(Matcher::find)
                .map(found -> URI.create(found.group(1)));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (said.get().isEmpty() && !command.isDone() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    return said.get().orElseThrow(() -> new TimeoutException("no address in: " + terminal.err()));
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
