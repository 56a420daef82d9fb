package io.quaymaster.console.ui.home;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.identity.OneTimePassword;
import io.quaymaster.console.ui.kit.OneTimeLogin;
import io.quaymaster.console.ui.kit.Prose;
import java.util.Optional;

/// Tells a demo user who has removed the sample, and is gone with it, how to come in from now on.
/// The password is told here and nowhere else, so only signing out closes it.
final class Farewell extends Dialog {
  Farewell(Optional<OneTimePassword> administrator, Runnable signOut) {
    setHeaderTitle("The sample workspace is gone");
    setWidth("min(34rem, 100vw)");
    setCloseOnEsc(false);
    setCloseOnOutsideClick(false);
    Div content = new Div(new Paragraph("The demo users went with it, and you are one of them."));
    content.addClassName("qm-stack");
    administrator.ifPresentOrElse(
        once ->
            content.add(
                new Paragraph(
                    "Sign in again with this password. It works once: you choose your own then."),
                new OneTimeLogin(once),
                new Paragraph(
                    new Prose(
                        "It is shown only now. Lost before it was used, the next start of the console logs another."))),
        () -> content.add(new Paragraph("Sign in again as one of the console's own users.")));
    add(content);
    Button out = new Button("Sign out", click -> signOut.run());
    out.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(out);
  }
}
