package io.quaymaster.console.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.notification.Delivery.Status;
import io.quaymaster.console.review.ChangeId;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.security.access.AccessDeniedException;

/// Who gets which mail, on whichever database, by a real mail server.
abstract class MailContract extends NotificationSetting {
  private static final As EMERGENCY = new As("kaja", ConsoleRole.BREAK_GLASS);

  /// Nobody listens at this port.
  private static final int NO_SERVER = 1;

  @Autowired JavaMailSenderImpl sender;

  @Test
  void a_reviewer_is_told_once_what_waits_and_why() {
    wants(As.AUTHOR, MailChoice.WAITING);
    wants(As.REVIEWER, MailChoice.WAITING);
    ChangeId id = inReview(aPolicy(), WIDER);

    work.settle();
    work.settle();

    assertThat(mailsOf(As.REVIEWER)).hasSize(1);
    MimeMessage mail = mailsOf(As.REVIEWER).getFirst();
    assertThat(subject(mail)).isEqualTo("[Quaymaster] " + id + " Let the deployer push");
    assertThat(text(mail))
        .contains("It waits for a review, and you wrote no part of it.")
        .contains("https://console.example.org/changes/" + id.number())
        .contains("https://console.example.org/account/notifications");
    assertThat(header(mail, "From")).isEqualTo("Quaymaster <console@example.org>");
    assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(header(mail, "Content-Type")).startsWith("text/plain");
    assertThat(mailsOf(As.AUTHOR)).isEmpty();
  }

  @Test
  void whoever_approved_is_told_when_that_does_not_count_any_more() {
    wants(As.REVIEWER, MailChoice.WAITING);
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    work.settle();
    approve(As.REVIEWER, id);
    work.settle();
    assertThat(mailsOf(As.REVIEWER)).hasSize(1);

    revise(id, policy, new VersionNumber(2), WIDEST);
    work.settle();
    check(id);
    work.settle();

    assertThat(mailsOf(As.REVIEWER)).hasSize(2);
    assertThat(text(mailsOf(As.REVIEWER).getLast()))
        .contains("Your approval does not count any more");
  }

  @Test
  void checks_that_run_again_are_no_news_to_whoever_was_asked_already() {
    wants(As.REVIEWER, MailChoice.WAITING);
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    work.settle();

    revise(id, policy, new VersionNumber(2), WIDEST);
    work.settle();
    check(id);
    work.settle();

    assertThat(mailsOf(As.REVIEWER)).hasSize(1);
  }

  @Test
  void an_author_is_told_of_the_last_approval_and_its_reviewer_is_not() {
    wants(As.AUTHOR, MailChoice.WAITING);
    wants(As.REVIEWER, MailChoice.WAITING);
    ChangeId id = inReview(aPolicy(), WIDER);
    work.settle();
    approve(As.REVIEWER, id);
    As second = As.reviewer("sunniva");
    person(second);
    approve(second, id);

    work.settle();

    assertThat(mailsOf(As.AUTHOR)).hasSize(1);
    assertThat(text(mailsOf(As.AUTHOR).getFirst()))
        .contains("It has its approvals and can be activated.");
    assertThat(mailsOf(As.REVIEWER)).hasSize(1);
  }

  @Test
  void an_emergency_is_told_to_whoever_is_to_review_it() {
    wants(As.REVIEWER, MailChoice.WAITING);
    wants(As.ADMIN, MailChoice.NONE);
    ChangeId id = inReview(aPolicy(), WIDER);
    work.settle();

    EMERGENCY.run(() -> activation.breakGlass(id, proposals(id), "INC-7", "Production stands"));
    work.settle();

    assertThat(mailsOf(As.REVIEWER)).hasSize(2);
    MimeMessage mail = mailsOf(As.REVIEWER).getLast();
    assertThat(subject(mail)).contains("Emergency: " + id);
    assertThat(text(mail)).contains("kaja activated it without its approvals; review that.");
    assertThat(mailsOf(As.ADMIN)).isEmpty();
  }

  @Test
  void who_wants_everything_is_told_of_every_deed_but_their_own() {
    wants(As.AUTHOR, MailChoice.ALL);
    wants(As.ADMIN, MailChoice.ALL);
    wants(As.REVIEWER, MailChoice.WAITING);

    happens("Two approvals for everything");
    work.settle();

    assertThat(mailsOf(As.AUTHOR)).hasSize(1);
    assertThat(text(mailsOf(As.AUTHOR).getFirst()))
        .contains("tiers proposed by ines", "“Two approvals for everything”");
    assertThat(mailsOf(As.ADMIN)).isEmpty();
    assertThat(mailsOf(As.REVIEWER)).isEmpty();
  }

