package io.quaymaster.console.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.access.EffectiveChanges;
import io.quaymaster.console.access.EffectiveChanges.Answer;
import io.quaymaster.console.audit.AuditFilter;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.Activate;
import io.quaymaster.console.catalog.Appointment;
import io.quaymaster.console.catalog.AsIf;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.CreatePrincipal;
import io.quaymaster.console.catalog.MoveAccount;
import io.quaymaster.console.catalog.OrganizationCatalog;
import io.quaymaster.console.catalog.OrganizationId;
import io.quaymaster.console.catalog.PolicyAttachments;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalId;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositoryName;
import io.quaymaster.console.catalog.UnitId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.As;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Attaching a policy, joining a group and moving an account change access without a text being
/// changed: it is foretold, it has a reason, and somebody else looks at it. On whichever database.
abstract class AccessNoticeContract extends ReviewSetting {
  private static final AccountId ACCOUNT = new AccountId("640000000001");
  private static final String ALLOW =
      """
      {"Version": "2012-10-17", "Statement": [{"Sid": "Pull", "Effect": "Allow", "Action": "ecr:*", "Resource": "*"}]}
      """;

  private static final String DENY =
      """
      {"Version": "2012-10-17", "Statement": [{"Sid": "Quiet", "Effect": "Deny", "Action": "ecr:*", "Resource": "*"}]}
      """;

  private static final String INSIDE_FROM_THE_NET =
      """
      {"Version": "2012-10-17", "Statement": [{"Sid": "Inside", "Effect": "Allow", "Action": "ecr:*", "Resource": "*",
        "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-notices0003"}, "IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}}]}
      """;

  @Autowired PolicyAttachments attachments;
  @Autowired PrincipalCatalog principals;
  @Autowired AccessNotices accessNotices;
  @Autowired OrganizationCatalog organizations;
  @Autowired EffectiveChanges effective;
  @Autowired Inbox inbox;

  /// What other tests did has been looked at.
  @BeforeEach
  void nothing_waits() {
    jdbc.sql(
            """
            insert into access_notice_review (notice_id, reviewed_by, reviewed_by_name, at, words)
            select n.id, 'somebody', 'somebody', n.at, '' from access_notice n
            where not exists (select 1 from access_notice_review r where r.notice_id = n.id)
            """)
        .update();
  }

  @Test
  void what_is_attached_is_foretold_told_to_others_and_looked_at_by_one_of_them() {
    AttachmentTarget loader =
        As.ADMIN.call(() -> {
          registries.createAccount(ACCOUNT, "Yard", null, false);
          RegistryId registry = RegistryId.of("aws", ACCOUNT, "eu-central-1");
          registries.createRegistry(registry);
          registries.createRepository(
              new RepositoryId(registry, new RepositoryName("yard/crane")), Map.of());
          return new AttachmentTarget.ToPrincipal(
              principals
                  .create(
                      new CreatePrincipal(
                          ACCOUNT, PrincipalKind.ROLE, "/", "loader", Map.of(), false))
                  .id());
        });
    PolicyId policy =
        As.AUTHOR.call(() ->
            policies
                .create(new PolicyPlace.InAccount(ACCOUNT), PolicyType.IDENTITY_POLICY, "Crane")
                .id());
    save(As.AUTHOR, policy, null, ALLOW);
    As.ADMIN.run(
        () -> unreviewed.activate(new Activate(policy, VersionNumber.FIRST, null, "First")));

    assertThat(moved(policy, loader, true)).isEqualTo(1);
    assertThatThrownBy(() -> As.ADMIN.run(() -> attachments.attach(policy, loader, " ")))
        .isInstanceOf(CatalogException.class)
        .message()
        .contains("the reason is missing");
    As.ADMIN.run(() -> attachments.attach(policy, loader, "The crane moves."));
    assertThat(moved(policy, loader, false)).isEqualTo(1);
    assertThat(told(policy).getFirst())
        .satisfies(entry -> {
          assertThat(entry.what()).isEqualTo("POLICY_ATTACHED");
          assertThat(entry.reason()).isEqualTo("The crane moves.");
        });

    AccessNotice notice = As.VIEWER.call(() -> accessNotices.of(policy)).notices().getFirst();
    assertThat(notice.words()).isEqualTo("ines attached it: “The crane moves.”");
    assertThat(waits(As.REVIEWER)).isTrue();
    assertThat(waits(HEDDA)).isTrue();
    assertThat(waits(As.ADMIN)).as("it was ines").isFalse();
    assertThat(waits(As.VIEWER)).isFalse();
    refused(() -> As.ADMIN.run(() -> accessNotices.settle(notice.number(), "")), "yourself");
    refused(() -> As.AUTHOR.run(() -> accessNotices.settle(notice.number(), "")), "reviewer");

    As.REVIEWER.run(() -> accessNotices.settle(notice.number(), "Fine."));
    assertThat(waits(HEDDA)).isFalse();
    assertThat(told(policy).getFirst().what()).isEqualTo("ATTACHMENT_REVIEWED");
    refused(() -> HEDDA.run(() -> accessNotices.settle(notice.number(), "")), "Somebody else");
    assertThatThrownBy(() -> jdbc.sql("delete from access_notice_review").update())
        .rootCause()
        .message()
        .contains("is refused");
  }

