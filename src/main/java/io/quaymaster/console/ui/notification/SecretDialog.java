package io.quaymaster.console.ui.notification;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.notification.WebhookSecret;
import io.quaymaster.console.ui.kit.CopyButton;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.ToldOnceDialog;

/// Tells the secret of a webhook.
final class SecretDialog extends ToldOnceDialog {
  SecretDialog(WebhookSecret secret, Runnable then) {
    super(
        "Secret of the webhook",
        "38rem",
        then,
        new Paragraph("Give it to the receiver, which checks by it that a message is from here."),
        facts(secret),
        new Paragraph("It is shown only now. If it gets lost, make a new one."));
  }

  private static Facts facts(WebhookSecret secret) {
    Facts facts = new Facts();
    facts.addClassName("qm-secret");
    return facts.with(
        "Secret", new Code(secret.text()), new CopyButton(secret.text(), "the secret"));
  }
}