  @Test
  void who_was_disabled_or_lost_the_role_since_then_gets_nothing() {
    As second = As.reviewer("sunniva");
    person(second);
    wants(As.REVIEWER, MailChoice.WAITING);
    wants(second, MailChoice.ALL);
    inReview(aPolicy(), WIDER);
    List<Target> due = work.look();
    assertThat(due).hasSize(2);

    disable(second);
    As.ADMIN.run(() -> accounts.changeRoles(revision(As.REVIEWER), Set.of(ConsoleRole.VIEWER)));
    due.forEach(work::deliver);

    assertThat(mailsOfAll()).isZero();
    assertThat(As.ADMIN.call(() -> mails.deliveries(50)))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.status()).isEqualTo(Status.DROPPED));
  }

  @Test
  void what_people_write_is_never_taken_for_a_header_or_another_line() {
    wants(As.AUTHOR, MailChoice.ALL);

    happens("Agreed\r\nBcc: eve@example.org\r\n\r\n<b>Click</b>\u202e\r\n.\r\nQUIT");
    work.settle();

    assertThat(mailsOfAll()).isEqualTo(1);
    MimeMessage mail = mailsOf(As.AUTHOR).getFirst();
    assertThat(header(mail, "Bcc")).isEmpty();
    assertThat(text(mail).lines())
        .anyMatch(
            line -> line.endsWith("“Agreed Bcc: eve@example.org <b>Click</b>⟨U+202E⟩ . QUIT”"));
  }

  @Test
  void a_mail_server_that_is_away_fails_no_deed_and_is_asked_again() {
    wants(As.AUTHOR, MailChoice.ALL);
    int port = sender.getPort();
    sender.setPort(NO_SERVER);
    try {
      happens("While it is away");
      work.settle();
    } finally {
      sender.setPort(port);
    }
    Delivery waiting = As.ADMIN.call(() -> mails.deliveries(50)).getFirst();
    assertThat(waiting.status()).isEqualTo(Status.WAITING);
    assertThat(waiting.note()).startsWith("The mail server did not take it");

    work.settle();
    assertThat(mailsOfAll()).isZero();
    clock.forward(Duration.ofMinutes(1));
    work.settle();
    assertThat(mailsOf(As.AUTHOR)).hasSize(1);
  }

  @Test
  void the_same_mail_has_the_same_id_however_often_it_comes() {
    wants(As.AUTHOR, MailChoice.ALL);
    happens("Once");
    work.settle();

    Delivery delivery = As.ADMIN.call(() -> mails.deliveries(50)).getFirst();
    assertThat(header(mailsOf(As.AUTHOR).getFirst(), "Message-ID"))
        .isEqualTo("<" + delivery.id() + "@console.example.org>");
  }

  @Test
  void an_administrator_tries_the_mail_server() {
    assertThatThrownBy(() -> As.ADMIN.call(() -> mails.sendTest()))
        .isInstanceOf(NotificationException.class)
        .hasMessageContaining("Say first where your mails go");
    wants(As.ADMIN, MailChoice.NONE);

    assertThat(As.ADMIN.call(() -> mails.sendTest())).isEmpty();

    assertThat(mailsOf(As.ADMIN)).hasSize(1);
    int port = sender.getPort();
    sender.setPort(NO_SERVER);
    try {
      assertThat(As.ADMIN.call(() -> mails.sendTest()))
          .hasValueSatisfying(why -> assertThat(why).startsWith("The mail server did not take it"));
    } finally {
      sender.setPort(port);
    }
  }

  @Test
  void the_state_of_mail_is_for_administrators_and_ones_own_choice_for_everybody() {
    assertThatThrownBy(() -> As.AUTHOR.call(() -> mails.state()))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> As.AUTHOR.call(() -> mails.sendTest()))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(As.ADMIN.call(() -> mails.state().isOn())).isTrue();

    assertThat(As.VIEWER.call(() -> own.mine())).isEqualTo(OwnChoice.FIRST);
    OwnChoice none = new OwnChoice(MailChoice.NONE, Optional.empty());
    As.VIEWER.run(() -> own.choose(none));
    assertThat(As.VIEWER.call(() -> own.mine())).isEqualTo(none);
  }

  @Test
  void addresses_stay_out_of_the_audit_trail() {
    wants(As.REVIEWER, MailChoice.WAITING);

    assertThat(trail("NOTIFICATIONS_CHOSEN").getFirst().reason())
        .isEqualTo("What waits for me, to another address");
  }
}
