package io.quaymaster.console.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Which names the console answers to, by where it listens and what is configured.
class HostNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LocalHost", "127.0.0.1", "[::1]"})
  void on_a_loopback_address_it_answers_to_this_machine(String name) {
    assertThat(names("server.address=127.0.0.1").include(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.test", "localhost.evil.test", "127.0.0.1.evil.test", "10.0.0.7", ""})
  void on_a_loopback_address_it_answers_to_nobody_else(String name) {
    assertThat(names("server.address=127.0.0.1").include(name)).isFalse();
  }

  @Test
  void configured_names_count_besides() {
    HostNames names =
        names("server.address=::1", "quaymaster.hosts=console.example.org, Other.example.org");
    assertThat(names.include("console.example.org")).isTrue();
    assertThat(names.include("other.example.org")).isTrue();
    assertThat(names.include("localhost")).isTrue();
    assertThat(names.include("example.org")).isFalse();
  }

  @Test
  void the_public_address_is_a_name_of_the_console() {
    HostNames names =
        names(
            "server.address=127.0.0.1", "quaymaster.public-address=https://ssh.example.org:8443/q");
    assertThat(names.include("ssh.example.org")).isTrue();
    assertThat(names.include("evil.test")).isFalse();
  }

  @Test
  void elsewhere_and_behind_a_proxy_every_name_counts_until_some_are_configured() {
    assertThat(names("server.address=0.0.0.0").include("any.example.org")).isTrue();
    assertThat(names().include("any.example.org")).isTrue();
    String proxy = "server.forward-headers-strategy=native";
    assertThat(names("server.address=127.0.0.1", proxy).include("any.example.org")).isTrue();

    HostNames some =
        names("server.address=127.0.0.1", proxy, "quaymaster.hosts=console.example.org");
    assertThat(some.include("console.example.org")).isTrue();
    assertThat(some.include("127.0.0.1")).as("for whoever asks for its health").isTrue();
    assertThat(some.include("any.example.org")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://console.example.org", "console.example.org:8080", "*"})
  void what_is_no_name_is_said_at_the_start(String wrong) {
    assertThatThrownBy(() -> names("quaymaster.hosts=" + wrong))
        .hasMessageContaining("`" + wrong + "` in `quaymaster.hosts` is no host")
        .hasMessageContaining("console.example.org");
  }

  private static HostNames names(String... properties) {
    StandardEnvironment environment = new StandardEnvironment();
    var values = new java.util.HashMap<String, Object>();
    for (String property : properties) {
      String[] parts = property.split("=", 2);
      values.put(parts[0], parts[1]);
    }
    environment.getPropertySources().addFirst(new MapPropertySource("test", values));
    return new HostNames(new BindAddress(environment), environment);
  }
}