  private boolean waits(As who) {
    return who.call(inbox::mine).stream().anyMatch(Inbox.Item.OfAccess.class::isInstance);
  }

  private List<AuditEntry> told(PolicyId policy) {
    return told("policy", policy.toString());
  }

  private List<AuditEntry> told(String kind, String subject) {
    return As.AUDITOR.call(() -> audit.entriesOn(kind, subject, 10));
  }

  @Test
  void who_joins_a_group_is_foretold_told_to_others_and_looked_at_by_one_of_them() {
    AccountId account = anAccountWithARepository("650000000001");
    PrincipalId group = principal(account, PrincipalKind.GROUP, "cranes");
    PrincipalId user = principal(account, PrincipalKind.USER, "pia");
    attached(account, new AttachmentTarget.ToPrincipal(group));

    AsIf.Member member = new AsIf.Member(user, group, true);
    assertThat(moved(member)).containsExactly("pia gains");
    refusedWithoutReason(() -> principals.join(group, user, " "));
    As.ADMIN.run(() -> principals.join(group, user, "She runs the crane."));
    assertThat(moved(member)).isEmpty();

    AccessNotice notice = As.VIEWER.call(() -> accessNotices.of(user)).notices().getFirst();
    assertThat(notice.title()).isEqualTo("User pia → group cranes of Harbour");
    assertThat(notice.words()).isEqualTo("ines put the user into the group: “She runs the crane.”");
    assertThat(As.VIEWER.call(() -> accessNotices.of(group)).notices()).containsExactly(notice);
    assertThat(waits(As.REVIEWER)).isTrue();
    assertThat(waits(As.ADMIN)).as("it was ines").isFalse();
    refused(() -> As.ADMIN.run(() -> accessNotices.settle(notice.number(), "")), "yourself");
    As.REVIEWER.run(() -> accessNotices.settle(notice.number(), "She does."));
    assertThat(waits(HEDDA)).isFalse();
    assertThat(told("principal", user.toString()).getFirst())
        .satisfies(entry -> {
          assertThat(entry.what()).isEqualTo("MEMBERSHIP_REVIEWED");
          assertThat(entry.reason()).isEqualTo("She does.");
        });

    assertThat(moved(new AsIf.Member(user, group, false))).containsExactly("pia loses");
    refusedWithoutReason(() -> principals.leave(group, user, ""));
    As.ADMIN.run(() -> principals.leave(group, user, "She left."));
    assertThat(told("principal", user.toString()).getFirst().reason()).isEqualTo("She left.");
    assertThat(waits(HEDDA)).isTrue();
  }

  @Test
  void what_a_user_has_of_another_group_too_it_keeps_when_it_leaves() {
    AccountId account = anAccountWithARepository("650000000002");
    PrincipalId one = principal(account, PrincipalKind.GROUP, "cranes");
    PrincipalId other = principal(account, PrincipalKind.GROUP, "loaders");
    PrincipalId user = principal(account, PrincipalKind.USER, "pia");
    PolicyId policy = attached(account, new AttachmentTarget.ToPrincipal(one));
    As.ADMIN.run(() -> {
      attachments.attach(policy, new AttachmentTarget.ToPrincipal(other), "Both");
      principals.join(one, user, "Both");
    });
    assertThat(moved(new AsIf.Member(user, other, true))).isEmpty();
    As.ADMIN.run(() -> principals.join(other, user, "Both"));
    assertThat(moved(new AsIf.Member(user, one, false))).isEmpty();
  }

