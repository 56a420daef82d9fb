package io.quaymaster.console.ui.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.notification.Receiver;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// An administrator sets up mails and a webhook, with a real mail server and a real receiver.
@BrowserTest
class NotificationPagesIT {
  private static final GreenMail MAIL = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
  private static final int PATIENCE_MILLIS = 20_000;

  @Autowired DemoUsers demo;

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry properties) {
    MAIL.start();
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    properties.add("quaymaster.mail.from", () -> "console@example.org");
    properties.add("quaymaster.public-address", () -> "https://console.example.org");
    properties.add("quaymaster.webhooks.allowed-networks", () -> "127.0.0.0/8");
  }

  @AfterAll
  static void stop() {
    MAIL.stop();
  }

  @Test
  void an_administrator_tries_mail_and_a_webhook(BrowserSession browser) {
    try (Receiver receiver = new Receiver()) {
      List<DemoUser> people = As.ADMIN.call(demo::offer);
      DemoUser ines =
          people.stream()
              .filter(one -> one.person().id().value().equals("ines"))
              .findFirst()
              .orElseThrow();
      browser.signIn("ines", ines.password());
      Page page = browser.open(Screens.OWN_NOTIFICATIONS);
      page.getByLabel("Your e-mail address").fill("ines@example.org");
      page.getByRole(AriaRole.BUTTON, Pages.exactly("Save")).click();
      Pages.shows(page, "Saved.");
      browser.photograph("own-notifications");

      browser.open(Screens.NOTIFICATIONS);
      page.getByRole(AriaRole.BUTTON, Pages.exactly("Send a test mail to me")).click();
      Pages.shows(page, "The mail server took the mail.");
      assertThat(MAIL.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();

      page.getByRole(AriaRole.BUTTON, Pages.exactly("New webhook")).click();
      assertThat(page.getByRole(AriaRole.TEXTBOX, Pages.exactly("Name"))).isFocused();
      browser.photograph("webhook-form");
      page.getByRole(AriaRole.TEXTBOX, Pages.exactly("Name")).fill("Chat of the platform team");
      page.getByRole(AriaRole.TEXTBOX, Pages.exactly("Address")).fill(receiver.url().toString());
      page.getByRole(AriaRole.BUTTON, Pages.exactly("Add webhook")).click();
      Pages.shows(page, "qmwh_");
      browser.photograph("webhook-secret");
      page.getByRole(AriaRole.BUTTON, Pages.exactly("Done")).click();

      page.getByRole(AriaRole.BUTTON, Pages.exactly("Send a test")).click();
      Pages.shows(page, "Delivered");
      receiver.becomes(Receiver.Manner.FAILS);
      page.getByRole(AriaRole.BUTTON, Pages.saying("Deliver again: WEBHOOK_TESTED")).click();
      Pages.shows(page, "Given up");
      browser.photograph("webhook");
      assertThat(receiver.got()).hasSize(2);

      browser.open(Screens.NOTIFICATIONS);
      Pages.shows(page, "Chat of the platform team");
      browser.photograph("notifications");
    }
  }
}
