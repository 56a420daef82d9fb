package io.quaymaster.console.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.IdentityProvider;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.UserChanged;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.review.EmergencyBanner;
import io.quaymaster.console.ui.review.EmergencyTools;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The house of the screens: brand, rail and user menu around the screen that the URL names.
@Layout
@PermitAll
class MainLayout extends Div implements RouterLayout, BeforeEnterObserver, AfterNavigationObserver {
  private final CurrentUser user;
  private final Set<ConsoleRole> roles;
  private final Optional<Person> person;
  private final Main main = new Main();
  private final Rail rail = new Rail();
  private boolean first = true;

  MainLayout(
      CurrentUser user,
      AuthenticationContext authentication,
      LiveUpdates updates,
      EmergencyTools emergencies,
      Optional<IdentityProvider> provider) {
    this.user = user;
    this.roles = user.roles();
    this.person = user.signedIn();
    follow(updates);
    addClassName("qm-house");
    main.addClassName("qm-main");
    main.setId("main");
    main.getElement().setAttribute("tabindex", "-1");
    Div side =
        new Div(new Header(brand()), rail, new UserMenu(user, authentication, provider.isEmpty()));
    side.addClassName("qm-rail");
    Div page = new Div(new EmergencyBanner(emergencies));
    provider.ifPresent(one -> page.add(new ProviderBanner(one, updates)));
    page.add(main);
    page.addClassName("qm-page");
    add(skipLink(), side, page);
  }

  /// What becomes of the person's account shows at once: the page loads anew, with other deeds or
  /// at the sign-in page. What was written in an editor is kept.
  private void follow(LiveUpdates updates) {
    updates.follow(
        this,
        UserChanged.class,
        changed -> {
          if (isMine(changed) && isNews()) {
            getUI().ifPresent(ui -> ui.getPage().reload());
          }
        });
  }

  private boolean isNews() {
    return user.isShutOut() || !user.roles().equals(roles) || !user.signedIn().equals(person);
  }

  private boolean isMine(UserChanged changed) {
    return user.signedIn().stream()
        .anyMatch(me -> me.id().value().equals(changed.account().subject()));
  }

  private static Anchor skipLink() {
    Anchor skip = new Anchor("#main", "Skip to content");
    skip.addClassName("qm-skip");
    skip.setRouterIgnore(true);
    skip.getElement()
        .addJsInitializer(
            "this.addEventListener('click', e => { e.preventDefault();"
                + " (document.querySelector('#main h1') ?? document.querySelector('#main')).focus(); });");
    return skip;
  }

  private static Component brand() {
    Image logo = new Image("icons/quaymaster.svg", "");
    Link brand = new Link(Screens.HOME, logo, new Span("Quaymaster"));
    brand.addClassName("qm-brand");
    return brand;
  }

  @Override
  public void showRouterLayoutContent(@Nullable HasElement content) {
    main.getElement().removeAllChildren();
    if (content != null) {
      main.getElement().appendChild(content.getElement());
    }
  }

  /// Whoever signed in with a one-time password chooses their own before anything else. A person
  /// whose account is gone goes nowhere but to the sign-in page.
  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (user.isShutOut()) {
      event.forwardTo(SignInView.class);
    } else if (user.mustChangePassword()) {
      event.forwardTo(PasswordView.class);
    } else if (user.roles().isEmpty()) {
      event.forwardTo(NoRoleView.class);
    }
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    rail.here(event.getLocation().getPath());
    if (!first) {
      main.getChildren()
          .filter(Screen.class::isInstance)
          .map(Screen.class::cast)
          .findFirst()
          .ifPresent(Screen::announce);
      main.getElement().executeJs("window.scrollTo(0, 0)");
    }
    first = false;
  }
}