  @Test
  void where_an_account_goes_is_foretold_told_to_others_and_looked_at_by_one_of_them() {
    AccountId account = anAccountWithARepository("650000000003");
    PrincipalId role = principal(account, PrincipalKind.ROLE, "loader");
    attached(account, new AttachmentTarget.ToPrincipal(role));
    UnitId root = new UnitId("r-nt01");
    UnitId quiet = new UnitId("ou-nt01-quietabc");
    As.ADMIN.run(() -> {
      organizations.create(new OrganizationId("o-notices0001"), "Notices", root, null);
      organizations.createUnit(quiet, root, "Quiet");
    });
    inForce(
        new PolicyPlace.InOrganization(new OrganizationId("o-notices0001")),
        PolicyType.SCP,
        DENY,
        new AttachmentTarget.ToUnit(quiet));

    assertThat(moved(new AsIf.Placed(account, root, false))).isEmpty();
    assertThat(moved(new AsIf.Placed(account, quiet, false))).containsExactly("loader loses");
    refusedWithoutReason(() -> organizations.move(new MoveAccount(account, null, quiet, "")));
    As.ADMIN.run(() -> organizations.move(new MoveAccount(account, null, quiet, "It is closed.")));
    AccessNotice notice = As.VIEWER.call(() -> accessNotices.of(account)).notices().getFirst();
    assertThat(notice.title()).isEqualTo("Account Harbour → Quiet (ou-nt01-quietabc)");
    assertThat(notice.words()).isEqualTo("ines moved the account: “It is closed.”");
    assertThat(waits(As.REVIEWER)).isTrue();
    As.REVIEWER.run(() -> accessNotices.settle(notice.number(), ""));
    assertThat(waits(HEDDA)).isFalse();

    assertThat(moved(new AsIf.Placed(account, quiet, true))).containsExactly("loader gains");
    assertThat(moved(new AsIf.Placed(account, null, false))).containsExactly("loader gains");
    As.ADMIN.run(() -> organizations.move(new MoveAccount(account, quiet, null, "It is sold.")));
    assertThat(told("account", account.digits()).getFirst().reason()).isEqualTo("It is sold.");
    assertThat(As.VIEWER.call(() -> accessNotices.of(account)).notices())
        .extracting(AccessNotice::title)
        .containsExactly("Account Harbour, without its FullAWSAccess");
    assertThat(As.AUDITOR.call(() -> audit.entries(detached(), 0, 1)))
        .singleElement()
        .extracting(AuditEntry::reason)
        .isEqualTo("It is sold.");
  }

  @Test
  void who_names_the_management_account_says_why() {
    AccountId account = anAccountWithARepository("650000000004");
    OrganizationId id = new OrganizationId("o-notices0002");
    As.ADMIN.run(() -> organizations.create(id, "Notices", new UnitId("r-nt02"), null));
    refusedWithoutReason(() -> organizations.appoint(id, new Appointment(account, "")));
    As.ADMIN.run(() -> organizations.appoint(id, new Appointment(account, "It pays.")));
    assertThat(As.VIEWER.call(() -> accessNotices.of(account)).notices())
        .extracting(AccessNotice::words)
        .containsExactly("ines named the management account: “It pays.”");
  }

  @Test
  void a_condition_that_nobody_can_answer_is_followed_into_the_other_organization() {
    AccountId account = anAccountWithARepository("650000000005");
    PrincipalId role = principal(account, PrincipalKind.ROLE, "loader");
    OrganizationId id = new OrganizationId("o-notices0003");
    UnitId root = new UnitId("r-nt03");
    As.ADMIN.run(() -> organizations.create(id, "Notices", root, null));
    inForce(
        new PolicyPlace.InAccount(account),
        PolicyType.IDENTITY_POLICY,
        INSIDE_FROM_THE_NET,
        new AttachmentTarget.ToPrincipal(role));

    assertThat(moved(new AsIf.Placed(account, root, false))).containsExactly("loader gains");
  }

