package io.quaymaster.console.ui.notification;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.notification.WebhookSecret;
import io.quaymaster.console.ui.kit.CopyButton;
import io.quaymaster.console.ui.kit.Facts;

/// Tells the secret of a webhook. It is told here and nowhere else, so only its button closes it.
final class SecretDialog extends Dialog {
  SecretDialog(WebhookSecret secret, Runnable then) {
    setHeaderTitle("Secret of the webhook");
    setWidth("min(38rem, 100vw)");
    setCloseOnEsc(false);
    setCloseOnOutsideClick(false);
    Div content =
        new Div(
            new Paragraph(
                "Give it to the receiver, which checks by it that a message is from here."),
            new Facts()
                .with(
                    "Secret", new Code(secret.text()), new CopyButton(secret.text(), "the secret")),
            new Paragraph("It is shown only now. If it gets lost, make a new one."));
    content.addClassNames("qm-stack", "qm-secret");
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
