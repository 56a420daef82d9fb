package io.quaymaster.console.ui.notification;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.notification.DeliveriesMoved;
import io.quaymaster.console.notification.Mails;
import io.quaymaster.console.notification.NotificationsChanged;
import io.quaymaster.console.notification.Webhooks;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;

/// Whether mails are sent, and where events go.
@Route(Screens.NOTIFICATIONS)
@Menu(title = "Notifications", order = 41, icon = "link")
@RolesAllowed("ADMIN")
class NotificationsView extends Screen {
  private static final int SHOWN = 50;

  private final Mails mails;
  private final Webhooks webhooks;
  private final Clock clock;
  private final Panel targets = new Panel("Webhooks").flush();
  private final Panel sent = new Panel("Last mails").flush();

  NotificationsView(
      Mails mails, Webhooks webhooks, BackgroundWork background, LiveUpdates updates, Clock clock) {
    super("Notifications");
    this.mails = mails;
    this.webhooks = webhooks;
    this.clock = clock;
    Button add =
        new Button("New webhook", new Icon("plus"), click -> WebhookForm.create(webhooks).open());
    add.addThemeVariants(ButtonVariant.PRIMARY);
    actions(add);
    body(
        new Paragraph(
            "What happens is told to people by e-mail and to other systems by webhook, after it is done. Nothing waits"
                + " for that."),
        new MailPanel(mails, background),
        targets,
        sent);
    show();
    updates.follow(this, NotificationsChanged.class, changed -> show());
    updates.follow(this, DeliveriesMoved.class, moved -> show());
  }

  private void show() {
    targets.content(WebhookTable.of(webhooks.all()));
    sent.content(
        DeliveryTable.of(
            "Last mails", "To", mails.deliveries(SHOWN), clock, delivery -> delivery.target()));
  }
}
