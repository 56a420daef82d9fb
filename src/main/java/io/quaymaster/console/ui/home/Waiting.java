package io.quaymaster.console.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.review.ChangeRequestChanged;
import io.quaymaster.console.review.Inbox;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;

/// What waits for whoever looks, and why; it clears by itself when anybody has done it.
final class Waiting extends Panel {
  private final Inbox inbox;

  Waiting(Inbox inbox, LiveUpdates updates) {
    super("Waiting for you");
    this.inbox = inbox;
    addClassName("qm-waiting");
    show();
    updates.follow(this, ChangeRequestChanged.class, changed -> show());
  }

  private void show() {
    List<Inbox.Item> items = inbox.mine();
    if (items.isEmpty()) {
      Paragraph nothing = new Paragraph("Nothing needs you just now.");
      nothing.addClassName("qm-muted");
      content(nothing);
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-changes");
    items.forEach(item -> list.add(new ListItem(line(item), why(item))));
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

  private static Component why(Inbox.Item item) {
    Div why = new Div(item.why());
    why.addClassName("qm-change-why");
    return why;
  }
}
