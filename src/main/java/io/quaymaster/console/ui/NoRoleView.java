package io.quaymaster.console.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.IdentityProvider;
import io.quaymaster.console.identity.UserChanged;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;

/// Where people are who may do nothing here yet. They go on by themselves once they may.
@Route(value = Screens.NO_ROLE, autoLayout = false)
@PageTitle("No role yet · Quaymaster")
@PermitAll
class NoRoleView extends Main implements BeforeEnterObserver {
  private final CurrentUser user;

  NoRoleView(
      CurrentUser user,
      Optional<IdentityProvider> provider,
      AuthenticationContext authentication,
      LiveUpdates updates) {
    this.user = user;
    addClassName("qm-sign-in");
    String name = user.person().name();
    Div words =
        new Div(
            new H2("No role yet"),
            new Paragraph(
                "You are signed in as "
                    + name
                    + ", but have no role in this console. Ask an administrator"
                    + provider.map(one -> " of " + one.name()).orElse("")
                    + " for one: viewer is enough to read."));
    provider.ifPresent(one -> words.add(again(one)));
    Button out = new Button("Sign out", click -> authentication.logout());
    out.addThemeVariants(ButtonVariant.TERTIARY);
    words.add(out);
    words.addClassName("qm-password");
    Div door = new Div(words);
    door.addClassName("qm-sign-in-door");
    add(SignInView.sign(), door);
    updates.follow(
        this,
        UserChanged.class,
        changed -> {
          if (!user.roles().isEmpty()) {
            UI.getCurrent().getPage().setLocation(".");
          }
        });
  }

  /// Asks the provider anew, without a form if they are still signed in there.
  private static Anchor again(IdentityProvider provider) {
    Anchor again = new Anchor(provider.signInPath(), "Look again");
    again.setRouterIgnore(true);
    again.addClassName("qm-provider-door");
    return again;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (!user.roles().isEmpty()) {
      event.forwardTo(Screens.HOME);
    }
  }
}
