package io.quaymaster.console.ui.notification;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.notification.MailState;
import io.quaymaster.console.notification.Mails;
import io.quaymaster.console.notification.NotificationException;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.TooMuchAtOnce;
import java.util.Optional;

/// How mails are sent, which only the configuration can change, and a way to try it.
final class MailPanel extends Panel {
  private static final String NOT_SET = "not configured";

  private final Mails mails;
  private final BackgroundWork background;
  private final Button test = new Button("Send a test mail to me", click -> send());

  MailPanel(Mails mails, BackgroundWork background) {
    super("E-mail");
    this.mails = mails;
    this.background = background;
    MailState state = mails.state();
    beside(new Chip(state.isOn() ? "on" : "off"));
    Paragraph how =
        new Paragraph(
            new Prose(
                state
                    .missing()
                    .orElse(
                        "Each person says in the menu of their name which mails they want, and"
                            + " where.")));
    test.setEnabled(state.isOn());
    test.setDisableOnClick(true);
    content(
        how,
        new Facts()
            .with("Mail server", state.server().orElse(NOT_SET))
            .with("From", state.from().orElse(NOT_SET))
            .with("Links begin with", state.publicAddress().orElse(NOT_SET)),
        new Div(test));
  }

  /// A mail server may take its time.
  private void send() {
    background.start(
        this,
        this::outcome,
        new BackgroundWork.Outcome<>(
            this::tell,
            failure -> {
              test.setEnabled(true);
              Notices.failed(
                  failure instanceof TooMuchAtOnce refused
                      ? refused.sentence()
                      : "The mail could not be sent; look at the server's log.");
            }));
  }

  private Optional<String> outcome() {
    try {
      return mails.sendTest();
    } catch (NotificationException e) {
      return Optional.of(e.getMessage());
    }
  }

  private void tell(Optional<String> trouble) {
    test.setEnabled(true);
    if (trouble.isPresent()) {
      Notices.failed(PlainProse.of(trouble.get()));
    } else {
      Notices.done("The mail server took the mail.");
    }
  }
}
