package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.review.ApprovalTiers.ProposedTable;
import io.quaymaster.console.review.ApprovalTiers.Verdict;
import io.quaymaster.console.review.ChangeRequestChanged;
import io.quaymaster.console.review.Ending;
import io.quaymaster.console.review.Tier;
import io.quaymaster.console.review.TierTable;
import io.quaymaster.console.review.TiersChanged;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Deed;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PlainTable;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import io.quaymaster.console.ui.review.CommentDialog.Need;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which approvals a change request needs, by what it does. An administrator proposes another
/// table, and another administrator agrees to it or turns it down.
@Route(Screens.APPROVALS)
@Menu(title = "Approvals", order = 41, icon = "check")
@PermitAll
class ApprovalsView extends Screen implements BeforeEnterObserver {
  private final TierTools tools;

  ApprovalsView(TierTools tools) {
    super("Approvals");
    this.tools = tools;
    tools.updates().follow(this, TiersChanged.class, changed -> show());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show();
  }

  private void show() {
    List<ProposedTable> tables = tools.tiers().tables();
    Optional<ProposedTable> waiting =
        tables.stream().filter(one -> one.decision() == null).findFirst();
    deeds(deeds(waiting));
    List<Component> parts = new ArrayList<>();
    parts.add(
        new Paragraph(
            "What a change request does decides who has to approve it. Where several lines are met, the strictest"
                + " part of each counts. Whoever wrote a part of it approves nothing of it."));
    waiting.ifPresent(table -> parts.add(waiting(table)));
    parts.add(new Panel("What counts now", table(tools.tiers().inForce())).flush());
    parts.add(new Panel("Earlier and proposed tables", history(tables)));
    body(parts);
  }

  private List<Deed> deeds(Optional<ProposedTable> waiting) {
    if (!tools.user().has(ConsoleRole.ADMIN)) {
      return List.of();
    }
    if (waiting.isEmpty()) {
      return List.of(new Deed("Propose other approvals…", true, () -> new TierForm(tools).open()));
    }
    int number = waiting.get().table().number();
    if (isMine(waiting.get())) {
      return List.of(
          new Deed(
              "Take it back…", false, () -> decide("Take it back", number, Verdict.TURN_DOWN)));
    }
    return List.of(
        new Deed("Turn it down…", false, () -> decide("Turn it down", number, Verdict.TURN_DOWN)),
        new Deed("Agree…", true, () -> decide("Agree", number, Verdict.AGREE)));
  }

  private boolean isMine(ProposedTable table) {
    return table.by().id().equals(tools.user().person().id());
  }

  private void decide(String deed, int number, Verdict verdict) {
    new CommentDialog(
            "Table " + number + ": " + deed.toLowerCase(Locale.ROOT) + "?",
            deed,
            "Reason",
            Need.NEEDED,
            words -> tools.tiers().decide(number, verdict, words))
        .open();
  }

  private Component waiting(ProposedTable table) {
    Paragraph who =
        new Paragraph(
            new Span(table.by().name() + " proposed it "),
            new TimeText(table.at(), tools.clock()),
            new Span(": “" + table.reason() + "”"));
    Paragraph effects = new Paragraph();
    Runnable tell =
        () -> effects.setText(TierWords.effects(tools.effects().of(table.table().tiers())));
    tell.run();
    tools.updates().follow(effects, ChangeRequestChanged.class, changed -> tell.run());
    Div words =
        new Div(
            who,
            new Sentences(TierWords.differences(tools.tiers().inForce(), table.table().tiers())),
            effects,
            whoDecides(table));
    words.addClassName("qm-stack");
    return new Panel("Table " + table.table().number() + " waits for a decision", words);
  }

  private Component whoDecides(ProposedTable table) {
    int others = tools.roles().count(List.of(table.by().id()), ConsoleRole.ADMIN);
    if (others > 0) {
      return new Paragraph(
          "It counts once an administrator other than " + table.by().name() + " agrees.");
    }
    String words = "Another administrator has to agree, and there is none: ";
    return tools.user().has(ConsoleRole.ADMIN)
        ? new Note(
                words + "let them in under People.",
                new LinkButton(Screens.PEOPLE, "user", "Open People"))
            .caution()
        : new Note(words + "ask " + table.by().name() + " to let them in.").caution();
  }

  private static Component table(TierTable table) {
    PlainTable words =
        new PlainTable(
            "Approvals by what a change does",
            List.of("A change that is", "Approvals", "An administrator", "An equivalent edit"));
    for (Tier tier : table.tiers()) {
      Div name = new Div(new Span(tier.occasion().title()));
      Span meaning = new Span(tier.occasion().meaning());
      meaning.addClassNames("qm-muted", "qm-small", "qm-tier-meaning");
      name.add(meaning);
      words.with(
          name,
          new Span(TierWords.approvals(tier)),
          new Span(TierWords.administrator(tier)),
          new Span(TierWords.equivalentEdit(tier)));
    }
    return words;
  }

  private Component history(List<ProposedTable> tables) {
    OrderedList list = new OrderedList();
    list.addClassName("qm-activations");
    for (int i = 0; i < tables.size(); i++) {
      list.add(item(tables.get(i), before(tables, i)));
    }
    ListItem first = new ListItem(new Span("Table 0"), muted("The one that comes along."));
    list.add(first);
    return list;
  }

  /// The table that counted when this one was proposed.
  private static TierTable before(List<ProposedTable> tables, int index) {
    return tables.subList(index + 1, tables.size()).stream()
        .filter(ProposedTable::agreed)
        .findFirst()
        .map(ProposedTable::table)
        .orElse(TierTable.FIRST);
  }

  private ListItem item(ProposedTable table, TierTable before) {
    Div head = new Div(new Span("Table " + table.table().number() + " "), chip(table));
    head.addClassName("qm-row");
    Div who =
        new Div(
            new Span(table.by().name() + ", "),
            new TimeText(table.at(), tools.clock()),
            new Span(": " + table.reason()));
    who.addClassName("qm-muted");
    ListItem item =
        new ListItem(
            head, who, new Sentences(TierWords.differences(before, table.table().tiers())));
    Ending decision = table.decision();
    if (decision != null) {
      item.add(
          new Div(
              new Span(decision.by().name() + ", "),
              new TimeText(decision.at(), tools.clock()),
              new Span(": " + decision.reason())));
    }
    if (table.agreed() && table.table().number() == tools.tiers().inForce().number()) {
      item.addClassName("qm-activation-open");
    }
    return item;
  }

  private static Chip chip(ProposedTable table) {
    Ending decision = table.decision();
    if (decision == null) {
      return new Chip("Waits");
    }
    if (table.agreed()) {
      return new Chip("Agreed");
    }
    return new Chip(decision.by().id().equals(table.by().id()) ? "Taken back" : "Turned down");
  }

  private static Span muted(String text) {
    Span span = new Span(text);
    span.addClassName("qm-muted");
    return span;
  }
}
