package io.quaymaster.console.identity.keycloak;

import io.quaymaster.console.identity.IdentityProvider.Reach;
import io.quaymaster.console.identity.IdentityProvider.ReachChanged;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Whether Keycloak answers, from asking it now and then.
final class KeycloakReach {
  private static final Duration FRESH = Duration.ofSeconds(3);

  private final RestClient http;
  private final URI probe;
  private final Duration grace;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private @Nullable Instant awaySince;
  private Instant asked = Instant.MIN;

  KeycloakReach(
      KeycloakSettings settings, KeycloakHttp http, ApplicationEventPublisher events, Clock clock) {
    this.http = http.client();
    this.probe = settings.internal("certs");
    this.grace = settings.grace();
    this.events = events;
    this.clock = clock;
  }

  /// How it is; asks if nobody has in the last seconds. While somebody asks, which may take long,
  /// the others take what is known.
  Reach now() {
    if (isStale() && asking.tryLock()) {
      try {
        look();
      } finally {
        asking.unlock();
      }
    }
    return known();
  }

  /// Whether it is of no use to try anything: it did not answer a moment ago.
  boolean isAwayJustNow() {
    return !isStale() && known() instanceof Reach.Away;
  }

  void ask() {
    asking.lock();
    try {
      look();
    } finally {
      asking.unlock();
    }
  }

  private void look() {
    try {
      http.get().uri(probe).retrieve().toBodilessEntity();
      answered();
    } catch (RestClientException e) {
      wasAway();
    }
  }

  void answered() {
    note(null);
  }

  void wasAway() {
    note(clock.instant());
  }

  private synchronized boolean isStale() {
    return asked.isBefore(clock.instant().minus(FRESH));
  }

  synchronized Reach known() {
    return awaySince == null
        ? new Reach.Answers()
        : new Reach.Away(awaySince, awaySince.plus(grace));
  }

  /// Until when somebody goes on who cannot ask it now.
  Instant graceFromNow() {
    return known() instanceof Reach.Away(Instant _, Instant until)
        ? until
        : clock.instant().plus(grace);
  }

  private void note(@Nullable Instant away) {
    Reach before;
    Reach after;
    synchronized (this) {
      before = known();
      asked = clock.instant();
      awaySince = away == null || awaySince == null ? away : awaySince;
      after = known();
    }
    if (!Objects.equals(before, after)) {
      events.publishEvent(new ReachChanged(after));
    }
  }
}
