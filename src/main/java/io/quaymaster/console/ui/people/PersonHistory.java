package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.TimeText;
import java.time.Clock;
import java.util.List;

/// What was done to somebody's account, as the audit trail has it.
final class PersonHistory extends Panel {
  /// @param limit how many of the entries to show at most
  PersonHistory(List<AuditEntry> entries, int limit, Clock clock) {
    super("What was changed");
    if (entries.isEmpty()) {
      content(new EmptyState("Nothing yet", "Changes to this account will be listed here."));
      return;
    }
    Div list = new Div();
    list.addClassName("qm-lines");
    entries.stream().limit(limit).forEach(entry -> list.add(line(entry, clock)));
    if (entries.size() > limit) {
      Div more = new Div(new Span("The " + limit + " newest; the audit trail keeps all of them."));
      more.addClassNames("qm-line", "qm-muted");
      list.add(more);
    }
    flush();
    content(list);
  }

  private static Div line(AuditEntry entry, Clock clock) {
    Span who = new Span(new Span("by " + entry.whoName() + ", "), new TimeText(entry.at(), clock));
    who.addClassName("qm-muted");
    Div line = new Div(new Span(words(entry)), who);
    line.addClassName("qm-line");
    return line;
  }

  private static String words(AuditEntry entry) {
    return switch (entry.what()) {
      case "USER_CREATED" -> entry.reason().isEmpty() ? "Added" : "Added as " + entry.reason();
      case "USER_ROLES_CHANGED" -> "Roles: " + entry.reason();
      case "USER_RENAMED" -> "Name: " + entry.reason();
      case "USER_DISABLED" -> "Disabled";
      case "USER_ENABLED" -> "Enabled";
      case "USER_PASSWORD_RESET" -> "Password reset";
      case "API_TOKEN_MADE" -> "Token made: " + entry.reason();
      case "API_TOKEN_REVOKED" -> "Token revoked: " + entry.reason();
      case "PASSWORD_CHANGED" -> "Own password chosen";
      case "DEMO_USER_WITHDRAWN" -> "Gone with the sample workspace";
      default -> entry.what();
    };
  }
}