  @Test
  void an_inbox_lists_the_oldest_and_counts_the_rest() {
    AccountId account = anAccountWithARepository("650000000006");
    PrincipalId group = principal(account, PrincipalKind.GROUP, "cranes");
    for (int i = 0; i < 23; i++) {
      PrincipalId user = principal(account, PrincipalKind.USER, "pia" + i);
      As.ADMIN.run(() -> principals.join(group, user, "She runs the crane."));
    }
    List<Inbox.Item> items = As.REVIEWER.call(inbox::mine);
    assertThat(items).filteredOn(Inbox.Item.OfAccess.class::isInstance).hasSize(20);
    assertThat(items).contains(new Inbox.Item.MoreOfAccess(3));
    AccessNotices.Open open = As.VIEWER.call(() -> accessNotices.of(group));
    assertThat(open.notices()).hasSize(20);
    assertThat(open.more()).isEqualTo(3);
    As.REVIEWER.run(() -> accessNotices.settle(open.notices().getFirst().number(), ""));
    assertThat(As.VIEWER.call(() -> accessNotices.of(group)).more()).isEqualTo(2);
  }

  private static void refusedWithoutReason(Runnable deed) {
    assertThatThrownBy(() -> As.ADMIN.run(deed))
        .isInstanceOf(CatalogException.class)
        .message()
        .contains("the reason is missing");
  }

  private AccountId anAccountWithARepository(String digits) {
    AccountId account = new AccountId(digits);
    RegistryId registry = RegistryId.of("aws", account, "eu-central-1");
    As.ADMIN.run(() -> {
      registries.createAccount(account, "Harbour", null, false);
      registries.createRegistry(registry);
      registries.createRepository(
          new RepositoryId(registry, new RepositoryName("harbour/crane")), Map.of());
    });
    return account;
  }

  private PrincipalId principal(AccountId account, PrincipalKind kind, String name) {
    return As.ADMIN
        .call(
            () -> principals.create(new CreatePrincipal(account, kind, "/", name, Map.of(), false)))
        .id();
  }

  /// What everything is allowed by, which nobody has to look at.
  private PolicyId attached(AccountId account, AttachmentTarget target) {
    return inForce(new PolicyPlace.InAccount(account), PolicyType.IDENTITY_POLICY, ALLOW, target);
  }

  private PolicyId inForce(
      PolicyPlace place, PolicyType type, String text, AttachmentTarget target) {
    PolicyId policy = As.AUTHOR.call(() -> policies.create(place, type, "Crane", target).id());
    save(As.AUTHOR, policy, null, text);
    As.ADMIN.run(
        () -> unreviewed.activate(new Activate(policy, VersionNumber.FIRST, null, "First")));
    return policy;
  }

  private static AuditFilter detached() {
    return new AuditFilter("", "", "POLICY_DETACHED", "", null, null);
  }

  /// Who gains or loses anything, in the order of the file.
  private List<String> moved(AsIf asIf) {
    return As.VIEWER
        .call(() -> effective.changes(asIf, Clock.systemUTC().instant(), percent -> {}))
        .principals()
        .stream()
        .flatMap(one -> directions(one).stream().map(way -> one.principal().name() + way))
        .toList();
  }

  private static Set<String> directions(EffectiveChanges.PrincipalChanges one) {
    Set<String> ways = new TreeSet<>();
    one.repositories().stream()
        .flatMap(repository -> repository.tasks().values().stream())
        .forEach(change -> {
          assertThat(change.decided()).isTrue();
          if (change.gained()) {
            ways.add(" gains");
          }
          if (change.lost()) {
            ways.add(" loses");
          }
        });
    return ways;
  }

  /// How many principals gain or lose anything.
  private int moved(PolicyId policy, AttachmentTarget target, boolean attach) {
    Policy text =
        ((ParseOutcome.Parsed)
                PolicyParser.parse(new SourceText(ALLOW), PolicyType.IDENTITY_POLICY))
            .policy();
    return As.VIEWER.call(() -> {
      Answer answer =
          effective.changes(
              new EffectiveChanges.Move(
                  policies.policy(policy).orElseThrow(),
                  text,
                  target,
                  attach,
                  Clock.systemUTC().instant()),
              percent -> {});
      return (int)
          answer.principals().stream()
              .filter(one ->
                  one.repositories().stream()
                      .flatMap(repository -> repository.tasks().values().stream())
                      .anyMatch(change -> change.gained() || change.lost()))
              .count();
    });
  }
}
