package io.quaymaster.console.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class LocalSignInTest {

  @Test
  void a_guess_at_a_password_costs_four_thousand_rounds() {
    PasswordEncoder encoder = new LocalSignIn().passwordEncoder();

    String hash = encoder.encode("harbour lights at dusk");

    assertThat(hash).startsWith("$2a$12$");
    assertThat(encoder.matches("harbour lights at dusk", hash)).isTrue();
    assertThat(encoder.matches("harbour lights at dawn", hash)).isFalse();
  }
}
