package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.identity.OneTimePassword;
import io.quaymaster.console.ui.kit.OneTimeLogin;
import io.quaymaster.console.ui.kit.ToldOnceDialog;

/// Tells a one-time password.
final class OneTimePasswordDialog extends ToldOnceDialog {
  OneTimePasswordDialog(String name, OneTimePassword once, Runnable then) {
    super(
        "One-time password of " + name,
        "34rem",
        then,
        new Paragraph(
            "Pass these on to %s. The password works once, within %d days: they choose their own then."
                .formatted(name, OneTimePassword.DAYS)),
        new OneTimeLogin(once),
        new Paragraph("It is shown only now. If it gets lost, reset the password for another."));
  }
}
