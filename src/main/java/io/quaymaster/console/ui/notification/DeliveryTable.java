package io.quaymaster.console.ui.notification;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.notification.Delivery;
import io.quaymaster.console.notification.Delivery.Status;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.PlainTable;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.TimeText;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Deliveries and how they fared, newest first.
final class DeliveryTable {
  private DeliveryTable() {}

  /// @param heading of the last column
  /// @param last what stands in it
  static Component of(
      String label,
      String heading,
      List<Delivery> all,
      Clock clock,
      Function<Delivery, Object> last) {
    if (all.isEmpty()) {
      Paragraph none = new Paragraph("Nothing yet.");
      none.addClassNames("qm-muted", "qm-table-none");
      return none;
    }
    PlainTable table =
        new PlainTable(label, List.of("Event", "When", "Status", "Outcome", heading));
    table.addClassName("qm-table-sentences");
    for (Delivery delivery : all) {
      Object shown = last.apply(delivery);
      table.with(
          event(delivery),
          new TimeText(delivery.at(), clock),
          status(delivery),
          outcome(delivery, clock),
          shown instanceof Component part ? part : new Span(String.valueOf(shown)));
    }
    return table;
  }

  private static Component event(Delivery delivery) {
    String words = delivery.event().replace('_', ' ').toLowerCase(Locale.ROOT);
    Span what = new Span(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    Span title = new Span(delivery.title());
    title.addClassName("qm-muted");
    Div event = new Div(what, title);
    event.addClassName("qm-delivery");
    return event;
  }

  private static Component status(Delivery delivery) {
    boolean failed = delivery.status() == Status.WAITING && delivery.attempts() > 0;
    Div status = new Div(new Chip(failed ? "Trying again" : delivery.status().title()));
    status.addClassName("qm-row");
    if (delivery.round() > 1) {
      status.add(new Chip("again").explained("Somebody had it delivered again"));
    }
    return status;
  }

  private static Component outcome(Delivery delivery, Clock clock) {
    Div outcome = new Div();
    outcome.addClassName("qm-delivery");
    if (delivery.attempts() > 0) {
      String code = delivery.responseCode() == null ? "" : ", answered " + delivery.responseCode();
      outcome.add(new Span(Plural.of(delivery.attempts(), "attempt", "attempts") + code));
    }
    if (!delivery.note().isEmpty()) {
      Span note = new Span(delivery.note());
      note.addClassName("qm-muted");
      outcome.add(note);
    }
    if (delivery.status() == Status.WAITING && delivery.attempts() > 0) {
      Span next = new Span(new Span("Next "), new TimeText(delivery.nextAt(), clock));
      next.addClassName("qm-muted");
      outcome.add(next);
    }
    return outcome;
  }
}
