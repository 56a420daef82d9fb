package io.quaymaster.console.notification;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Delivers in the background: as soon as there is something, and what is due again every few
/// seconds. A target that is slow keeps no other one waiting. With
/// `quaymaster.notifications.deliver=false` another console does it.
@Component
@ConditionalOnProperty(name = "quaymaster.notifications.deliver", matchIfMissing = true)
class DeliverySchedule implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverySchedule.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
  private static final Duration BETWEEN_TIDYINGS = Duration.ofHours(6);

  private final DeliveryWork work;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final Set<Target> busy = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("notifications").daemon().factory());
  private final ExecutorService targets =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivery-", 0).factory());

  DeliverySchedule(DeliveryWork work) {
    this.work = work;
  }

  @EventListener
  void started(ApplicationReadyEvent event) {
    long millis = BETWEEN_LOOKS.toMillis();
    looks.scheduleWithFixedDelay(this::look, 0, millis, TimeUnit.MILLISECONDS);
    looks.scheduleWithFixedDelay(
        () -> quietly(work::tidy), 1, BETWEEN_TIDYINGS.toMinutes(), TimeUnit.MINUTES);
  }

  @TransactionalEventListener(fallbackExecution = true)
  void moved(DeliveriesMoved event) {
    if (wanted.compareAndSet(false, true)) {
      try {
        looks.execute(this::look);
      } catch (RejectedExecutionException stopping) {
        LOG.debug("The console stops; the next one delivers it", stopping);
      }
    }
  }

  private void look() {
    wanted.set(false); // What comes from here on is looked at again.
    quietly(() -> {
      for (Target target : work.look()) {
        if (busy.add(target)) {
          targets.execute(() -> deliver(target));
        }
      }
    });
  }

  private void deliver(Target target) {
    try {
      quietly(() -> work.deliver(target));
    } finally {
      busy.remove(target);
    }
  }

  /// A schedule ends with the first exception that it sees.
  private void quietly(Runnable part) {
    try {
      part.run();
    } catch (RuntimeException e) {
      if (!looks.isShutdown()) {
        LOG.error("Notifications could not be delivered", e);
      }
    }
  }

  @Override
  public void destroy() throws InterruptedException {
    looks.shutdownNow();
    targets.shutdownNow();
    targets.awaitTermination(5, TimeUnit.SECONDS);
  }
}
