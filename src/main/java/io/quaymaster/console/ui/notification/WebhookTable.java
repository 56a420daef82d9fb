package io.quaymaster.console.ui.notification;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.notification.EventKind;
import io.quaymaster.console.notification.Webhook;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.PlainTable;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The webhooks that there are.
final class WebhookTable {
  private WebhookTable() {}

  static Component of(List<Webhook> all) {
    if (all.isEmpty()) {
      return new EmptyState(
          "No webhook",
          "A webhook tells another system what happens here, with a signature that it can check.");
    }
    PlainTable table =
        new PlainTable("Webhooks", List.of("Webhook", "State", "Address", "What it is told"));
    for (Webhook webhook : all) {
      table.with(
          new Link(Screens.webhook(webhook.id()), webhook.name()),
          WebhookState.chip(webhook),
          new Code(webhook.url().toString()),
          new Span(titles(webhook.kinds())));
    }
    return table;
  }

  static String titles(Set<EventKind> kinds) {
    return kinds.stream().sorted().map(EventKind::title).collect(Collectors.joining(", "));
  }
}
