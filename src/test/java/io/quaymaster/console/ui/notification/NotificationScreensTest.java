package io.quaymaster.console.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.notification.EventKind;
import io.quaymaster.console.notification.MailChoice;
import io.quaymaster.console.notification.OwnNotifications;
import io.quaymaster.console.notification.Webhook;
import io.quaymaster.console.notification.WebhookDraft;
import io.quaymaster.console.notification.WebhookId;
import io.quaymaster.console.notification.Webhooks;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.Screens;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "head", roles = "ADMIN")
class NotificationScreensTest extends ScreenVisit {
  private static final URI NOWHERE = URI.create("https://hooks.invalid/quaymaster");

  @Autowired Webhooks webhooks;
  @Autowired OwnNotifications own;
  @Autowired JdbcClient jdbc;

  /// Whatever is on, other screens tell it of what they do.
  @AfterEach
  void remove_all() {
    all().forEach(webhook -> As.ADMIN.run(() -> webhooks.remove(webhook.id(), webhook.revision())));
  }

  @Test
  void mail_is_off_and_the_page_says_what_it_needs() {
    open(Screens.NOTIFICATIONS, NotificationsView.class);

    assertThat(words())
        .contains("No mail server is configured", "spring.mail.host", "not configured", "off")
        .contains("No webhook");
    assertThat(button("Send a test mail to me").isEnabled()).isFalse();
  }

  @Test
  void while_nobody_is_to_be_told_nothing_is_written_down() {
    int before = happenings();
    fixture.activate(
        fixture.save(
            fixture.policyOn("quiet/app", "eu-central-1").id(),
            null,
            io.quaymaster.console.ui.PolicyFixture.pull("111122223333")));

    assertThat(happenings()).isEqualTo(before);
  }

  @Test
  void a_webhook_is_added_and_its_secret_shown_once() {
    open(Screens.NOTIFICATIONS, NotificationsView.class);
    press("New webhook");
    press("Add webhook");
    assertThat(text("Name").getErrorMessage()).isEqualTo("Enter a name.");
    text("Name").setValue("Chat");
    text("Address").setValue("ftp://hooks.invalid");
    press("Add webhook");
    assertThat(text("Address").getErrorMessage()).startsWith("Write it as");
    text("Address").setValue("http://hooks.invalid/");
    press("Add webhook");
    assertThat(dialogs()).contains("Webhooks need “https”");
    text("Address").setValue(NOWHERE.toString());
    press("Add webhook");

    assertThat(dialogs()).contains("qmwh_", "It is shown only now");
    press("Done");
    settle();
    assertThat(getCurrentView()).isInstanceOf(WebhookView.class);
    assertThat(words())
        .contains("Chat", NOWHERE.toString(), "Versions in force", "public addresses only")
        .doesNotContain("qmwh_");
    open(Screens.NOTIFICATIONS, NotificationsView.class);
    assertThat(words()).contains("Chat").doesNotContain("No webhook", "qmwh_");
  }

  @Test
  void it_is_disabled_with_a_reason_and_enabled_again_and_others_see_it() {
    WebhookId id = webhook();
    open(Screens.webhook(id), WebhookView.class);
    press("Disable…");
    find(TextArea.class).single().setValue("The chat moves");
    press("Disable");
    settle();
    assertThat(words()).contains("disabled", "Nothing is sent to it. The chat moves");
    assertThat(buttons()).contains("Enable").doesNotContain("Send a test");

    Webhook off = find(id);
    As.ADMIN.run(() -> webhooks.enable(id, off.revision()));
    settle();
    assertThat(words()).doesNotContain("Nothing is sent to it");
    assertThat(buttons()).contains("Send a test");
  }

  @Test
  void a_test_appears_among_the_deliveries() {
    WebhookId id = webhook();
    open(Screens.webhook(id), WebhookView.class);
    assertThat(words()).contains("Nothing yet.");
    press("Send a test");
    settle();

    assertThat(words()).contains("Webhook tested", "Deliver again").doesNotContain("Nothing yet.");
  }

