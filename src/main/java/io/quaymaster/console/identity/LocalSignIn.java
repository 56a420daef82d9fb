package io.quaymaster.console.identity;

import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Sign-in with an account of this database, and `Requires` on every service method.
@Configuration
@EnableMethodSecurity
class LocalSignIn {

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder(12);
  }

  /// An account that is disabled, or that nobody can sign in to any more with its one-time
  /// password, is unknown: the answer is the same and takes as long, so that nobody learns which
  /// names exist.
  @Bean
  @ConditionalOnProperty(name = "quaymaster.identity", havingValue = "local", matchIfMissing = true)
  UserDetailsService userDetailsService(UserRows users, Clock clock) {
    return name ->
        users
            .findById(name.strip().toLowerCase(Locale.ROOT))
            .filter(account -> account.subject == null && !account.service)
            .filter(account -> account.letsIn(clock.instant()))
            .map(SignedInUser::new)
            .orElseThrow(() -> new UsernameNotFoundException("No such account."));
  }

  @Bean
  @ConditionalOnProperty(name = "quaymaster.identity", havingValue = "local", matchIfMissing = true)
  AuthenticationProvider throttledSignIn(
      UserDetailsService accounts, PasswordEncoder passwords, SignInThrottle throttle) {
    DaoAuthenticationProvider byPassword = new DaoAuthenticationProvider(accounts);
    byPassword.setPasswordEncoder(passwords);
    return new AuthenticationProvider() {
      @Override
      public @Nullable Authentication authenticate(Authentication attempt) {
        return throttle.attempt(
            attempt.getName(), SignIns.address(attempt), () -> byPassword.authenticate(attempt));
      }

      @Override
      public boolean supports(Class<?> kind) {
        return byPassword.supports(kind);
      }
    };
  }

  /// Tells who called what is not for their role.
  @Bean
  static AuthorizationEventPublisher authorizationEvents(ApplicationEventPublisher events) {
    return new SpringAuthorizationEventPublisher(events);
  }

  @Bean
  static AnnotationTemplateExpressionDefaults requiresTakesARole() {
    return new AnnotationTemplateExpressionDefaults();
  }
}
