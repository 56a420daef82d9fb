package io.quaymaster.console.identity.keycloak;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/// Asks again and again, in the background, whether Keycloak is there.
class KeycloakWatch implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(KeycloakWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

  private static final Duration BETWEEN_LISTS = Duration.ofMinutes(3);

  private final KeycloakReach reach;
  private final KeycloakListing listing;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("keycloak").daemon().factory());

  KeycloakWatch(KeycloakReach reach, KeycloakListing listing) {
    this.reach = reach;
    this.listing = listing;
  }

  @EventListener
  void started(ApplicationReadyEvent event) {
    every(BETWEEN_LOOKS, reach::ask);
    every(BETWEEN_LISTS, listing::refresh);
  }

  private void every(Duration time, Runnable work) {
    looks.scheduleWithFixedDelay(() -> look(work), 0, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// A schedule ends with the first exception that it sees.
  private void look(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      if (!looks.isShutdown()) {
        LOG.error("Keycloak could not be asked", e);
      }
    }
  }

  @Override
  public void destroy() {
    looks.shutdownNow();
  }
}
