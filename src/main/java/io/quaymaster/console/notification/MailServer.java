package io.quaymaster.console.notification;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/// The mail server of `spring.mail.*`, if there is one.
@Component
class MailServer {
  private final @Nullable JavaMailSender sender;
  private final NotificationSettings settings;
  private final Clock clock;

  MailServer(ObjectProvider<JavaMailSender> sender, NotificationSettings settings, Clock clock) {
    this.sender = sender.getIfAvailable();
    this.settings = settings;
    this.clock = clock;
  }

  boolean isOn() {
    return state().isOn();
  }

  MailState state() {
    return new MailState(server(), settings.from(), settings.publicAddress(), missing());
  }

  private Optional<String> missing() {
    if (server().isEmpty()) {
      return Optional.of("No mail server is configured (`spring.mail.host`).");
    }
    if (settings.from().isEmpty()) {
      return Optional.of("Where mails come from is not configured (`quaymaster.mail.from`).");
    }
    return settings.publicAddress().isEmpty()
        ? Optional.of("What links begin with is not configured (`quaymaster.public-address`).")
        : Optional.empty();
  }

  private Optional<String> server() {
    if (!(sender instanceof JavaMailSenderImpl known) || isBlank(known.getHost())) {
      return Optional.empty();
    }
    return Optional.of(known.getHost() + (known.getPort() > 0 ? ":" + known.getPort() : ""));
  }

  private static boolean isBlank(@Nullable String host) {
    return host == null || host.isBlank();
  }

  /// Hands a mail over to the server.
  ///
  /// @param id makes the same mail recognizable, should it come twice
  /// @param thread what it is about, so that mail programs keep such mails together
  /// @throws org.springframework.mail.MailException if the server does not take it
  void send(MailAddress to, Mail mail, Object id, String thread) {
    JavaMailSender server = sender;
    if (server == null || !isOn()) {
      throw new IllegalStateException("Mail is off");
    }
    MimeMessage message = server.createMimeMessage();
    try {
      String host = URI.create(settings.publicAddress().orElseThrow()).getHost();
      message.setFrom(new InternetAddress(settings.from().orElseThrow(), "Quaymaster", "US-ASCII"));
      message.setRecipient(RecipientType.TO, new InternetAddress(to.text(), true));
      message.setSubject(mail.subject(), "UTF-8");
      message.setText(mail.text(), "UTF-8", "plain");
      message.setSentDate(Date.from(clock.instant()));
      message.setHeader("Message-ID", "<" + id + "@" + host + ">");
      message.setHeader("References", "<" + threadId(thread) + "@" + host + ">");
      message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no answers from machines.
    } catch (MessagingException | java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException("The mail could not be written", e);
    }
    server.send(message);
  }

  /// Anything may stand in the id of a thing; a header takes digits and letters only.
  private static String threadId(String thread) {
    return java.util.UUID.nameUUIDFromBytes(thread.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
