package io.quaymaster.console.notification;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.console.notification.Target.Hook;
import io.quaymaster.console.notification.Webhook.Off;
import io.quaymaster.console.storage.SecretBox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where events are sent to, and how that went.
@Service
@Requires(ConsoleRole.ADMIN)
@Transactional
public class Webhooks {
  /// So long the secret before counts too.
  static final Duration BOTH_COUNT = Duration.ofHours(24);

  private static final int MOST = 100;

  private final WebhookRows rows;
  private final DeliveryRows deliveries;
  private final HappeningRows happenings;
  private final SecretBox box;
  private final NotificationSettings settings;
  private final CurrentUser user;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Webhooks(
      WebhookRows rows,
      DeliveryRows deliveries,
      HappeningRows happenings,
      SecretBox box,
      NotificationSettings settings,
      CurrentUser user,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.deliveries = deliveries;
    this.happenings = happenings;
    this.box = box;
    this.settings = settings;
    this.user = user;
    this.events = events;
    this.clock = clock;
  }

  /// By their names.
  @Transactional(readOnly = true)
  public List<Webhook> all() {
    return rows.all();
  }

  @Transactional(readOnly = true)
  public Optional<Webhook> find(WebhookId id) {
    return rows.find(id);
  }

  /// Newest first.
  @Transactional(readOnly = true)
  public List<Delivery> deliveries(WebhookId id, int limit) {
    return deliveries.of(id, limit);
  }

  /// The networks that webhooks may reach, in words.
  public String reach() {
    return settings.networks().toString();
  }

  /// @return its secret, which nobody is shown again
  public WebhookSecret add(WebhookDraft draft) {
    requireReachable(draft);
    if (rows.all().size() >= MOST) {
      throw new NotificationException(
          "There are " + MOST + " webhooks already, which is the limit.");
    }
    WebhookSecret secret = WebhookSecret.fresh(new WebhookId(UUID.randomUUID()));
    rows.add(secret.webhook(), draft, sealed(secret), user.person(), clock.instant());
    tell("WEBHOOK_ADDED", secret.webhook(), draft.name(), told(draft));
    return secret;
  }

  /// @param revision that the person saw
  public void edit(WebhookId id, int revision, WebhookDraft draft) {
    requireReachable(draft);
    seen(id, revision);
    rows.edit(id, draft);
    tell("WEBHOOK_EDITED", id, draft.name(), told(draft));
  }

  /// Makes another secret. Messages are signed with both for a day, so that the receiver can be
  /// given the new one meanwhile.
  ///
  /// @return the new one, which nobody is shown again
  public WebhookSecret rotateSecret(WebhookId id, int revision) {
    Webhook webhook = seen(id, revision);
    WebhookSecret secret = WebhookSecret.fresh(id);
    rows.rotate(id, sealed(secret), clock.instant().plus(BOTH_COUNT));
    tell("WEBHOOK_SECRET_ROTATED", id, webhook.name(), "");
    return secret;
  }

  /// Sends nothing to it any more; what is not delivered yet never is.
  public void disable(WebhookId id, int revision, String reason) {
    Webhook webhook = seen(id, revision);
    if (!webhook.isOn()) {
      return;
    }
    String why = Columns.fitting(reason.strip(), 500);
    rows.turn(id, new Off(clock.instant(), why, false));
    deliveries.drop(new Hook(id), "The webhook is disabled.");
    tell("WEBHOOK_DISABLED", id, webhook.name(), why);
  }

  public void enable(WebhookId id, int revision) {
    Webhook webhook = seen(id, revision);
    if (webhook.isOn()) {
      return;
    }
    rows.turn(id, null);
    tell("WEBHOOK_ENABLED", id, webhook.name(), "");
  }

  public void remove(WebhookId id, int revision) {
    Webhook webhook = seen(id, revision);
    deliveries.drop(new Hook(id), "The webhook is gone.");
    rows.remove(id);
    tell("WEBHOOK_REMOVED", id, webhook.name(), "");
  }

  /// Sends it an event that says nothing but that it is a test; once, whatever comes of it.
  public void test(WebhookId id) {
    Webhook webhook = on(id);
    Happening happening =
        new Happening(
            UUID.randomUUID(),
            0,
            EventKind.TEST,
            "WEBHOOK_TESTED",
            clock.instant(),
            user.person(),
            "webhook",
            id.toString(),
            webhook.name(),
            null,
            "");
    happenings.add(happening);
    happenings.take(happening.id(), clock.instant());
    deliveries.add(happening.id(), new Hook(id), 1, null, clock.instant());
    tell("WEBHOOK_TESTED", id, webhook.name(), "");
    events.publishEvent(new DeliveriesMoved());
  }

  /// Sends an event anew to the webhook that it went to, as another delivery.
  public void deliverAgain(DeliveryId id) {
    DeliveryRows.Route route =
        deliveries
            .route(id)
            .orElseThrow(() -> new NotificationException("This delivery is not kept any more."));
    if (!(route.target() instanceof Hook hook)) {
      throw new NotificationException("Only what went to a webhook can be delivered again.");
    }
    Webhook webhook = on(hook.webhook());
    Happening happening = happenings.find(route.event()).orElseThrow();
    int round = deliveries.lastRound(route.event(), hook) + 1;
    deliveries.add(route.event(), hook, round, null, clock.instant());
    tell(
        "WEBHOOK_DELIVERED_AGAIN",
        webhook.id(),
        webhook.name(),
        happening.words() + ", " + happening.title());
    events.publishEvent(new DeliveriesMoved());
  }

  private Webhook on(WebhookId id) {
    Webhook webhook = rows.locked(id).orElseThrow(Webhooks::gone);
    if (!webhook.isOn()) {
      throw new NotificationException("The webhook is disabled; enable it first.");
    }
    return webhook;
  }

  private Webhook seen(WebhookId id, int revision) {
    Webhook webhook = rows.locked(id).orElseThrow(Webhooks::gone);
    if (webhook.revision() != revision) {
      throw new NotificationException(
          "The webhook was changed in the meantime. Look at it again and decide anew.");
    }
    return webhook;
  }

  private static NotificationException gone() {
    return new NotificationException("There is no such webhook any more.");
  }

  private void requireReachable(WebhookDraft draft) {
    if (draft.url().getScheme().equals("http") && !settings.networks().allowsLoopback()) {
      throw new NotificationException(
          "Webhooks need `https`. Plain `http` reaches this machine alone, and only if the configuration allows that"
              + " network (`quaymaster.webhooks.allowed-networks`).");
    }
  }

  private String sealed(WebhookSecret secret) {
    return box.seal(secret.text(), secret.webhook().toString());
  }

  /// Where it goes, without what may be secret in the address.
  private static String told(WebhookDraft draft) {
    return "To " + draft.url().getScheme() + "://" + draft.url().getHost();
  }

  private void tell(String what, WebhookId id, String name, String reason) {
    events.publishEvent(NotificationsChanged.because(what, "webhook", id, name, reason));
  }
}
