package io.quaymaster.console.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.identity.IdentityProvider;
import io.quaymaster.console.identity.TooManyAttempts;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screens;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.savedrequest.SavedRequest;

/// Where people sign in. What was wrong with a failed attempt is nobody's business, so it is not
/// said.
@Route(value = Screens.SIGN_IN, autoLayout = false)
@PageTitle("Sign in · Quaymaster")
@AnonymousAllowed
class SignInView extends Main implements BeforeEnterObserver {
  private static final String SAVED_REQUEST = "SPRING_SECURITY_SAVED_REQUEST";

  private final LoginForm form = new LoginForm();
  private final Paragraph goingOn =
      new Paragraph("Sign in to go on where you were. What you wrote is kept.");

  private final Div door = new Div(goingOn);
  private final Optional<IdentityProvider> provider;

  SignInView(DemoUsers demo, Optional<IdentityProvider> provider) {
    this.provider = provider;
    addClassName("qm-sign-in");
    goingOn.addClassNames("qm-note", "qm-going-on");
    door.addClassName("qm-sign-in-door");
    if (provider.isEmpty()) {
      ownForm(demo.shown());
    }
    add(sign(), door);
  }

  private void ownForm(List<DemoUser> shown) {
    form.setI18n(texts());
    form.setAction(Screens.SIGN_IN);
    form.setForgotPasswordButtonVisible(false);
    form.getElement().setProperty("headingLevel", 2);
    door.add(form);
    if (!shown.isEmpty()) {
      door.add(new DemoDoor(shown, form));
    }
  }

  /// What this is, for whoever comes here first.
  static Div sign() {
    Image logo = new Image("icons/quaymaster.svg", "");
    H1 name = new H1("Quaymaster");
    Div head = new Div(logo, name);
    head.addClassName("qm-sign-in-name");
    Paragraph what =
        new Paragraph(
            "The policy console for Amazon ECR. It keeps every repository policy as a history of versions,"
                + " says who can push and pull what, and shows what access a change gives or takes before it"
                + " goes live.");
    Paragraph motto = new Paragraph("Approve access, not JSON.");
    motto.addClassName("qm-sign-in-motto");
    Div sign = new Div(head, motto, what);
    sign.addClassName("qm-sign-in-sign");
    return sign;
  }

  private static LoginI18n texts() {
    LoginI18n texts = LoginI18n.createDefault();
    texts.getForm().setTitle("Sign in");
    texts.getForm().setUsername("Name");
    texts.getForm().setPassword("Password");
    texts.getForm().setSubmit("Sign in");
    texts.getErrorMessage().setTitle("That did not work");
    texts
        .getErrorMessage()
        .setMessage("Name and password do not belong together. Check both and try again.");
    texts.getErrorMessage().setUsername("Enter your name");
    texts.getErrorMessage().setPassword("Enter your password");
    return texts;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Set<String> marks = event.getLocation().getQueryParameters().getParameters().keySet();
    goingOn.setVisible(wantsToGoOn());
    boolean failed = marks.contains("error");
    if (failed) {
      pause().ifPresent(pause -> form.setI18n(texts(pause)));
    }
    form.setError(failed);
    provider.ifPresent(one -> door.add(new ProviderDoor(one, marks)));
  }

  /// How long this browser's next attempt will not be looked at, if its last was not.
  private static Optional<Duration> pause() {
    WrappedSession session = VaadinRequest.getCurrent().getWrappedSession(false);
    return session != null
            && session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION)
                instanceof TooManyAttempts many
        ? Optional.of(many.pause())
        : Optional.empty();
  }

  private static LoginI18n texts(Duration pause) {
    LoginI18n texts = texts();
    texts.getErrorMessage().setTitle("Too many attempts");
    texts
        .getErrorMessage()
        .setMessage(
            "They were wrong, so this one was not looked at. Try again in "
                + Plural.of(pause.toSeconds(), "second", "seconds")
                + ".");
    return texts;
  }

  /// Whether somebody was on their way to a page inside, perhaps when their session ended.
  private static boolean wantsToGoOn() {
    WrappedSession session = VaadinRequest.getCurrent().getWrappedSession(false);
    return session != null
        && session.getAttribute(SAVED_REQUEST) instanceof SavedRequest saved
        && !URI.create(saved.getRedirectUrl()).getPath().equals("/");
  }
}
