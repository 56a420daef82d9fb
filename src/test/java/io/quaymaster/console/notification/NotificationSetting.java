package io.quaymaster.console.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.quaymaster.console.MovingClock;
import io.quaymaster.console.audit.AuditFilter;
import io.quaymaster.console.audit.AuditTrail;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.Activate;
import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositoryName;
import io.quaymaster.console.catalog.SaveVersion;
import io.quaymaster.console.catalog.Unreviewed;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.AccountRevision;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.review.ChangeActivation;
import io.quaymaster.console.review.ChangeFilter;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.ChangeState;
import io.quaymaster.console.review.OpenChange;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.review.Reviews;
import io.quaymaster.console.review.ReviseText;
import io.quaymaster.console.review.RunChecks;
import io.quaymaster.console.review.TiersChanged;
import io.quaymaster.iam.policy.PolicyType;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// A console with a mail server and a receiver of webhooks, both real, that delivers when a test
/// says so.
@SpringBootTest(
    properties = {
      "quaymaster.sample=false",
      "quaymaster.notifications.deliver=false",
      "quaymaster.public-address=https://console.example.org/",
      "quaymaster.mail.from=console@example.org",
      "quaymaster.webhooks.allowed-networks=127.0.0.0/8",
      "quaymaster.webhooks.timeout=1s",
      "spring.mail.host=127.0.0.1"
    })
@Import({MovingClock.class, Unreviewed.class})
abstract class NotificationSetting {
  private static final AtomicInteger NEXT = new AtomicInteger(1);
  private static final GreenMail MAIL = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

  static final String PULL =
      """
      {
        "Version": "2012-10-17",
        "Statement": [{
          "Sid": "Pull",
          "Effect": "Allow",
          "Principal": {"AWS": "arn:aws:iam::222233334444:role/deployer"},
          "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        }]
      }
      """;

  static final String WIDER =
      PULL.replace("\"ecr:BatchGetImage\"", "\"ecr:BatchGetImage\", \"ecr:PutImage\"");
  static final String WIDEST =
      PULL.replace("\"ecr:BatchGetImage\"", "\"ecr:BatchGetImage\", \"ecr:DeleteRepository\"");

  @Autowired Webhooks webhooks;
  @Autowired Mails mails;
  @Autowired OwnNotifications own;
  @Autowired DeliveryWork work;
  @Autowired DeliveryRows deliveries;
  @Autowired ChangeRequests changes;

  final List<Proposal> proposals(ChangeId id) {
    return As.VIEWER.call(() -> changes.page(id)).orElseThrow().change().proposals();
  }

  @Autowired Reviews reviews;
  @Autowired ChangeActivation activation;
  @Autowired PolicyCatalog policies;
  @Autowired Unreviewed unreviewed;
  @Autowired RegistryCatalog registries;
  @Autowired UserAccounts accounts;
  @Autowired AuditTrail audit;
  @Autowired JdbcClient jdbc;
  @Autowired MovingClock clock;
  @Autowired ApplicationContext console;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transactions;

