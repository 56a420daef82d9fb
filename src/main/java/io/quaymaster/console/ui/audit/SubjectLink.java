package io.quaymaster.console.ui.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Screens;
import java.util.Optional;

/// What an entry was done to, with the way there if it has a screen. It may be gone by now; the
/// screen says so then.
final class SubjectLink {
  private SubjectLink() {}

  /// @param people whether the reader may open the pages of people
  static Component of(AuditEntry entry, boolean people) {
    String title = entry.title().isEmpty() ? entry.subject() : entry.title();
    return path(entry, people)
        .<Component>map(path -> new Link(path, title))
        .orElseGet(() -> new Span(title));
  }

  static Optional<String> path(AuditEntry entry, boolean people) {
    String subject = entry.subject();
    return switch (entry.subjectKind()) {
      case "policy" -> Optional.of(Screens.policy(subject));
      case "repository" -> Optional.of(Screens.repository(subject));
      case "registry" -> Optional.of(Screens.registry(subject));
      case "account" -> Optional.of(Screens.account(subject));
      case "organization" -> Optional.of(Screens.organization(subject));
      case "unit" -> Optional.of(Screens.unit(subject));
      case "principal" -> Optional.of(Screens.principal(subject));
      case "change" -> Optional.of(Screens.CHANGES + "/" + subject);
      case "tiers" -> Optional.of(Screens.APPROVALS);
      case "guardrail" -> Optional.of(Screens.guardrail(subject));
      case "expectation" -> Optional.of(Screens.expectation(subject));
      case "webhook" -> people ? Optional.of(Screens.webhook(subject)) : Optional.empty();
      case "user", "session" ->
          people ? UserId.parse(subject).map(Screens::person) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
