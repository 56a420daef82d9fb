package io.quaymaster.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.ConsoleRole;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class CallersTurnIT {
  @LocalServerPort int port;

  @Test
  void a_caller_who_sends_too_much_at_once_is_refused_and_nobody_else() throws Exception {
    String token = TestTokens.of(ConsoleRole.VIEWER, "busy");
    List<Socket> open = new ArrayList<>();
    CompletableFuture<String> refused = new CompletableFuture<>();
    try {
      for (int i = 0; i <= CallersTurn.AT_ONCE + CallersTurn.WAITING; i++) {
        Socket socket = begin(token);
        open.add(socket);
        Thread.startVirtualThread(() -> tellIfRefused(socket, refused));
      }

      assertThat(refused.get(25, TimeUnit.SECONDS)).startsWith("HTTP/1.1 429");
      Caller.as(port, ConsoleRole.REVIEWER).get("/api/v1/me").is(200);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  /// Sends a stream of questions and does not end it.
  private Socket begin(String token) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket
        .getOutputStream()
        .write(
            ("POST /api/v1/lint HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + token
                    + "\r\nContent-Type: application/jsonl\r\nTransfer-Encoding: chunked\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static void tellIfRefused(Socket socket, CompletableFuture<String> refused) {
    try {
      String status =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      if (status != null && status.contains(" 429")) {
        refused.complete(status);
      }
    } catch (IOException e) {
      // The test ended before this one was answered.
    }
  }
}
