package io.quaymaster.console.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A receiver of webhooks on this machine, which answers as it is told to.
public final class Receiver implements AutoCloseable {
  /// What it got.
  public record Got(String path, String type, String signature, String event, String body) {}

  /// How it answers.
  public enum Manner {
    ACCEPTS,
    FAILS,
    REDIRECTS,
    /// Not before it is closed.
    NEVER_ANSWERS,
    /// Accepts, with a body that ends only when nobody listens any more.
    TALKS_WITHOUT_END,
    HANGS_UP
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private volatile Manner manner = Manner.ACCEPTS;

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  public void becomes(Manner next) {
    manner = next;
  }

  public List<Got> got() {
    return List.copyOf(got);
  }

  private void answer(HttpExchange exchange) throws IOException {
    got.add(
        new Got(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            exchange.getRequestHeaders().getFirst("Quaymaster-Signature"),
            exchange.getRequestHeaders().getFirst("Quaymaster-Event"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    switch (manner) {
      case ACCEPTS -> answer(exchange, 200, "Thanks\r\n");
      case FAILS -> answer(exchange, 500, "<b>Broken</b>");
      case REDIRECTS -> {
        exchange.getResponseHeaders().set("Location", url().resolve("/elsewhere").toString());
        answer(exchange, 307, "");
      }
      case NEVER_ANSWERS -> {
        try {
          closed.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        exchange.close();
      }
      case TALKS_WITHOUT_END -> {
        exchange.sendResponseHeaders(200, 0);
        byte[] words = "and so on ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream body = exchange.getResponseBody()) {
          while (closed.getCount() > 0) {
            body.write(words);
          }
        }
      }
      case HANGS_UP -> exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, int code, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
