package io.quaymaster.console.ui.notification;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.TextRenderer;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.notification.MailAddress;
import io.quaymaster.console.notification.MailChoice;
import io.quaymaster.console.notification.OwnChoice;
import io.quaymaster.console.notification.OwnNotifications;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/// Which mails whoever looks wants, and where.
@Route(Screens.OWN_NOTIFICATIONS)
@PermitAll
class OwnNotificationsView extends Screen {
  private final OwnNotifications own;
  private final RadioButtonGroup<MailChoice> choice = new RadioButtonGroup<>("Which mails");
  private final TextField address = new TextField("Your e-mail address");

  OwnNotificationsView(OwnNotifications own) {
    super("Your notifications");
    this.own = own;
    OwnChoice now = own.mine();
    choice.setItems(MailChoice.values());
    choice.setRenderer(new TextRenderer<>(one -> one.title() + ": " + one.meaning()));
    choice.addClassName("qm-choices");
    choice.setValue(now.choice());
    address.setValue(now.address().map(MailAddress::text).orElse(""));
    address.setHelperText("Without one you get no mails. Only the console's mails go there.");
    address.getElement().setAttribute("autocomplete", "email");
    address.getElement().setAttribute("autocapitalize", "none");
    address.setManualValidation(true);
    address.setWidth("min(28rem, 100%)");
    Button save = new Button("Save", click -> save());
    save.addThemeVariants(ButtonVariant.PRIMARY);
    Div form = new Div(address, choice, new Div(save));
    form.addClassName("qm-stack");
    Panel mails = new Panel("E-mail", form);
    body(
        own.mailsAreSent()
            ? List.of(mails)
            : List.of(
                new Note(
                    "This console sends no mails yet: its administrators have to configure a mail server. What you choose"
                        + " counts from then on."),
                mails));
  }

  private void save() {
    try {
      String typed = address.getValue().strip();
      Optional<MailAddress> to =
          typed.isEmpty() ? Optional.empty() : Optional.of(MailAddress.parse(typed));
      own.choose(new OwnChoice(choice.getValue(), to));
      address.setInvalid(false);
      Notices.done("Saved.");
    } catch (IllegalArgumentException e) {
      address.setErrorMessage(String.valueOf(e.getMessage()));
      address.setInvalid(true);
      address.focus();
    }
  }
}
