package io.quaymaster.console.ui.notification;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.notification.EventKind;
import io.quaymaster.console.notification.NotificationException;
import io.quaymaster.console.notification.Webhook;
import io.quaymaster.console.notification.WebhookDraft;
import io.quaymaster.console.notification.WebhookSecret;
import io.quaymaster.console.notification.Webhooks;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Screens;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/// What a webhook is called, where it is and what it is told.
final class WebhookForm extends EntryDialog {
  private final TextField name = new TextField("Name");
  private final TextField url = new TextField("Address");
  private final CheckboxGroup<EventKind> kinds = new CheckboxGroup<>("What it is told");
  private final Consumer<WebhookDraft> then;

  private WebhookForm(String title, String deed, Consumer<WebhookDraft> then) {
    super(title, deed);
    this.then = then;
    name.setRequiredIndicatorVisible(true);
    name.setMaxLength(100);
    url.setRequiredIndicatorVisible(true);
    url.setMaxLength(2_000);
    url.setHelperText("Where events are posted to, such as https://hooks.example.org/quaymaster.");
    url.getElement().setAttribute("autocapitalize", "none");
    url.getElement().setAttribute("autocomplete", "off");
    kinds.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
    kinds.setItems(EventKind.chosen());
    kinds.setItemLabelGenerator(EventKind::title);
    kinds.setItemHelperGenerator(EventKind::meaning);
    fields(name, url, kinds);
  }

  static WebhookForm create(Webhooks webhooks) {
    UI ui = UI.getCurrent();
    WebhookForm form =
        new WebhookForm(
            "New webhook",
            "Add webhook",
            draft -> {
              WebhookSecret secret = webhooks.add(draft);
              new SecretDialog(secret, () -> ui.navigate(Screens.webhook(secret.webhook()))).open();
            });
    form.kinds.setValue(EnumSet.copyOf(EventKind.chosen()));
    return form;
  }

  static WebhookForm edit(Webhooks webhooks, Webhook webhook) {
    WebhookForm form =
        new WebhookForm(
            "Edit webhook",
            "Save",
            draft -> webhooks.edit(webhook.id(), webhook.revision(), draft));
    form.name.setValue(webhook.name());
    form.url.setValue(webhook.url().toString());
    form.kinds.setValue(webhook.kinds());
    return form;
  }

  @Override
  protected void save() {
    String called =
        read(name, () -> name.getValue().isBlank() ? null : name.getValue(), "Enter a name.");
    URI where =
        read(
            url,
            () -> url.getValue().isBlank() ? null : WebhookDraft.url(url.getValue()),
            "Enter the address.");
    Set<EventKind> chosen =
        read(
            kinds,
            () -> kinds.getValue().isEmpty() ? null : kinds.getValue(),
            "Choose at least one.");
    try {
      then.accept(new WebhookDraft(called, where, chosen));
      close();
    } catch (NotificationException e) {
      refuse(e.getMessage());
    }
  }
}
