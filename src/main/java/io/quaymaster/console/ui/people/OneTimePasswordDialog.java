package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.identity.OneTimePassword;
import io.quaymaster.console.ui.kit.OneTimeLogin;

/// Tells a one-time password. It is told here and nowhere else, so only its button closes it.
final class OneTimePasswordDialog extends Dialog {
  OneTimePasswordDialog(String name, OneTimePassword once, Runnable then) {
    setHeaderTitle("One-time password of " + name);
    setWidth("min(34rem, 100vw)");
    setCloseOnEsc(false);
    setCloseOnOutsideClick(false);
    Div content =
        new Div(
            new Paragraph(
                "Pass these on to %s. The password works once, within %d days: they choose their own then."
                    .formatted(name, OneTimePassword.DAYS)),
            new OneTimeLogin(once),
            new Paragraph(
                "It is shown only now. If it gets lost, reset the password for another."));
    content.addClassName("qm-stack");
    add(content);
    Button done =
        new Button(
            "Done",
            click -> {
              close();
              then.run();
            });
    done.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(done);
  }
}
