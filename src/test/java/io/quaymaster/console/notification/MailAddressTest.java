package io.quaymaster.console.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kim@example.org",
        "k.larsen+ecr@mail.example.org",
        "root@localhost",
        "o'hara@x.io"
      })
  void an_address_is_taken(String text) {
    assertThat(MailAddress.parse(" " + text + " ").text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kim",
        "kim@",
        "@example.org",
        "kim@example.org, zoe@example.org",
        "Kim <kim@example.org>",
        "kim@example.org\r\nBcc: zoe@example.org",
        "kim@exa mple.org",
        "kim..l@example.org",
        "kim@-example.org",
        "\"kim\"@example.org",
        "kim@[127.0.0.1]",
        "kím@example.org"
      })
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> MailAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
