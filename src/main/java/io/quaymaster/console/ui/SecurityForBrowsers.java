package io.quaymaster.console.ui;

import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.quaymaster.console.identity.IdentityProvider;
import io.quaymaster.console.identity.OpenSessions;
import io.quaymaster.console.ui.kit.Screens;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/// Who may open which page. Every view says so itself; a view that says nothing opens to nobody.
@Configuration
class SecurityForBrowsers {

  @Bean
  @Order(2)
  SecurityFilterChain pages(
      HttpSecurity http,
      OpenSessions sessions,
      SecurityContextHolderStrategy holder,
      VaadinDefaultRequestCache wanted,
      ObjectProvider<IdentityProvider> providers) {
    Optional<IdentityProvider> provider = Optional.ofNullable(providers.getIfAvailable());
    http.addFilterAfter(
        new SessionFilter(sessions, provider, holder), SecurityContextHolderFilter.class);
    http.addFilterAfter(new OwnPagesOnly(), SessionFilter.class);
    http.addFilterAfter(new RequestLimits(holder), OwnPagesOnly.class);
    // Pages say more of themselves, in PageHeaders. Nothing else is to be shown or run as a page.
    http.headers(headers ->
        headers.contentSecurityPolicy(
            csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'")));
    wanted.setDelegateRequestCache(withoutMark());
    http.authorizeHttpRequests(requests ->
        requests
            .requestMatchers("/actuator/health", "/icons/**", "/styles/**", "/fonts/**")
            .permitAll());
    // Whoever is signed in and mistypes an address gets a page that says so.
    http.with(
        VaadinSecurityConfigurer.vaadin(),
        pages -> {
          provider.ifPresentOrElse(
              one ->
                  pages
                      .oauth2LoginPage("/" + Screens.SIGN_IN)
                      .logoutSuccessHandler(one.signOut(new UidlRedirectStrategy())),
              () -> pages.loginView(SignInView.class));
          pages.anyRequest(AuthorizedUrl::authenticated);
        });
    provider.ifPresent(one -> one.secure(http));
    return http.build();
  }

  /// Leads to the address that was wanted before the sign-in as it was written. Spring would put
  /// `?continue` behind it, to spare a look at the session.
  @SuppressWarnings("NullAway") // Spring documents null, and does not say so in the signature.
  private static HttpSessionRequestCache withoutMark() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setMatchingRequestParameterName(null);
    return cache;
  }
}
