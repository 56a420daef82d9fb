package io.quaymaster.console.ui.notification;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.notification.DeliveriesMoved;
import io.quaymaster.console.notification.Delivery;
import io.quaymaster.console.notification.NotificationException;
import io.quaymaster.console.notification.NotificationsChanged;
import io.quaymaster.console.notification.Webhook;
import io.quaymaster.console.notification.WebhookId;
import io.quaymaster.console.notification.WebhookSecret;
import io.quaymaster.console.notification.Webhooks;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.Deed;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.ReasonDialog;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A webhook: what it is told, and what became of the last deliveries.
@Route(Screens.WEBHOOK)
@RolesAllowed("ADMIN")
class WebhookView extends Screen implements BeforeEnterObserver {
  private static final int SHOWN = 50;

  private final Webhooks webhooks;
  private final Clock clock;
  private final Panel deliveries = new Panel("Last deliveries").flush();
  private Optional<WebhookId> id = Optional.empty();

  WebhookView(Webhooks webhooks, LiveUpdates updates, Clock clock) {
    super("Webhook");
    this.webhooks = webhooks;
    this.clock = clock;
    updates.follow(this, NotificationsChanged.class, changed -> show());
    updates.follow(this, DeliveriesMoved.class, moved -> show());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    id = event.getRouteParameters().get("webhook").flatMap(WebhookId::parse);
    show();
  }

  private void show() {
    Optional<Webhook> found = id.flatMap(webhooks::find);
    if (found.isPresent()) {
      page(found.get());
      return;
    }
    name("Webhook", new Crumb("Notifications", Screens.NOTIFICATIONS));
    beside();
    actions();
    body(
        new EmptyState(
            "There is no such webhook",
            "It was removed, or the address is mistyped.",
            new LinkButton(Screens.NOTIFICATIONS, "link", "All webhooks")));
  }

  private void page(Webhook webhook) {
    name(webhook.name(), new Crumb("Notifications", Screens.NOTIFICATIONS));
    beside(WebhookState.chip(webhook));
    deeds(deeds(webhook));
    Webhook.Off off = webhook.off();
    deliveries.content(
        DeliveryTable.of(
            "Last deliveries",
            "Again",
            webhooks.deliveries(webhook.id(), SHOWN),
            clock,
            delivery -> again(webhook, delivery)));
    Panel facts = new Panel("What it is told", facts(webhook));
    body(
        off == null
            ? List.of(facts, deliveries)
            : List.of(
                new Note("Nothing is sent to it. " + PlainProse.of(off.why())).caution(),
                facts,
                deliveries));
  }

  private List<Deed> deeds(Webhook webhook) {
    List<Deed> deeds = new ArrayList<>();
    deeds.add(new Deed("Remove…", false, () -> remove(webhook)));
    deeds.add(new Deed("New secret…", false, () -> rotate(webhook)));
    deeds.add(new Deed("Edit…", false, () -> WebhookForm.edit(webhooks, webhook).open()));
    if (webhook.isOn()) {
      deeds.add(new Deed("Disable…", false, () -> disable(webhook)));
      deeds.add(new Deed("Send a test", true, () -> attempt(() -> webhooks.test(webhook.id()))));
    } else {
      deeds.add(
          new Deed(
              "Enable",
              true,
              () -> attempt(() -> webhooks.enable(webhook.id(), webhook.revision()))));
    }
    return deeds;
  }

  private void remove(Webhook webhook) {
    new SureDialog(
            "Remove " + webhook.name() + "?",
            "Remove",
            "What is not delivered yet never is. The audit trail keeps that there was such a webhook.",
            () -> {
              webhooks.remove(webhook.id(), webhook.revision());
              UI.getCurrent().navigate(Screens.NOTIFICATIONS);
            })
        .open();
  }

  private void rotate(Webhook webhook) {
    new SureDialog(
            "New secret for " + webhook.name() + "?",
            "Make a new secret",
            "Messages are signed with both secrets for a day, so that the receiver can be given the new one meanwhile."
                + " After that the old one counts no more.",
            () -> {
              WebhookSecret secret = webhooks.rotateSecret(webhook.id(), webhook.revision());
              new SecretDialog(secret, () -> {}).open();
            })
        .open();
  }

  private void disable(Webhook webhook) {
    new ReasonDialog(
            "Disable " + webhook.name(),
            "Disable",
            reason -> attempt(() -> webhooks.disable(webhook.id(), webhook.revision(), reason)),
            new Paragraph("What is not delivered yet never is."))
        .open();
  }

  private static void attempt(Runnable deed) {
    try {
      deed.run();
    } catch (NotificationException e) {
      Notices.failed(PlainProse.of(e.getMessage()));
    }
  }

  private Facts facts(Webhook webhook) {
    Facts facts =
        new Facts()
            .with("Address", new Code(webhook.url().toString()))
            .with("Kinds", WebhookTable.titles(webhook.kinds()))
            .with(
                "Added",
                new Prose(webhook.by().name() + ", "),
                new TimeText(webhook.createdAt(), clock))
            .with("May lead to", webhooks.reach());
    Instant previous = webhook.previousUntil();
    if (previous != null && clock.instant().isBefore(previous)) {
      facts.with("Old secret counts until", new TimeText(previous, clock));
    }
    Instant failing = webhook.failingSince();
    if (failing != null) {
      facts.with("Failing since", new TimeText(failing, clock));
    }
    return facts;
  }

  private Button again(Webhook webhook, Delivery delivery) {
    Button again =
        new Button("Deliver again", click -> attempt(() -> webhooks.deliverAgain(delivery.id())));
    again.setEnabled(webhook.isOn() && delivery.status() != Delivery.Status.WAITING);
    again.setAriaLabel("Deliver again: " + delivery.event() + ", " + delivery.title());
    return again;
  }
}