  final Receiver receiver = new Receiver();

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry properties) {
    if (!MAIL.isRunning()) {
      MAIL.start();
    }
    properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
  }

  @BeforeEach
  void begin() throws Exception {
    clock.reset();
    for (String table :
        List.of(
            "notification_delivery",
            "notification_event",
            "notification_inbox",
            "notification_choice",
            "webhook",
            "user_role",
            "user_account")) {
      jdbc.sql("delete from " + table).update();
    }
    MAIL.purgeEmailFromAllMailboxes();
    person(As.ADMIN);
    person(As.AUTHOR);
    person(As.REVIEWER);
  }

  /// What was approved is left to nobody: it would move, and be told, with the next test's people.
  @AfterEach
  void end() {
    receiver.close();
    ChangeFilter open =
        new ChangeFilter(
            "",
            Set.of(
                ChangeState.DRAFT, ChangeState.CHECKING, ChangeState.IN_REVIEW, ChangeState.READY),
            "",
            null);
    As.ADMIN.run(() ->
        changes
            .list(open, new Window(0, 1_000))
            .forEach(change -> changes.withdraw(change.id(), "The test is over.")));
  }

  /// Somebody with a password of their own.
  void person(As who) {
    UserId id = new UserId(who.name());
    String once =
        As.ADMIN.call(() -> accounts.create(id, who.name(), Set.of(who.role()))).password();
    who.run(() -> accounts.changeOwnPassword(once, "harbour lights at dusk"));
  }

  void disable(As who) {
    new As("kim", ConsoleRole.ADMIN).run(() -> accounts.disable(revision(who)));
  }

  AccountRevision revision(As who) {
    return As.ADMIN.call(
        () -> AccountRevision.of(accounts.account(new UserId(who.name())).orElseThrow()));
  }

  void wants(As who, MailChoice choice) {
    who.run(() ->
        own.choose(
            new OwnChoice(choice, Optional.of(new MailAddress(who.name() + "@example.org")))));
  }

  /// A repository policy of its own, with [#PULL] in force as v1.
  PolicyId aPolicy() {
    AccountId account = new AccountId(String.format("%012d", 800_000 + NEXT.getAndIncrement()));
    RegistryId registry = RegistryId.of("aws", account, "eu-central-1");
    RepositoryId repository =
        new RepositoryId(registry, new RepositoryName("depot/scanner-gateway"));
    As.ADMIN.run(() -> {
      registries.createAccount(account, "Depot systems", null, false);
      registries.createRegistry(registry);
      registries.createRepository(repository, Map.of());
    });
    PolicyId policy =
        As.AUTHOR.call(() -> {
          PolicyId id =
              policies
                  .create(
                      new PolicyPlace.OnRepository(repository), PolicyType.REPOSITORY_POLICY, "")
                  .id();
          policies.save(new SaveVersion(id, null, PULL, "First"));
          return id;
        });
    As.ADMIN.run(
        () -> unreviewed.activate(new Activate(policy, VersionNumber.FIRST, null, "First")));
    return policy;
  }

  /// A change request of [As#AUTHOR] whose checks are done.
  ChangeId inReview(PolicyId policy, String text) {
    ChangeId id =
        As.AUTHOR.call(() ->
            changes.open(
                new OpenChange(
                    "Let the deployer push",
                    "",
                    List.of(new Proposal(policy, VersionNumber.FIRST, VersionNumber.FIRST)))));
    revise(id, policy, VersionNumber.FIRST, text);
    As.AUTHOR.run(() -> changes.submit(id));
    check(id);
    return id;
  }

  void revise(ChangeId id, PolicyId policy, VersionNumber head, String text) {
    As.AUTHOR.run(() -> changes.revise(new ReviseText(id, policy, head, text, "Better")));
  }

  void check(ChangeId id) {
    RunChecks.of(id, console);
  }

  void approve(As who, ChangeId id) {
    ContentHash seen = As.VIEWER.call(() -> changes.page(id)).orElseThrow().seen().orElseThrow();
    who.run(() -> reviews.approve(id, seen, "It is right."));
  }

  /// Something that is told, done by an administrator.
  void happens(String reason) {
    As.ADMIN.run(() ->
        transactions.executeWithoutResult(
            status -> events.publishEvent(new TiersChanged("TIERS_PROPOSED", 7, reason))));
  }

  WebhookSecret webhook(EventKind... kinds) {
    return As.ADMIN.call(
        () -> webhooks.add(new WebhookDraft("Chat", receiver.url(), Set.of(kinds))));
  }

  Webhook stored(WebhookSecret secret) {
    return As.ADMIN.call(() -> webhooks.find(secret.webhook())).orElseThrow();
  }

  List<Delivery> sent(WebhookSecret to) {
    return As.ADMIN.call(() -> webhooks.deliveries(to.webhook(), 50));
  }

  /// What arrived for somebody, oldest first.
  static List<MimeMessage> mailsOf(As who) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(mail -> to(mail).equals(who.name() + "@example.org"))
        .toList();
  }

  static int mailsOfAll() {
    return MAIL.getReceivedMessages().length;
  }

  static String to(MimeMessage mail) {
    return header(mail, "To");
  }

  static String header(MimeMessage mail, String name) {
    try {
      return mail.getHeader(name, "\n") == null ? "" : mail.getHeader(name, "\n");
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(MimeMessage mail) {
    try {
      return mail.getContent().toString();
    } catch (java.io.IOException | jakarta.mail.MessagingException e) {
      throw new IllegalStateException(GreenMailUtil.getWholeMessage(mail), e);
    }
  }

  List<AuditEntry> trail(String what) {
    return As.ADMIN.call(
        () -> audit.entries(new AuditFilter("", "", what, "", null, null), 0, 1_000));
  }
}
