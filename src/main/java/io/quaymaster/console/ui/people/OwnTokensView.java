package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.identity.ApiToken;
import io.quaymaster.console.identity.ApiTokenChanged;
import io.quaymaster.console.identity.ApiTokens;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;

/// The tokens by which programs of whoever looks call the API.
@Route(Screens.OWN_TOKENS)
@RolesAllowed("VIEWER")
class OwnTokensView extends Screen {
  private final ApiTokens tokens;
  private final CurrentUser current;
  private final Clock clock;

  OwnTokensView(ApiTokens tokens, CurrentUser current, LiveUpdates updates, Clock clock) {
    super("API tokens");
    this.tokens = tokens;
    this.current = current;
    this.clock = clock;
    Button add = new Button("New token", new Icon("plus"), click -> form().open());
    add.addThemeVariants(ButtonVariant.PRIMARY);
    actions(add);
    updates.follow(
        this,
        ApiTokenChanged.class,
        changed -> {
          if (changed.account().subject().equals(current.person().id().value())) {
            show();
          }
        });
    show();
  }

  private void show() {
    List<ApiToken> mine = tokens.mine();
    body(
        mine.isEmpty()
            ? List.of(
                new EmptyState(
                    "No token yet",
                    "With a token, a program calls the API of this console in your name."))
            : List.of(
                new Note(
                    "A token may do what its roles name, and never more than you may at that"
                        + " moment."),
                new Panel("Your tokens", new TokenTable(tokens, clock).of(mine)).flush()));
  }

  private TokenForm form() {
    return new TokenForm(current.roles(), tokens::make, clock);
  }
}
