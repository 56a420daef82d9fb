package io.quaymaster.console.notification;

import io.quaymaster.console.identity.Legible;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/// What a webhook is to be: how people call it, where it is, and what it is told.
public record WebhookDraft(String name, URI url, Set<EventKind> kinds) {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_URL = 2_000;

  /// @throws NotificationException with a sentence about what is wrong
  public WebhookDraft {
    name = name.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new NotificationException("The name needs 1 to 100 characters.");
    }
    Legible.objection(name)
        .ifPresent(objection -> {
          throw new NotificationException("The name " + objection);
        });
    kinds = Set.copyOf(kinds);
    if (kinds.isEmpty() || kinds.contains(EventKind.TEST)) {
      throw new NotificationException("Choose at least one kind of event.");
    }
  }

  /// Reads an address as people type it.
  ///
  /// @throws IllegalArgumentException with a sentence about what is wrong
  public static URI url(String text) {
    String given = text.strip();
    if (given.length() > LONGEST_URL || !given.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "Write the address in at most 2000 ASCII characters, without spaces.");
    }
    try {
      URI uri = new URI(given).parseServerAuthority();
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
        throw new IllegalArgumentException("Write it as `https://hooks.example.org/quaymaster`.");
      }
      if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
        throw new IllegalArgumentException(
            "An address of a webhook has no user, password or part behind `#`.");
      }
      return new URI(scheme + given.substring(scheme.length()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("Write it as `https://hooks.example.org/quaymaster`.", e);
    }
  }
}
