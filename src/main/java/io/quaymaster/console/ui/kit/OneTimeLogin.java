package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import io.quaymaster.console.identity.OneTimePassword;

/// The name and the one-time password to sign in with, to be copied while they are shown.
public final class OneTimeLogin extends Div {
  public OneTimeLogin(OneTimePassword once) {
    add(
        new Facts()
            .with("Name", new Code(once.user().value()))
            .with(
                "Password",
                new Code(once.password()),
                new CopyButton(once.password(), "the password")));
  }
}