  @Test
  void it_is_edited_and_gets_another_secret() {
    WebhookId id = webhook();
    open(Screens.webhook(id), WebhookView.class);
    press("Edit…");
    text("Name").setValue("Chat of the team");
    kinds().setValue(Set.of(EventKind.EMERGENCY));
    press("Save");
    settle();
    assertThat(words()).contains("Chat of the team", "Emergencies").doesNotContain("Guardrails");

    press("New secret…");
    press("Make a new secret");
    assertThat(dialogs()).contains("qmwh_");
    press("Done");
    settle();
    assertThat(words()).contains("Old secret counts until");
  }

  @Test
  void one_that_is_removed_is_gone() {
    WebhookId id = webhook();
    open(Screens.webhook(id), WebhookView.class);
    press("Remove…");
    press("Remove");
    settle();
    assertThat(getCurrentView()).isInstanceOf(NotificationsView.class);
    open(Screens.webhook(id), WebhookView.class);
    assertThat(words()).contains("There is no such webhook");
  }

  @Test
  void one_that_the_console_disabled_waits_on_home_for_administrators() {
    WebhookId id = webhook();
    jdbc.sql(
            "update webhook set disabled_at = created_at, disabled_why = 'It failed for 3 days.',"
                + " by_itself = true where id = ?")
        .param(id.value())
        .update();

    open(Screens.HOME);
    assertThat(words()).contains("Webhook Chat", "It was disabled. It failed for 3 days.");
  }

  @Test
  @WithMockUser(username = "ole", roles = "VIEWER")
  void others_are_not_let_in() {
    open(Screens.NOTIFICATIONS);
    assertThat(getCurrentView()).isNotInstanceOf(NotificationsView.class);
    open(Screens.webhook(webhook()));
    assertThat(getCurrentView()).isNotInstanceOf(WebhookView.class);
  }

  @Test
  @WithMockUser(username = "ole", roles = "VIEWER")
  void everybody_says_which_mails_they_want_and_where() {
    open(Screens.OWN_NOTIFICATIONS, OwnNotificationsView.class);
    assertThat(words()).contains("This console sends no mails yet");
    TextField address = find(TextField.class).single();
    address.setValue("ole@example.org, all@example.org");
    press("Save");
    assertThat(address.getErrorMessage()).startsWith("This is no e-mail address");
    address.setValue("ole@example.org");
    choice().setValue(MailChoice.ALL);
    press("Save");

    assertThat(address.isInvalid()).isFalse();
    open(Screens.HOME);
    open(Screens.OWN_NOTIFICATIONS, OwnNotificationsView.class);
    assertThat(find(TextField.class).single().getValue()).isEqualTo("ole@example.org");
    assertThat(choice().getValue()).isEqualTo(MailChoice.ALL);
    assertThat(As.VIEWER.call(() -> own.mine()).choice()).isEqualTo(MailChoice.ALL);
  }

  private WebhookId webhook() {
    return As.ADMIN
        .call(() -> webhooks.add(new WebhookDraft("Chat", NOWHERE, Set.of(EventKind.GUARDRAIL))))
        .webhook();
  }

  private Webhook find(WebhookId id) {
    return As.ADMIN.call(() -> webhooks.find(id)).orElseThrow();
  }

  private List<Webhook> all() {
    return new As("head", ConsoleRole.ADMIN).call(() -> webhooks.all());
  }

  private int happenings() {
    return jdbc.sql("select count(*) from notification_event").query(Integer.class).single();
  }

  private void press(String name) {
    button(name).click();
  }

  private Button button(String name) {
    return find(Button.class).all().stream()
        .filter(button -> button.getText().equals(name))
        .toList()
        .getLast();
  }

  private List<String> buttons() {
    return find(Button.class).all().stream().map(Button::getText).toList();
  }

  private TextField text(String label) {
    return find(TextField.class).all().stream()
        .filter(field -> label.equals(field.getLabel()))
        .toList()
        .getLast();
  }

  private String dialogs() {
    StringBuilder words = new StringBuilder();
    find(com.vaadin.flow.component.dialog.Dialog.class)
        .all()
        .forEach(dialog -> words.append(dialog.getElement().getTextRecursively()));
    return words.toString();
  }

  @SuppressWarnings("unchecked")
  private CheckboxGroup<EventKind> kinds() {
    return find(CheckboxGroup.class).single();
  }

  @SuppressWarnings("unchecked")
  private RadioButtonGroup<MailChoice> choice() {
    return find(RadioButtonGroup.class).single();
  }
}
