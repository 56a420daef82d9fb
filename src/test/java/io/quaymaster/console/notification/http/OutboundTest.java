package io.quaymaster.console.notification.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.notification.Receiver;
import io.quaymaster.console.notification.Receiver.Manner;
import io.quaymaster.console.notification.http.Answer.Answered;
import io.quaymaster.console.notification.http.Answer.Failed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A post to an address that somebody typed in, answered by a real server.
class OutboundTest {
  private static final byte[] BODY = {'{', '}'};

  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  private static Answer post(String networks, URI to) {
    try (Outbound outbound = new Outbound(AllowedNetworks.of(networks), Duration.ofSeconds(1))) {
      return outbound.post(to, BODY, Map.of());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Answer post() {
    return post("127.0.0.0/8", receiver.url());
  }

  @Test
  void an_answer_has_its_code_and_the_beginning_of_its_body() {
    assertThat(post()).isEqualTo(new Answered(200, "Thanks\r\n"));
  }

  @Test
  void a_redirect_is_not_followed() {
    receiver.becomes(Manner.REDIRECTS);

    assertThat(post())
        .isInstanceOfSatisfying(Answered.class, it -> assertThat(it.code()).isEqualTo(307));
    assertThat(receiver.got()).extracting(Receiver.Got::path).containsExactly("/hook");
  }

  @Test
  void a_body_without_end_is_read_in_part_only() {
    receiver.becomes(Manner.TALKS_WITHOUT_END);

    assertThat(post())
        .isInstanceOfSatisfying(
            Answered.class, it -> assertThat(it.excerpt()).startsWith("and so on").hasSize(1_000));
  }

  @Test
  void who_does_not_answer_is_waited_for_no_longer_than_the_limit() {
    receiver.becomes(Manner.NEVER_ANSWERS);

    assertThat(post()).isEqualTo(new Failed("No answer within 1 s."));
  }

  @Test
  void who_hangs_up_is_not_asked_again() {
    receiver.becomes(Manner.HANGS_UP);

    assertThat(post()).isEqualTo(new Failed("The connection ended before an answer."));
    assertThat(receiver.got()).hasSize(1);
  }

  @Test
  void nobody_at_home_is_said_so() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(post("127.0.0.0/8", URI.create("http://127.0.0.1:" + port + "/")))
        .isEqualTo(new Failed("The host does not accept the connection."));
  }

  @Test
  void a_server_without_a_certificate_is_no_secure_connection() {
    URI secure = URI.create(receiver.url().toString().replace("http:", "https:"));

    assertThat(post("127.0.0.0/8", secure)).isInstanceOf(Failed.class);
    assertThat(receiver.got()).isEmpty();
  }

  /// Names and spellings of this machine, of its neighbours and of the cloud's own services.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:%d/",
        "https://localhost:%d/",
        "https://2130706433:%d/",
        "https://127.1:%d/",
        "https://[::1]:%d/",
        "https://[::ffff:127.0.0.1]:%d/",
        "https://[64:ff9b::7f00:1]:%d/",
        "https://0.0.0.0:%d/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[fd00:ec2::254]/latest/meta-data/",
        "https://10.0.0.1/",
        "https://172.16.0.1/",
        "https://192.168.0.1/",
        "https://100.64.0.1/",
        "https://[fe80::1]/",
        "http://127.0.0.1:%d/"
      })
  void nothing_that_is_not_public_is_connected_to(String address) throws IOException {
    try (ServerSocket here = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      here.setSoTimeout(1);
      URI to = URI.create(address.formatted(here.getLocalPort()));

      assertThat(post("", to))
          .isEqualTo(
              new Failed("The address leads to a network that webhooks may not reach from here."));
      assertThatThrownBy(here::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void plain_http_reaches_this_machine_only_even_where_a_network_is_allowed() {
    assertThat(post("10.0.0.0/8", URI.create("http://10.0.0.1/")))
        .isEqualTo(
            new Failed("The address leads to a network that webhooks may not reach from here."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "intranet", "10.0.0.0/x", "/8"})
  void what_is_no_network_is_refused(String list) {
    assertThatThrownBy(() -> AllowedNetworks.of(list))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no network");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "1.1.1.1", "52.94.0.1", "2600:1f00::1", "172.32.0.1", "11.0.0.1"})
  void the_public_internet_is_reached(String address) throws IOException {
    assertThat(AllowedNetworks.of("").permits(InetAddress.getByName(address))).isTrue();
  }
}
