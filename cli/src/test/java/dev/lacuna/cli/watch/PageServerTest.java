package dev.lacuna.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.cli.watch.Snapshot.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageServerTest {
  private final AtomicReference<Snapshot> now =
      new AtomicReference<>(new Snapshot(1, "<p>first “page”</p>", State.GOING_ON));

  private final PageServer server = PageServer.start(now::get);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    server.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(server.uri().resolve(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void listensToThisMachineAlone() {
    assertThat(server.uri()).hasHost("127.0.0.1").hasPath("/");
    assertThat(server.uri().getPort()).isPositive();
  }

  @Test
  void theFrameAsksForThePage() throws IOException, InterruptedException {
    HttpResponse<String> frame = send(to("/"));

    assertThat(frame.statusCode()).isEqualTo(200);
    assertThat(frame.body()).startsWith("<!DOCTYPE html>").contains("fetch('/page'");
  }

  @Test
  void thePageIsWhatItIsNow() throws IOException, InterruptedException {
    assertThat(send(to("/page")).body()).isEqualTo("<p>first “page”</p>");

    now.set(new Snapshot(2, "<p>last page</p>", State.ENDED));

    HttpResponse<String> last = send(to("/page"));
    assertThat(last.body()).isEqualTo("<p>last page</p>");
    assertThat(last.headers().firstValue("Lacuna-Run")).hasValue("ended");
  }

  @Test
  void whoHasThePageIsToldSoUntilItChanges() throws IOException, InterruptedException {
    String tag = send(to("/page")).headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> same = send(to("/page").header("If-None-Match", tag));
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.headers().firstValue("Lacuna-Run")).hasValue("going-on");

    now.set(new Snapshot(2, "<p>second page</p>", State.GOING_ON));
    assertThat(send(to("/page").header("If-None-Match", tag)).body())
        .isEqualTo("<p>second page</p>");
  }

  @Test
  void anotherRunOnTheSamePortIsAnotherPage() throws IOException, InterruptedException {
    try (PageServer other = PageServer.start(now::get)) {
      String tag = send(to("/page")).headers().firstValue("ETag").orElseThrow();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(other.uri().resolve("/page")).header("If-None-Match", tag);

      assertThat(send(request).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void nothingIsLoadedFromElsewhereAndNothingKept() throws IOException, InterruptedException {
    for (String path : new String[] {"/", "/page", "/nowhere"}) {
      var headers = send(to(path)).headers();

      assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none'; connect-src 'self'; img-src data:")
          .contains("frame-ancestors 'none'")
          .doesNotContain("http", "*");
      assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
      assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void thePageCanOnlyBeRead() throws IOException, InterruptedException {
    HttpResponse<String> refused =
        send(to("/page").POST(HttpRequest.BodyPublishers.ofString("stop")));

    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(refused.headers().firstValue("Allow")).hasValue("GET, HEAD");
    assertThat(send(to("/page").DELETE()).statusCode()).isEqualTo(405);
  }

  @Test
  void headHasNoBody() throws IOException, InterruptedException {
    HttpResponse<String> head =
        send(to("/page").method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("ETag")).isPresent();
    assertThat(head.body()).isEmpty();
  }

  @Test
  void otherPathsAreNotThere() throws IOException, InterruptedException {
    assertThat(send(to("/../etc/passwd")).statusCode()).isEqualTo(404);
    assertThat(send(to("/page/more")).statusCode()).isEqualTo(404);
  }

  @Test
  void aNameFromElsewhereThatLeadsHereIsRefused() throws IOException {
    int port = server.uri().getPort();

    assertThat(statusOf("Host: 127.0.0.1:" + port)).contains(" 200 ");
    assertThat(statusOf("Host: LOCALHOST:" + port)).contains(" 200 ");
    assertThat(statusOf("Host: evil.example:" + port)).contains(" 403 ");
    assertThat(statusOf("Host: 127.0.0.1")).contains(" 403 ");
    assertThat(statusOf("Host: 127.0.0.1:" + port + "\r\nHost: evil.example")).contains(" 403 ");
    assertThat(statusOf("X-None: 1")).contains(" 403 ");
  }

  /** The client of the JDK lets nobody set the host. */
  private String statusOf(String header) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
      String request = "GET /page HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  @Test
  void nobodyAnswersOnceItIsClosed() {
    URI uri = server.uri();
    server.close();

    assertThatThrownBy(
            () -> client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()))
        .isInstanceOf(ConnectException.class);
  }
}
