package io.quaymaster.console.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.IdentityException;
import io.quaymaster.console.identity.IdentityProvider;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.ui.kit.FailedState;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;

/// Where people choose a password: whoever signed in with a one-time password at once, others when
/// they like. Then they sign in with it.
@Route(value = Screens.PASSWORD, autoLayout = false)
@PageTitle("Choose a password · Quaymaster")
@PermitAll
class PasswordView extends Main implements BeforeEnterObserver {
  private final UserAccounts accounts;
  private final Optional<IdentityProvider> provider;
  private final AuthenticationContext authentication;
  private final PasswordField old = new PasswordField();
  private final PasswordField next = new PasswordField("Your own password");
  private final PasswordField again = new PasswordField("Your own password, again");
  private final Div trouble = new Div();

  PasswordView(
      UserAccounts accounts,
      CurrentUser user,
      AuthenticationContext authentication,
      Optional<IdentityProvider> provider) {
    this.provider = provider;
    boolean first = user.mustChangePassword();
    this.accounts = accounts;
    this.authentication = authentication;
    addClassName("qm-sign-in");
    old.setLabel(first ? "The one-time password" : "The password until now");
    old.getElement().setAttribute("autocomplete", "current-password");
    next.getElement().setAttribute("autocomplete", "new-password");
    again.getElement().setAttribute("autocomplete", "new-password");
    old.setAutofocus(true);
    Button choose = new Button("Use this password", click -> choose());
    choose.addThemeVariants(ButtonVariant.PRIMARY);
    choose.addClickShortcut(Key.ENTER);
    Button out =
        first
            ? new Button("Sign out", click -> authentication.logout())
            : new Button("Keep the password", click -> UI.getCurrent().navigate(Screens.HOME));
    out.addThemeVariants(ButtonVariant.TERTIARY);
    Div form =
        new Div(
            new H2("Choose a password"),
            new Paragraph(
                first
                    ? "You signed in with a password that works only once. Sign in again with your own."
                    : "Your sessions end with the password they began with. Sign in again with the new one."),
            trouble,
            old,
            next,
            again,
            choose,
            out);
    form.addClassName("qm-password");
    Div door = new Div(form);
    door.addClassName("qm-sign-in-door");
    add(SignInView.sign(), door);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (provider.isPresent()) {
      event.forwardTo(Screens.HOME); // There are no passwords here.
    }
  }

  private void choose() {
    trouble.removeAll();
    if (!next.getValue().equals(again.getValue())) {
      again.setErrorMessage("The two are not the same.");
      again.setInvalid(true);
      again.focus();
      return;
    }
    again.setInvalid(false);
    try {
      accounts.changeOwnPassword(old.getValue(), next.getValue());
    } catch (IdentityException e) {
      trouble.add(new FailedState("That did not work", String.valueOf(e.getMessage())));
      return;
    }
    authentication.logout();
  }
}
