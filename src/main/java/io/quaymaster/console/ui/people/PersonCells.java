package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.UserAccount;
import io.quaymaster.console.identity.UserAccount.State;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.TimeText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is said about a person in the list and on their page.
final class PersonCells {
  private PersonCells() {}

  static Component roles(Set<ConsoleRole> roles) {
    Div chips = new Div();
    chips.addClassName("qm-row");
    roles.stream()
        .sorted()
        .forEach(role -> chips.add(new Chip(role.title()).explained(role.duties())));
    return chips;
  }

  static Component state(UserAccount account, Clock clock) {
    return switch (account.state()) {
      case ENABLED -> new Span(State.ENABLED.title());
      case INVITED ->
          account.isExpired(clock.instant())
              ? new Chip("One-time password expired")
                  .explained("Did not use the one-time password in time; reset it for another.")
              : new Chip(State.INVITED.title())
                  .explained("Was given a one-time password and has not replaced it yet.");
      case DISABLED -> new Chip(State.DISABLED.title()).explained("Cannot sign in.");
    };
  }

  static Component lastSignIn(UserAccount account, Clock clock) {
    if (account.lastSignInAt() == null) {
      Span never = new Span("never");
      never.addClassName("qm-muted");
      return never;
    }
    return new TimeText(account.lastSignInAt(), clock);
  }

  /// What sets somebody apart: being oneself, or belonging to the sample workspace.
  static List<Chip> marks(UserAccount account, boolean self) {
    List<Chip> marks = new ArrayList<>();
    if (self) {
      marks.add(new Chip("you"));
    }
    if (account.service()) {
      marks.add(new Chip("service").explained("Programs act as it, with tokens; nobody signs in."));
    }
    if (account.demo()) {
      marks.add(
          new Chip("demo user").explained("Belongs to the sample workspace and goes with it."));
    }
    return marks;
  }
}
