/// Tells people by e-mail what waits for them, and other systems by webhook what happened. Off
/// until a mail server is configured or an administrator adds a webhook.
///
/// Start with `Outbox`, which writes down what is to be told in the transaction that does it;
/// `Dispatch` finds out afterwards whom to tell, and `DeliveryWork` delivers, again and again for a
/// while. A deed never waits for a delivery and never fails because of one. People ask `Webhooks`,
/// `Mails` and `OwnNotifications`. What receivers get is in `src/docs/webhooks.md`.
@ApplicationModule(
    allowedDependencies = {"catalog", "expectation", "guardrail", "identity", "review", "storage"})
@NullMarked
package io.quaymaster.console.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
