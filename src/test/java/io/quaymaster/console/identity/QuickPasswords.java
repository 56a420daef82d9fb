package io.quaymaster.console.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// The passwords of tests are as quick to guess as they are to check. `LocalSignInTest` says what
/// those of the console cost.
@Configuration
class QuickPasswords {

  @Bean
  @Primary
  PasswordEncoder quickPasswordEncoder() {
    return new BCryptPasswordEncoder(4);
  }
}
