package io.quaymaster.console.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.catalog.AccessChanged;
import io.quaymaster.console.catalog.CatalogChanged;
import io.quaymaster.console.identity.UserChanged;
import io.quaymaster.console.notification.NotificationsChanged;
import io.quaymaster.console.notification.Webhook;
import io.quaymaster.console.notification.Webhooks;
import io.quaymaster.console.review.ChangeRequestChanged;
import io.quaymaster.console.review.Inbox;
import io.quaymaster.console.review.TiersChanged;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import java.util.Optional;

/// What waits for whoever looks, and why; it clears by itself when anybody has done it.
final class Waiting extends Panel {
  /// What there is to be shown.
  private record Found(List<Inbox.Item> items, List<Webhook> disabled) {}

  /// @param webhooks empty for whoever does not administer them
  Waiting(
      Inbox inbox, Optional<Webhooks> webhooks, BackgroundWork background, LiveUpdates updates) {
    super("Waiting for you");
    addClassName("qm-waiting");
    content(
        new Later<>(
                background,
                "what waits for you",
                2,
                () -> new Found(inbox.mine(), disabled(webhooks)),
                Waiting::list)
            .refreshedBy(
                updates,
                ChangeRequestChanged.class,
                CatalogChanged.class,
                TiersChanged.class,
                UserChanged.class,
                NotificationsChanged.class));
  }

  private static Component list(Found found) {
    if (found.items().isEmpty() && found.disabled().isEmpty()) {
      Paragraph nothing = new Paragraph("Nothing needs you just now.");
      nothing.addClassName("qm-muted");
      return nothing;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-changes");
    found.items().forEach(item -> list.add(new ListItem(line(item), why(item.why()))));
    found.disabled().forEach(one -> list.add(new ListItem(line(one), why(one))));
    return list;
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
      case Inbox.Item.OfTiers tiers ->
          line.add(new Link(Screens.APPROVALS, "Approvals, table " + tiers.table()));
      case Inbox.Item.OfAccess access -> line.add(new Link(page(access.subject()), access.title()));
      case Inbox.Item.MoreOfAccess more -> line.add(new Span(more.title()));
    }
    return line;
  }

  private static String page(AccessChanged.Subject subject) {
    return switch (subject) {
      case AccessChanged.Subject.OfPolicy(var policy) -> Screens.policy(policy);
      case AccessChanged.Subject.OfMember(var user, var group) -> Screens.principal(user);
      case AccessChanged.Subject.OfAccount(var account) -> Screens.account(account);
    };
  }

  /// Webhooks that the console disabled by itself, until somebody enables or removes them.
  private static List<Webhook> disabled(Optional<Webhooks> webhooks) {
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
