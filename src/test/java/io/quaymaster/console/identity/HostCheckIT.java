package io.quaymaster.console.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A site that gives its own name the address of this machine learns nothing.
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "vaadin.productionMode=true")
class HostCheckIT {
  private static final String SOCKET =
      """
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      """;

  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/sign-in",
        "/api/v1/me",
        "/actuator/health",
        "/styles/tokens.css",
        "/VAADIN/push?v-r=push",
        "/logout",
        "/error"
      })
  void another_name_is_refused_wherever_it_asks(String path) throws Exception {
    assertThat(ask(path, "evil.test:" + port, "Connection: close\r\n"))
        .startsWith("HTTP/1.1 421")
        .contains("does not answer to the name")
        .contains("quaymaster.hosts");
    assertThat(ask(path, "evil.test", SOCKET)).startsWith("HTTP/1.1 421");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1:PORT", "[::1]:9", "LOCALHOST:9"})
  void its_own_names_are_answered_with_any_port(String name) throws Exception {
    assertThat(ask("/actuator/health", name.replace("PORT", "" + port), "Connection: close\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  /// The status line, the headers and what follows. A refused socket closes its connection.
  private String ask(String path, String host, String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .lines()
          .collect(Collectors.joining("\n"));
    }
  }
}
