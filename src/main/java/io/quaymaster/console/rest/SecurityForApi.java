package io.quaymaster.console.rest;

import io.github.bucket4j.TimeMeter;
import io.quaymaster.console.identity.BearerTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;

/// Who may call `/api`: whoever brings a token. Sessions of browsers count for nothing there, so no
/// page of somebody else can make a browser call it.
@Configuration
class SecurityForApi {

  @Bean
  @Order(1)
  SecurityFilterChain api(
      HttpSecurity http,
      BearerTokens tokens,
      ApiRefusals refusals,
      Problems problems,
      SecurityContextHolderStrategy holder) {
    BearerTokenAuthenticationFilter bearer =
        new BearerTokenAuthenticationFilter(tokens::authenticate);
    bearer.setSecurityContextHolderStrategy(holder);
    bearer.setAuthenticationEntryPoint(refusals);
    bearer.setAuthenticationFailureHandler(refusals);
    return http.securityMatcher("/api/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilter(bearer)
        .addFilterAfter(
            new ApiLimits(holder, problems, TimeMeter.SYSTEM_MILLISECONDS),
            BearerTokenAuthenticationFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .build();
  }
}
