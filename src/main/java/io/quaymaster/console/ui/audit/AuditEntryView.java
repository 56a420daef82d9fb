package io.quaymaster.console.ui.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.audit.AuditTrail;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.CopyButton;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One entry of the trail in full.
@Route(Screens.AUDIT_ENTRY)
@RolesAllowed({"AUDITOR", "ADMIN"})
class AuditEntryView extends Screen implements BeforeEnterObserver {
  private final AuditTrail trail;
  private final boolean people;

  AuditEntryView(AuditTrail trail, CurrentUser user) {
    super("Audit entry");
    this.trail = trail;
    this.people = user.has(ConsoleRole.ADMIN);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String number = event.getRouteParameters().get("entry").orElse("");
    Optional<AuditEntry> entry =
        number.matches("[0-9]{1,18}") ? trail.entry(Long.parseLong(number)) : Optional.empty();
    name("Entry " + number, new Crumb("Audit", Screens.AUDIT));
    if (entry.isPresent()) {
      show(entry.get());
    } else {
      beside();
      actions();
      body(
          new EmptyState(
              "There is no entry " + number,
              "The trail has the entries 1 to " + trail.head().entries() + ".",
              new LinkButton(Screens.AUDIT, "audit", "The audit trail")));
    }
  }

  private void show(AuditEntry entry) {
    boolean fits = entry.sealed().hash().equals(entry.hash());
    beside(
        fits
            ? new Chip("Hash fits").explained("The hash is that of what the entry says.")
            : new Chip("Altered"));
    actions(neighbours(entry));
    List<Component> parts = new ArrayList<>();
    if (!fits) {
      parts.add(
          new Note("This entry was altered: its hash is not that of what it says now.").caution());
    }
    Div columns =
        new Div(new Panel("What was done", deed(entry)), new Panel("Proof", proof(entry)));
    columns.addClassName("qm-columns");
    parts.add(columns);
    body(parts);
  }

  private Component[] neighbours(AuditEntry entry) {
    List<Component> links = new ArrayList<>();
    if (entry.position() > 1) {
      links.add(neighbour(entry.position() - 1, "history", "Older"));
    }
    if (entry.position() < trail.head().entries()) {
      links.add(neighbour(entry.position() + 1, "chevron-right", "Newer"));
    }
    return links.toArray(Component[]::new);
  }

  private static LinkButton neighbour(long position, String icon, String text) {
    LinkButton link = new LinkButton(Screens.auditEntry(position), icon, text);
    link.setAriaLabel(text + ": entry " + position);
    return link;
  }

  private Facts deed(AuditEntry entry) {
    return new Facts()
        .with("What", AuditWords.deed(entry.what()))
        .with("On what", SubjectLink.of(entry, people))
        .with(
            "Its id",
            new Code(entry.subject()),
            new Span(" (" + entry.subjectKind() + ") "),
            new Link(Screens.auditOf(entry.subject()), "All entries on it"))
        .with("Who", who(entry))
        .with("When", new Span(TimeText.exact(entry.at())))
        .with(
            "From", entry.remoteAddress().isEmpty() ? "the console itself" : entry.remoteAddress())
        .with("Why", entry.reason().isEmpty() ? "no reason was given" : entry.reason());
  }

  private Component[] who(AuditEntry entry) {
    Component name =
        people && UserId.parse(entry.who()).isPresent()
            ? new Link(Screens.person(entry.who()), entry.whoName())
            : new Span(entry.whoName());
    return new Component[] {
      name,
      new Span(" "),
      new Code(entry.who()),
      new Span(" "),
      new Link(Screens.auditBy(entry.who()), "All entries of theirs")
    };
  }

  private static Facts proof(AuditEntry entry) {
    return new Facts()
        .with("Text before", hash(entry.before(), "the hash of the text before"))
        .with("Text after", hash(entry.after(), "the hash of the text after"))
        .with("Hash of entry " + (entry.position() - 1), hash(entry.previousHash(), "that hash"))
        .with("Hash of this entry", hash(entry.hash(), "the hash of this entry"))
        .with("Time in full", new Code(entry.at().toString()))
        .with("Number", new Code(entry.id().toString()));
  }

  private static Component hash(@Nullable String hash, String what) {
    if (hash == null) {
      return new Span("none");
    }
    Code code = new Code(hash);
    code.addClassName("qm-hash");
    Div line = new Div(code, new CopyButton(hash, what));
    line.addClassNames("qm-row", "qm-hash-line");
    return line;
  }
}
