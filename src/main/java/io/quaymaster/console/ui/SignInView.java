package io.quaymaster.console.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/// Where people sign in.
@Route(value = "sign-in", autoLayout = false)
@PageTitle("Sign in · Quaymaster")
@AnonymousAllowed
class SignInView extends Main implements BeforeEnterObserver {

  private final LoginForm form = new LoginForm();

  SignInView() {
    LoginI18n texts = LoginI18n.createDefault();
    texts.getForm().setTitle("Sign in");
    texts.getForm().setSubmit("Sign in");
    form.setI18n(texts);
    form.setAction("sign-in");
    form.setForgotPasswordButtonVisible(false);
    addClassName("sign-in");
    add(new H1("Quaymaster"), form);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
  }
}
