package io.quaymaster.console.notification;

import io.quaymaster.console.notification.http.AllowedNetworks;
import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What the configuration says about notifications. What it says wrongly keeps the console from
/// starting.
@Component
class NotificationSettings {
  private final String publicAddress;
  private final String from;
  private final AllowedNetworks networks;

  NotificationSettings(
      @Value("${quaymaster.public-address:}") String publicAddress,
      @Value("${quaymaster.mail.from:}") String from,
      @Value("${quaymaster.webhooks.allowed-networks:}") String networks) {
    this.publicAddress = publicAddress.isBlank() ? "" : address(publicAddress.strip());
    this.from = from.isBlank() ? "" : MailAddress.parse(from.strip()).text();
    this.networks = AllowedNetworks.of(networks);
  }

  private static String address(String text) {
    URI uri = URI.create(text);
    boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!http || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException(
          "`quaymaster.public-address` is `"
              + text
              + "`; write it as `https://console.example.org`.");
    }
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /// Where people reach the console, without a slash at the end, if that is configured. What a
  /// browser says in its `Host` header is never taken for it.
  Optional<String> publicAddress() {
    return publicAddress.isEmpty() ? Optional.empty() : Optional.of(publicAddress);
  }

  Optional<String> from() {
    return from.isEmpty() ? Optional.empty() : Optional.of(from);
  }

  AllowedNetworks networks() {
    return networks;
  }
}
