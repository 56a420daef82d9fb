package io.quaymaster.console.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.ThemeSwitch;
import java.util.Locale;
import java.util.stream.Collectors;

/// Who is signed in, in which roles; the theme, and the way out.
class UserMenu extends Div {
  /// @param passwords whether people have passwords here
  UserMenu(CurrentUser user, AuthenticationContext authentication, boolean passwords) {
    addClassName("qm-who");
    String name = user.signedIn().map(Person::name).orElse("Nobody");
    String roles =
        user.roles().stream()
            .filter(role -> role != ConsoleRole.VIEWER || user.roles().size() == 1)
            .map(ConsoleRole::title)
            .collect(Collectors.joining(", "));
    NativeButton opener = new NativeButton();
    opener.addClassName("qm-who-button");
    opener.setAriaLabel(name + ", " + roles + ": account and theme");
    opener.add(initials(name), names(name, roles));
    Popover popover = new Popover();
    popover.setTarget(opener);
    popover.setPosition(PopoverPosition.TOP_START);
    popover.setAriaLabel("Account and theme");
    popover.add(menu(name, roles, authentication, passwords));
    add(opener, popover);
  }

  private static Span initials(String name) {
    Span initials = new Span(Character.toString(name.codePointAt(0)).toUpperCase(Locale.ROOT));
    initials.addClassName("qm-initials");
    initials.getElement().setAttribute("aria-hidden", "true");
    return initials;
  }

  private static Span names(String name, String roles) {
    Span first = new Span(name);
    first.addClassName("qm-who-name");
    Span second = new Span(roles);
    second.addClassName("qm-who-roles");
    Span both = new Span(first, second);
    both.addClassName("qm-who-text");
    return both;
  }

  private static Div menu(
      String name, String roles, AuthenticationContext authentication, boolean passwords) {
    Div menu = new Div();
    menu.addClassName("qm-menu");
    Button out = new Button("Sign out", new Icon("sign-out"), click -> authentication.logout());
    Link password = new Link(Screens.PASSWORD, "Change password");
    password.addClassName("qm-link");
    Link mails = new Link(Screens.OWN_NOTIFICATIONS, "Notifications");
    mails.addClassName("qm-link");
    Link tokens = new Link(Screens.OWN_TOKENS, "API tokens");
    tokens.addClassName("qm-link");
    menu.add(new H2(name), new Paragraph(roles), new ThemeSwitch(), mails, tokens);
    if (passwords) {
      menu.add(password);
    }
    menu.add(out);
    return menu;
  }
}
