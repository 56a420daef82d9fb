package io.quaymaster.console.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.notification.NotificationsChanged;
import io.quaymaster.console.notification.Webhook;
import io.quaymaster.console.notification.Webhooks;
import io.quaymaster.console.review.ChangeRequestChanged;
import io.quaymaster.console.review.Inbox;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import java.util.Optional;

/// What waits for whoever looks, and why; it clears by itself when anybody has done it.
final class Waiting extends Panel {
  private final Inbox inbox;
  private final Optional<Webhooks> webhooks;

  /// @param webhooks empty for whoever does not administer them
  Waiting(Inbox inbox, Optional<Webhooks> webhooks, LiveUpdates updates) {
    super("Waiting for you");
    this.inbox = inbox;
    this.webhooks = webhooks;
    addClassName("qm-waiting");
    show();
    updates.follow(this, ChangeRequestChanged.class, changed -> show());
    updates.follow(this, NotificationsChanged.class, changed -> show());
  }

  private void show() {
    List<Inbox.Item> items = inbox.mine();
    List<Webhook> disabled = disabled();
    if (items.isEmpty() && disabled.isEmpty()) {
      Paragraph nothing = new Paragraph("Nothing needs you just now.");
      nothing.addClassName("qm-muted");
      content(nothing);
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-changes");
    items.forEach(item -> list.add(new ListItem(line(item), why(item.why()))));
    disabled.forEach(one -> list.add(new ListItem(line(one), why(one))));
    content(list);
  }

  private static Component line(Inbox.Item item) {
    Div line = new Div();
    line.addClassName("qm-change-line");
    switch (item) {
      case Inbox.Item.OfChange change -> {
        line.add(
            new Link(Screens.change(change.id().number()), change.id() + " " + change.title()));
        if (change.urgent()) {
          line.add(new Chip("Emergency"));
        }
      }
      case Inbox.Item.OfTiers tiers -> line.add(new Span("Approvals, table " + tiers.table()));
    }
    return line;
  }

  /// Webhooks that the console disabled by itself, until somebody enables or removes them.
  private List<Webhook> disabled() {
    return webhooks.map(Webhooks::all).orElse(List.of()).stream()
        .filter(webhook -> webhook.off() != null && webhook.off().byItself())
        .toList();
  }

  private static Component line(Webhook webhook) {
    Div line = new Div(new Link(Screens.webhook(webhook.id()), "Webhook " + webhook.name()));
    line.addClassName("qm-change-line");
    return line;
  }

  private static Component why(Webhook webhook) {
    Webhook.Off off = webhook.off();
    return why("It was disabled. " + (off == null ? "" : off.why()));
  }

  private static Component why(String sentence) {
    Div why = new Div(sentence);
    why.addClassName("qm-change-why");
    return why;
  }
}
