package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.identity.ApiToken;
import io.quaymaster.console.identity.ApiToken.State;
import io.quaymaster.console.identity.ApiTokens;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.PlainTable;
import io.quaymaster.console.ui.kit.TimeText;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tokens, those that let somebody in before those that do not any more.
final class TokenTable {
  private final ApiTokens tokens;
  private final Clock clock;

  TokenTable(ApiTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  Component of(List<ApiToken> all) {
    Instant now = clock.instant();
    PlainTable table =
        new PlainTable(
            "API tokens", List.of("Token", "Roles", "State", "Expires", "Last used", "Made"));
    for (State state : State.values()) {
      all.stream().filter(one -> one.state(now) == state).forEach(one -> row(table, one, state));
    }
    return table;
  }

  private void row(PlainTable table, ApiToken token, State state) {
    Code hint = new Code(token.hint());
    hint.addClassName("qm-muted");
    table.with(
        new Div(new Span(token.name()), new Div(hint)),
        PersonCells.roles(token.roles()),
        state(token, state),
        new TimeText(token.expiresAt(), clock),
        used(token.lastUsedAt()),
        new TimeText(token.createdAt(), clock));
  }

  private Component state(ApiToken token, State state) {
    Div cell = new Div(new Chip(state.title()));
    cell.addClassName("qm-row");
    if (state == State.VALID) {
      Button revoke = new Button("Revoke…", click -> new RevokeDialog(tokens, token).open());
      revoke.addThemeVariants(ButtonVariant.SMALL);
      revoke.setAriaLabel("Revoke " + token.name() + "…");
      cell.add(revoke);
    }
    return cell;
  }

  private Component used(@Nullable Instant last) {
    if (last == null) {
      Span never = new Span("never");
      never.addClassName("qm-muted");
      return never;
    }
    return new TimeText(last, clock);
  }
}
