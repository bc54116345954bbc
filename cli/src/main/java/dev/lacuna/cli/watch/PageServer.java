package dev.lacuna.cli.watch;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves one page on a port of this machine, to nobody else: it listens to the loopback address and
 * answers only who asks for that address or for {@code localhost}, so that no page from elsewhere
 * can read it under a name of its own that leads here (DNS rebinding).
 */
final class PageServer implements AutoCloseable {
  /** What a watcher opens; it fetches {@link #PAGE} again and again. */
  private static final String FRAME = "/";

  private static final String PAGE = "/page";

  /** Lets the browser load nothing but what this server says itself. */
  private static final String POLICY =
      "default-src 'none'; connect-src 'self'; img-src data:; style-src 'unsafe-inline';"
          + " script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final int THREADS = 4;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;
  private final Supplier<Snapshot> page;
  private final byte[] frame = frame();
  private final String run = Long.toHexString(new SecureRandom().nextLong());
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          work -> {
            Thread thread = new Thread(work, "watch");
            thread.setDaemon(true);
            return thread;
          });
  private volatile long lastAsked = System.nanoTime() - Long.MAX_VALUE / 2;

  private PageServer(HttpServer server, Supplier<Snapshot> page) {
    this.server = server;
    this.page = page;
  }

  /**
   * Begins to serve, on a port that is free.
   *
   * @param page what is there to see; asked on several threads
   * @throws LacunaException when this machine has no such port
   */
  static PageServer start(Supplier<Snapshot> page) {
    try {
      InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0);
      PageServer server = new PageServer(HttpServer.create(anyPort, 0), page);
      server.server.createContext("/", server::answer);
      server.server.setExecutor(server.threads);
      server.server.start();
      return server;
    } catch (IOException refused) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "--watch needs a port on this machine. Found none: %s. Leave it out."
              .formatted(Failures.reason(refused)),
          refused);
    }
  }

  /** Returns where the page is. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + port() + "/");
  }

  /** Returns how many nanoseconds ago somebody last asked for the page. */
  long nanosSinceAsked() {
    return System.nanoTime() - lastAsked;
  }

  /** Serves no more. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      headers.set("Cache-Control", "no-store");
      headers.set("Content-Security-Policy", POLICY);
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("X-Content-Type-Options", "nosniff");
      if (!isAskedForThisMachine(exchange.getRequestHeaders().get("Host"))) {
        say(exchange, 403, "this page is for this machine alone, at " + uri() + "\n");
      } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        headers.set("Allow", "GET, HEAD");
        say(exchange, 405, "this page can only be read\n");
      } else {
        serve(exchange, exchange.getRequestURI().getPath());
      }
    }
  }

  private boolean isAskedForThisMachine(@Nullable List<String> hosts) {
    return hosts != null
        && hosts.size() == 1
        && Set.of("127.0.0.1:" + port(), "localhost:" + port())
            .contains(hosts.get(0).toLowerCase(Locale.ROOT));
  }

  private void serve(HttpExchange exchange, String path) throws IOException {
    if (path.equals(FRAME)) {
      send(exchange, 200, "text/html; charset=utf-8", frame);
    } else if (path.equals(PAGE)) {
      try {
        servePage(exchange);
      } finally {
        lastAsked = System.nanoTime(); // what took long was not long ago
      }
    } else {
      say(exchange, 404, "there is nothing here; the page is at " + uri() + "\n");
    }
  }

  private void servePage(HttpExchange exchange) throws IOException {
    lastAsked = System.nanoTime();
    Snapshot now = page.get();
    String tag = "\"%s-%d\"".formatted(run, now.version());
    exchange.getResponseHeaders().set("ETag", tag);
    exchange.getResponseHeaders().set("Lacuna-Run", now.state().word());
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      byte[] html = now.html().getBytes(StandardCharsets.UTF_8);
      send(exchange, 200, "text/html; charset=utf-8", html);
    }
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    send(exchange, status, "text/plain; charset=utf-8", bytes);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean onlyHead = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, onlyHead ? -1 : bytes.length);
    if (!onlyHead) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static byte[] frame() {
    try (InputStream in = PageServer.class.getResourceAsStream("watch.html")) {
      return Objects.requireNonNull(in, "watch.html is missing").readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
